package org.homeostat.evolution;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.homeostat.solver.Lanes;
import org.homeostat.solver.Rollout;
import org.homeostat.system.DynamicalSystem;

/// Judges several values of a system's constants at once, in lanes side by side.
final class Steps {
  private final Trials trials;
  private final List<String> names;
  private final Rollout rollout;

  Steps(Trials trials, DynamicalSystem template, List<String> names) {
    this.trials = trials;
    this.names = names;
    Set<String> varied = new HashSet<>(trials.objective().vary().keySet());
    varied.addAll(names);
    this.rollout =
        Rollout.of(
            template, trials.objective().course(), varied, trials.objective().setByConditions());
  }

  /// How many steps of trajectories one point takes.
  double work() {
    return (double) trials.count() * trials.objective().course().steps();
  }

  /// The mean cost at each point; infinite where a point is not finite.
  double[] costs(double[][] points) {
    double[] sums = new double[points.length];
    for (int b = 0; b < trials.blocks().size(); b++) {
      Trials.Block block = trials.blocks().get(b);
      int count = block.lanes().count();
      Lanes lanes = trials.repeated(b, points.length);
      for (int c = 0; c < names.size(); c++) {
        double[] values = new double[count * points.length];
        for (int p = 0; p < points.length; p++) {
          Arrays.fill(values, p * count, (p + 1) * count, points[p][c]);
        }
        lanes = lanes.with(names.get(c), values);
      }
      double[] measures = rollout.run(lanes, block.values());
      double[] costs = trials.objective().costs(measures, count * points.length);
      for (int i = 0; i < costs.length; i++) {
        sums[i / count] += costs[i];
      }
    }
    for (int p = 0; p < points.length; p++) {
      boolean finite = Arrays.stream(points[p]).allMatch(Double::isFinite);
      sums[p] = finite ? sums[p] / trials.count() : Double.POSITIVE_INFINITY;
    }
    return sums;
  }
}
