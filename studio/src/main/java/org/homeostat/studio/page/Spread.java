package org.homeostat.studio.page;

import java.util.Arrays;
import org.homeostat.studio.evolve.EvolveOutcome;
import org.homeostat.studio.study.Quantiles;

/// Numbers of several runs in short. Infinite ones count; there are no others than these and finite
/// ones.
record Spread(double least, double q1, double median, double q3, double most) {
  static Spread of(double[] values) {
    var quantiles = new Quantiles(values);
    return new Spread(
        quantiles.at(0),
        quantiles.at(0.25),
        quantiles.median(),
        quantiles.at(0.75),
        quantiles.at(1));
  }

  /// The winners' ratios to the optimum, or their costs where there is none.
  static Spread ofWinners(EvolveOutcome outcome) {
    boolean costs = outcome.baselines().isEmpty();
    return of(
        outcome.runs().stream()
            .mapToDouble(run -> costs ? run.score().mean() : run.score().ratio())
            .toArray());
  }

  /// The quartiles at each place of several curves.
  static Spread[] along(double[][] curves) {
    Spread[] spreads = new Spread[curves[0].length];
    for (int i = 0; i < spreads.length; i++) {
      int at = i;
      spreads[i] = of(Arrays.stream(curves).mapToDouble(curve -> curve[at]).toArray());
    }
    return spreads;
  }
}
