package org.homeostat.studio.evolve;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.homeostat.control.AttractedShare;
import org.homeostat.control.Eigenvalue;
import org.homeostat.control.Element;
import org.homeostat.control.FixedPoint;
import org.homeostat.control.Interval;
import org.homeostat.control.OperatingPoint;
import org.homeostat.control.RegionOfAttraction;
import org.homeostat.control.Sampling;
import org.homeostat.control.Stability;
import org.homeostat.evolution.Genome;
import org.homeostat.evolution.Objective;
import org.homeostat.evolution.Sketch;
import org.homeostat.evolution.Trials;
import org.homeostat.solver.Course;
import org.homeostat.solver.Distribution;
import org.homeostat.solver.RefusedException;
import org.homeostat.studio.design.Still;
import org.homeostat.studio.study.Statistics;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.Variable;

/// Finds out whether a winner is what it seems. Everything is computed without noise but for the
/// costs at shorter steps, which are of the held-out kind of trajectories.
final class Trusting {
  private static final int PATHS = 64;

  private static final int FEWEST_PATHS = 8;

  /// The steps of all paths together, where there can be fewer of these: their noise is kept.
  private static final double MOST_STEPS = 3e6;

  private static final int STARTS = 200;

  /// How far from the fixed point starts are drawn, where the study does not vary a state.
  private static final double REACH = 1;

  /// What counts as near, in parts of the box.
  private static final double NEAR = 0.05;

  private final EvolveStudy study;
  private final Objective objective;
  private final List<Baseline> baselines;
  private final List<Trials> steps;

  Trusting(EvolveStudy study, Objective heldOut, List<Baseline> baselines) {
    this.study = study;
    this.objective = heldOut;
    this.baselines = baselines;
    Sketch sketch = study.search().sketch();
    Course course = heldOut.course();
    Course fine = course.refined(10);
    int paths = (int) Math.clamp(MOST_STEPS / fine.steps(), FEWEST_PATHS, PATHS);
    Trials tenth = Trials.draw(sketch, heldOut.along(fine), 0, paths);
    this.steps =
        List.of(
            tenth.coarsened(heldOut, 10),
            tenth.coarsened(heldOut.along(course.refined(2)), 5),
            tenth);
  }

  Trust of(Genome genome) {
    double[] costs =
        steps.stream().mapToDouble(each -> Statistics.mean(each.costs(genome))).toArray();
    double[] optimal =
        steps.stream()
            .mapToDouble(each ->
                baselines.isEmpty()
                    ? Double.NaN
                    : Statistics.mean(each.costs(baselines.getFirst().loop())))
            .toArray();
    var costly =
        new double[] {
          costs[1] / costs[0],
          costs[2] / costs[0],
          costs[0] / optimal[0],
          costs[1] / optimal[1],
          costs[2] / optimal[2]
        };
    DynamicalSystem loop =
        study.search().sketch().reduced(genome, objective.seen()).with(Still.SENSORS);
    try {
      FixedPoint found = FixedPoint.near(loop, OperatingPoint.of(loop));
      Map<String, Interval> box = box(loop, found.point());
      return trust(
          found.spectrum().eigenvalues(),
          found.stability(),
          values(found),
          "",
          box,
          attracted(loop, found.point(), box),
          costly);
    } catch (RefusedException refused) {
      return trust(
          List.of(),
          Stability.UNDECIDED,
          Map.of(),
          String.valueOf(refused.getMessage()),
          Map.of(),
          new AttractedShare(0, 0, 0),
          costly);
    }
  }

  private static Trust trust(
      List<Eigenvalue> eigenvalues,
      Stability stability,
      Map<String, Double> fixedPoint,
      String note,
      Map<String, Interval> box,
      AttractedShare attracted,
      double[] costs) {
    return new Trust(
        eigenvalues,
        stability,
        fixedPoint,
        note,
        box,
        attracted,
        costs[0],
        costs[1],
        costs[2],
        costs[3],
        costs[4]);
  }

  private static Map<String, Double> values(FixedPoint found) {
    Map<String, Double> values = new LinkedHashMap<>();
    for (Element element : found.plant().states()) {
      double value = found.point().value(element.variable()).elements()[element.index()];
      values.put(element.toString(), value);
    }
    return values;
  }

  /// The states of the plant: as the study varies them, or about the fixed point.
  private Map<String, Interval> box(DynamicalSystem loop, OperatingPoint point) {
    Map<String, Interval> box = new LinkedHashMap<>();
    String role = study.base().plant().role();
    for (Variable state : loop.states()) {
      boolean own = role.equals("system") || state.name().startsWith(role + ".");
      if (own && state.shape().isScalar()) {
        double middle = point.value(state.name()).elements()[0];
        box.put(
            state.name(),
            Optional.ofNullable(objective.vary().get(state.name()))
                .map(Trusting::range)
                .filter(range -> range.low() < range.high())
                .orElse(new Interval(middle - REACH, middle + REACH)));
      }
    }
    return box;
  }

  private static Interval range(Distribution distribution) {
    return switch (distribution) {
      case Distribution.Uniform(double low, double high) -> new Interval(low, high);
      case Distribution.Normal(double mean, double deviation) ->
          new Interval(mean - 2 * deviation, mean + 2 * deviation);
      case Distribution.Choice(List<Double> values) -> range(values);
      case Distribution.Cycle(List<Double> values) -> range(values);
      case Distribution.Shared(Distribution of, int _) -> range(of);
    };
  }

  private static Interval range(List<Double> values) {
    double low = values.stream().mapToDouble(each -> each).min().orElse(0);
    double high = values.stream().mapToDouble(each -> each).max().orElse(0);
    return new Interval(low, high);
  }

  private AttractedShare attracted(
      DynamicalSystem loop, OperatingPoint point, Map<String, Interval> box) {
    double width = 0;
    for (Interval edge : box.values()) {
      width = Math.max(width, (edge.high() - edge.low()) / 2);
    }
    if (width == 0) {
      return new AttractedShare(0, 0, 0);
    }
    var region = new RegionOfAttraction(loop, point, NEAR * width, List.copyOf(box.keySet()), box);
    Course course = objective.course();
    double until = course.steps() * course.step();
    return region.noiseless().estimate(Sampling.of(STARTS, 0, course.step(), until));
  }
}
