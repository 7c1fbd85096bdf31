package org.homeostat.substrate.fixed;

import org.homeostat.solver.PoissonCount;
import org.homeostat.substrate.fixed.IntegerOperation.Relation;

/// The count of [PoissonCount] in integers: the same search on the same normal number, so that an
/// event happens in the same step but where a probability lies within the error of the other.
///
/// Means have [#MEAN] bits after the point, probabilities 29. The distribution function of the
/// normal number is that of Abramowitz & Stegun (7.1.26), whose error of 1e-7 is that of the
/// probabilities: 1 % of that of an event once in 100,000 steps.
final class PoissonNumber {
  /// Bits after the point of means.
  static final int MEAN = 26;

  private static final int FRACTION = 30;

  private final IntegerBuilder on;
  private final FixedPoint format;
  private final Curves curves;

  PoissonNumber(IntegerBuilder on, FixedPoint format) {
    this.on = on;
    this.format = format;
    this.curves = new Curves(on, MEAN);
  }

  /// @param mean with [#MEAN] bits after the point; one below 0 counts as 0
  /// @param normal in the format
  /// @return in the format; its end if the mean is too large
  int of(int mean, int normal) {
    int none = on.constant(0);
    int once = on.constant(1L << format.fraction());
    int expected = on.most(mean, none);
    int level = level(normal);
    int probability = curves.decay(expected);
    int below = probability;
    int count = on.where(Relation.LESS, below, level, once, none);
    for (int j = 1; j < PoissonCount.TERMS; j++) {
      int share = on.multiply(expected, on.constant(Math.round(0x1p30 / j)), FRACTION);
      probability = on.multiply(probability, share, MEAN);
      below = on.add(below, probability);
      count = on.add(count, on.where(Relation.LESS, below, level, once, none));
    }
    int most = on.constant((long) PoissonCount.MOST << MEAN);
    return on.where(Relation.LESS_OR_EQUAL, expected, most, count, on.constant(Integer.MAX_VALUE));
  }

  /// `(1 + erf(normal/sqrt(2)))/2`
  private int level(int normal) {
    long rootOfHalf = Math.round(Math.sqrt(0.5) * 0x1p30);
    int x = on.multiply(normal, on.constant(rootOfHalf), FRACTION + format.fraction() - MEAN);
    int twice = on.add(on.constant(1L << MEAN), curves.errorFunction(x));
    return on.scale(twice, Curves.DECAY - MEAN - 1);
  }
}
