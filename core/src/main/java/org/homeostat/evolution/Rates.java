package org.homeostat.evolution;

import java.util.EnumMap;
import org.homeostat.noise.Draws;

/// How often each [Variation] is taken: in proportion to how often its children lately were taken
/// into the population, but never less than a floor (probability matching; Thierens 2005, *An
/// adaptive pursuit strategy for allocating operator probabilities*, section 2.1).
final class Rates {
  private static final double FLOOR = 0.08;
  private static final double MEMORY = 0.98;

  private final EnumMap<Variation, Double> success = new EnumMap<>(Variation.class);

  Rates() {
    for (Variation each : Variation.values()) {
      success.put(each, 0.5);
    }
  }

  /// @param success as [#success] gave it
  Rates(double[] success) {
    int next = 0;
    for (Variation each : Variation.values()) {
      this.success.put(each, success[next++]);
    }
  }

  /// How successful each variation is, in their order.
  double[] success() {
    return success.values().stream().mapToDouble(Double::doubleValue).toArray();
  }

  /// The chance of one.
  double chance(Variation variation) {
    double total = 0;
    for (double each : success.values()) {
      total += each;
    }
    return FLOOR + (1 - success.size() * FLOOR) * of(variation) / total;
  }

  private double of(Variation variation) {
    return success.getOrDefault(variation, 0.0);
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
    success.put(variation, MEMORY * of(variation) + (1 - MEMORY) * (taken ? 1 : 0.01));
  }
}
