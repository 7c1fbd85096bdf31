package org.homeostat.evolution;

import org.homeostat.noise.Draws;

/// How often each [Variation] is taken: in proportion to how often its children lately were taken
/// into the population, but never less than a floor (probability matching; Thierens 2005, *An
/// adaptive pursuit strategy for allocating operator probabilities*, section 2.1).
final class Rates {
  private static final double FLOOR = 0.08;
  private static final double MEMORY = 0.98;

  private final double[] success;

  Rates() {
    success = new double[Variation.values().length];
    java.util.Arrays.fill(success, 0.5);
  }

  Rates(double[] success) {
    this.success = success.clone();
  }

  double[] success() {
    return success.clone();
  }

  /// The chance of one.
  double chance(Variation variation) {
    double total = 0;
    for (double each : success) {
      total += each;
    }
    return FLOOR + (1 - success.length * FLOOR) * success[variation.ordinal()] / total;
  }

  Variation draw(Draws draws) {
    double at = draws.uniform();
    for (Variation each : Variation.values()) {
      at -= chance(each);
      if (at < 0) {
        return each;
      }
    }
    return Variation.PERTURB;
  }

  /// Takes notice of whether a child was taken.
  void note(Variation variation, boolean taken) {
    int i = variation.ordinal();
    success[i] = MEMORY * success[i] + (1 - MEMORY) * (taken ? 1 : 0.01);
  }
}
