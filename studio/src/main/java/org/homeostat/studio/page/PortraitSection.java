package org.homeostat.studio.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.homeostat.control.Eigenvalue;
import org.homeostat.control.OperatingPoint;
import org.homeostat.control.RegionOfAttraction;
import org.homeostat.expression.Tensor;
import org.homeostat.solver.Course;
import org.homeostat.solver.Ensemble;
import org.homeostat.solver.Progress;
import org.homeostat.solver.RefusedException;
import org.homeostat.solver.Simulation;
import org.homeostat.solver.Solver;
import org.homeostat.studio.evolve.EvolveOutcome;
import org.homeostat.studio.report.Block;
import org.homeostat.studio.report.Hue;
import org.homeostat.studio.report.Phase;
import org.homeostat.studio.report.Row;
import org.homeostat.studio.report.Samples;
import org.homeostat.studio.report.Section;
import org.homeostat.studio.study.ArmOutcome;
import org.homeostat.system.DynamicalSystem;

/// The closed loop in the plane of the plant's first two states: where it goes without noise from a
/// grid of starts, and held-out paths over that.
final class PortraitSection {
  private static final int SIDE = 6;
  private static final int DENSE = 40;
  private static final int PATHS = 3;

  /// The grid reaches so many times as far as the held-out paths.
  private static final double REACH = 1.6;

  /// Starts are followed for so many times that of the slowest mode, if it is known.
  private static final double SETTLED = 7;

  /// A mode that is slower than this does not move while one looks.
  private static final double LEAST_RATE = 1e-6;

  private final EvolveOutcome outcome;
  private final ShownPaths paths;
  private final String x;
  private final String y;

  private PortraitSection(EvolveOutcome outcome, ShownPaths paths, String x, String y) {
    this.outcome = outcome;
    this.paths = paths;
    this.x = x;
    this.y = y;
  }

  /// None for a plant of fewer than two states.
  static Optional<Section> of(EvolveOutcome outcome, ShownPaths paths) {
    List<String> states = paths.plantStates();
    if (states.size() < 2) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new PortraitSection(outcome, paths, states.get(0), states.get(1)).section());
    } catch (RefusedException unsolvable) {
      return Optional.empty();
    }
  }

  private Section section() {
    List<Block> portraits = new ArrayList<>();
    double[] box = box();
    for (ShownPaths.Follower each : paths.all()) {
      portraits.add(portrait(each, box));
    }
    return new Section(
        "Phase portrait",
        "Where the closed loop goes without noise from a grid of starts, its other states where they"
            + " begin; behind it held-out paths with noise.",
        List.of(new Row(portraits)));
  }

  private Phase portrait(ShownPaths.Follower follower, double[] box) {
    List<Phase.Curve> curves = new ArrayList<>();
    Traces traces = follower.follow(0);
    for (long seed = 0; seed < paths(); seed++) {
      Traces path = follower.follow(seed);
      curves.add(
          new Phase.Curve(
              "held-out paths",
              Hue.ORANGE,
              Phase.Tint.FAINT,
              path.times(),
              path.values(x, 0, 0),
              path.values(y, 0, 0)));
    }
    curves.addAll(flow(follower.system(), box));
    return Phase.of(
        follower.name(), traces.axis(x), traces.axis(y), curves.toArray(new Phase.Curve[0]));
  }

  private long paths() {
    return Math.min(PATHS, outcome.study().heldOut().trajectories());
  }

  /// The noiseless system from each start of the grid.
  private List<Phase.Curve> flow(DynamicalSystem system, double[] box) {
    DynamicalSystem still =
        RegionOfAttraction.of(system, OperatingPoint.of(system), 1).noiseless().system();
    Course course = outcome.study().search().objective().course();
    double until = Math.min(course.step() * course.steps(), settled());
    Solver solver =
        Simulation.of(still)
            .method("rk4")
            .step(course.step())
            .until(until)
            .record(x, y)
            .threads(1)
            .compile();
    List<Phase.Curve> curves = new ArrayList<>();
    for (int i = 0; i < SIDE; i++) {
      for (int j = 0; j < SIDE; j++) {
        Map<String, Tensor> starts = new LinkedHashMap<>();
        starts.put(x, Tensor.scalar(between(box[0], box[1], i)));
        starts.put(y, Tensor.scalar(between(box[2], box[3], j)));
        Ensemble ensemble = solver.run(starts, 0, 1, Progress.NONE);
        var arm = new ArmOutcome(outcome.study().base().arms().getFirst(), ensemble, Map.of());
        var traces = new Traces(still, arm);
        int[] kept = kept(traces.times().size());
        curves.add(
            new Phase.Curve(
                "without noise",
                Hue.BLUE,
                Phase.Tint.BY_TIME,
                traces.times().pick(kept),
                within(traces, x, box[0], box[1]).pick(kept),
                within(traces, y, box[2], box[3]).pick(kept)));
      }
    }
    return curves;
  }

  /// The samples that are drawn: all at first, while a path is fast, then fewer and fewer.
  private static int[] kept(int samples) {
    return IntStream.iterate(0, i -> i < samples, i -> i + 1 + i / DENSE).toArray();
  }

  /// The part of a path that is not far outside the grid: one that leaves must not hide the rest.
  private static Samples within(Traces traces, String name, double low, double high) {
    double far = (high - low) / 2;
    double[] values = traces.arm().ensemble().paths().values(name, 0, 0);
    Samples shown = traces.values(name, 0, 0);
    double[] near = new double[values.length];
    for (int i = 0; i < near.length; i++) {
      near[i] = values[i] < low - far || values[i] > high + far ? Double.NaN : shown.at(i);
    }
    return Samples.of(near);
  }

  private static double between(double low, double high, int i) {
    return low + (high - low) * i / (SIDE - 1);
  }

  /// A time after which the loop has come to rest.
  private double settled() {
    double slowest =
        outcome.best().trust().eigenvalues().stream()
            .mapToDouble(Eigenvalue::real)
            .filter(rate -> rate < -LEAST_RATE)
            .max()
            .orElse(0);
    return slowest < 0 ? SETTLED / -slowest : Double.POSITIVE_INFINITY;
  }

  /// Around what the winner and the optimum visit: left, right, bottom, top.
  private double[] box() {
    double[] across = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
    double[] up = across.clone();
    for (ShownPaths.Follower each : paths.all()) {
      for (long seed = 0; seed < paths(); seed++) {
        Traces path = each.follow(seed);
        widen(across, path.arm().ensemble().paths().values(x, 0, 0));
        widen(up, path.arm().ensemble().paths().values(y, 0, 0));
      }
    }
    return new double[] {reached(across, -1), reached(across, 1), reached(up, -1), reached(up, 1)};
  }

  private static void widen(double[] range, double[] values) {
    for (double value : values) {
      if (Double.isFinite(value)) {
        range[0] = Math.min(range[0], value);
        range[1] = Math.max(range[1], value);
      }
    }
  }

  private static double reached(double[] range, int side) {
    if (range[0] > range[1]) {
      return side;
    }
    double half = Math.max((range[1] - range[0]) / 2, 1e-9);
    return (range[0] + range[1]) / 2 + side * REACH * half;
  }
}
