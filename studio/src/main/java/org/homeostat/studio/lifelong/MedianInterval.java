package org.homeostat.studio.lifelong;

import java.util.Arrays;

/// A median with an interval that holds the true one in at least 95 % of samples, whatever their
/// distribution: from the l-th smallest to the l-th largest value, l the largest with
///
/// ```
/// P(B < l) <= 0.025,    B binomial with n trials of chance 1/2
/// ```
///
/// Infinite values count like others. Source: Conover (1999), Practical Nonparametric Statistics,
/// 3rd edition, section 3.2.
///
/// @param count n
/// @param low NaN with fewer than 6 values, which are too few; so is high
public record MedianInterval(int count, double median, double low, double high) {
  /// Nothing is known.
  public static final MedianInterval NONE =
      new MedianInterval(0, Double.NaN, Double.NaN, Double.NaN);

  private static final double TAIL = 0.025;

  /// Above this many the binomial is taken for normal.
  private static final int EXACT = 1000;

  private static final double NORMAL = 1.959963984540054;

  /// None if there are no values, or if one of them is not a number.
  public static MedianInterval of(double[] values) {
    if (values.length == 0 || Arrays.stream(values).anyMatch(Double::isNaN)) {
      return NONE;
    }
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int n = sorted.length;
    double median = middle(sorted[(n - 1) / 2], sorted[n / 2]);
    int rank = rank(n);
    return rank == 0
        ? new MedianInterval(n, median, Double.NaN, Double.NaN)
        : new MedianInterval(n, median, sorted[rank - 1], sorted[n - rank]);
  }

  private static double middle(double low, double high) {
    return low == high ? low : low + (high - low) / 2;
  }

  /// l; 0 if even the whole range is too short.
  static int rank(int n) {
    if (n > EXACT) {
      return (int) Math.floor((n - NORMAL * Math.sqrt(n)) / 2);
    }
    double chance = Math.scalb(1.0, -n);
    double below = 0;
    int rank = 0;
    while (below + chance <= TAIL) {
      below += chance;
      rank++;
      chance *= (double) (n - rank + 1) / rank;
    }
    return rank;
  }

  public boolean isKnown() {
    return count > 0;
  }
}
