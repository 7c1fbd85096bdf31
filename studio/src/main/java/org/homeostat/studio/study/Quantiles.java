package org.homeostat.studio.study;

import java.util.Arrays;

/// Sample quantiles of type 7 (Hyndman and Fan 1996, the default of R and NumPy): linear
/// interpolation at the position `(n - 1)*p` of the sorted values, which may be infinite.
public final class Quantiles {
  private final double[] sorted;

  public Quantiles(double[] values) {
    sorted = values.clone();
    Arrays.sort(sorted);
  }

  /// The quantiles with `count` values of minus infinity before these.
  Quantiles preceded(int count) {
    double[] all = new double[count + sorted.length];
    Arrays.fill(all, 0, count, Double.NEGATIVE_INFINITY);
    System.arraycopy(sorted, 0, all, count, sorted.length);
    return new Quantiles(all);
  }

  /// The quantile of probability p in [0, 1]; NaN of no values.
  public double at(double p) {
    if (sorted.length == 0) {
      return Double.NaN;
    }
    double position = (sorted.length - 1) * p;
    int below = (int) position;
    double low = sorted[below];
    double fraction = position - below;
    if (fraction == 0 || low == sorted[below + 1]) {
      return low;
    }
    if (Double.isInfinite(low)) {
      return low;
    }
    return Math.fma(fraction, sorted[below + 1] - low, low);
  }

  public double median() {
    return at(0.5);
  }

  /// The sorted values.
  double[] sorted() {
    return sorted.clone();
  }
}
