package org.homeostat.control;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.homeostat.expression.Evaluation;
import org.homeostat.expression.Expression;
import org.homeostat.expression.Parser;
import org.homeostat.expression.PlainArithmetic;
import org.homeostat.expression.Shape;
import org.homeostat.expression.Tensor;
import org.homeostat.kernel.Execution;
import org.homeostat.noise.Normals;
import org.homeostat.noise.Pairing;
import org.homeostat.noise.Source;
import org.homeostat.solver.Ensemble;
import org.homeostat.solver.Measure;
import org.homeostat.solver.Progress;
import org.homeostat.solver.RefusedException;
import org.homeostat.solver.Simulation;
import org.homeostat.solver.Solver;
import org.homeostat.system.Differential;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.Variable;

/// From where a system, often a closed loop, ends near a fixed point: starts are drawn evenly from
/// a box and followed for a while.
///
/// ```
/// AttractedShare share =
///     RegionOfAttraction.of(system, fixedPoint.point(), 0.01)
///         .from("x", -2, 2)
///         .estimate(Sampling.of(1000, 1, 0.01, 20));
/// Interval interval = share.interval(0.95);
/// ```
///
/// Start k depends on the seed and k alone. States outside the box start at the fixed point. The
/// starts are independent, which the interval of the share needs.
///
/// @param target the fixed point, with the values of inputs and parameters
/// @param radius the Euclidean distance from it that counts as near
/// @param within the states whose distance counts
/// @param box the edges of the box, by state
public record RegionOfAttraction(
    DynamicalSystem system,
    OperatingPoint target,
    double radius,
    List<String> within,
    Map<String, Interval> box) {
  private static final Expression EVENLY = Parser.parse("(1 + erf(z/sqrt(2)))/2");

  public RegionOfAttraction {
    target.check(system);
    if (!(radius > 0)) {
      throw new RefusedException("a radius of " + radius, "a radius is greater than 0");
    }
    within = List.copyOf(within);
    box = Collections.unmodifiableMap(new LinkedHashMap<>(box));
    within.forEach(name -> state(system, name));
    box.keySet().forEach(name -> state(system, name));
  }

  /// With a box of no extent; the distance of all states counts.
  public static RegionOfAttraction of(
      DynamicalSystem system, OperatingPoint target, double radius) {
    List<String> all = system.states().stream().map(Variable::name).toList();
    return new RegionOfAttraction(system, target, radius, all, Map.of());
  }

  /// The same with a state, each of its elements, starting between these values.
  public RegionOfAttraction from(String state, double low, double high) {
    Map<String, Interval> larger = new LinkedHashMap<>(box);
    larger.put(state, new Interval(low, high));
    return new RegionOfAttraction(system, target, radius, within, larger);
  }

  /// The same with the distance of these states alone.
  public RegionOfAttraction within(String... states) {
    return new RegionOfAttraction(system, target, radius, List.of(states), box);
  }

  /// The same with the noise set aside: what the drift does.
  public RegionOfAttraction noiseless() {
    List<Differential> drifts =
        system.equations().stream()
            .map(each -> new Differential(each.state(), each.drift(), new TreeMap<>()))
            .toList();
    DynamicalSystem still =
        system.withLaws(system.definitions(), drifts, system.outputs()).withNoise(List.of());
    return new RegionOfAttraction(still, target, radius, within, box);
  }

  /// Draws starts and follows them.
  ///
  /// @throws RefusedException if the method does not fit the system
  public AttractedShare estimate(Sampling sampling) {
    List<Element> seen =
        within.stream().flatMap(name -> Element.of(name, state(system, name).shape())).toList();
    Solver solver = solver(sampling, seen);
    Starts starts = new Starts();
    int attracted = 0;
    int diverged = 0;
    for (int k = 0; k < sampling.samples(); k++) {
      long seed = sampling.seed() + k;
      Ensemble ended = solver.run(starts.of(seed), seed, 1, Progress.NONE);
      boolean gone = !ended.divergences().isEmpty();
      diverged += gone ? 1 : 0;
      attracted += !gone && isNear(ended, seen, sampling.until()) ? 1 : 0;
    }
    return new AttractedShare(attracted, sampling.samples(), diverged);
  }

  private Solver solver(Sampling sampling, List<Element> seen) {
    Simulation simulation =
        Simulation.of(system)
            .method(sampling.method())
            .step(sampling.step())
            .until(sampling.until())
            .execution(Execution.PLAIN)
            .threads(1);
    target.values().forEach(simulation::set);
    for (Element element : seen) {
      String text = element.toString();
      List<Double> end = List.of(sampling.until());
      simulation.measure(new Measure(text, Measure.Kind.LAST, Parser.parse(text), end));
    }
    return simulation.compile();
  }

  private boolean isNear(Ensemble ended, List<Element> seen, double end) {
    Matrix middle = target.column(seen);
    double[] away = new double[seen.size()];
    for (int i = 0; i < away.length; i++) {
      away[i] = ended.measured(seen.get(i).toString(), end)[0] - middle.at(i, 0);
    }
    return new Matrix(away.length, 1, away).norm() <= radius;
  }

  private static Variable state(DynamicalSystem system, String name) {
    return system.states().stream()
        .filter(state -> state.name().equals(name))
        .findFirst()
        .orElseThrow(() ->
            new RefusedException(
                "'" + name + "' is not a state of " + system.name(),
                "the states are "
                    + String.join(", ", system.states().stream().map(Variable::name).toList())));
  }

  /// Starts drawn evenly from the box, by counters.
  private final class Starts {
    private final List<Element> drawn = new ArrayList<>();
    private final Normals normals;

    Starts() {
      box.keySet()
          .forEach(name -> Element.of(name, state(system, name).shape()).forEach(drawn::add));
      List<Source> sources =
          box.keySet().stream()
              .map(name -> new Source("start of " + name, state(system, name).shape().size()))
              .toList();
      normals = Normals.plain(sources, Pairing.STEPS);
    }

    Map<String, Tensor> of(long seed) {
      double[] row = new double[drawn.size()];
      normals.fill(row, 0, 1, new long[] {seed}, 1);
      Map<String, Tensor> starts = new LinkedHashMap<>();
      for (int i = 0; i < row.length; i++) {
        Element element = drawn.get(i);
        Interval edge = box.getOrDefault(element.variable(), new Interval(0, 0));
        Shape shape = element.shape();
        double share = evenly(row[i]);
        starts.computeIfAbsent(element.variable(), name -> Tensor.zeros(shape))
                .elements()[element.index()] =
            edge.low() + share * (edge.high() - edge.low());
      }
      return starts;
    }
  }

  /// The distribution function of the standard normal law makes a normal number an even one.
  private static double evenly(double normal) {
    Tensor z = Tensor.scalar(normal);
    return Evaluation.evaluate(PlainArithmetic.DOUBLE, EVENLY, name -> z).elements()[0];
  }
}
