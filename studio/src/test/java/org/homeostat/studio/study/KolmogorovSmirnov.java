package org.homeostat.studio.study;

import java.util.Arrays;

/// The two-sample test of Kolmogorov and Smirnov.
final class KolmogorovSmirnov {
  private KolmogorovSmirnov() {}

  /// The probability of a distance at least as large between two samples of one law, by
  /// Kolmogorov's limit with the correction of Stephens (1970) for the sample sizes.
  static double probability(double[] a, double[] b) {
    double root = Math.sqrt((double) a.length * b.length / (a.length + b.length));
    double x = (root + 0.12 + 0.11 / root) * distance(a, b);
    double sum = 0;
    for (int k = 100; k >= 1; k--) {
      sum += (k % 2 == 1 ? 2 : -2) * Math.exp(-2.0 * k * k * x * x);
    }
    return x < 0.2 ? 1 : Math.clamp(sum, 0, 1);
  }

  /// The largest distance between the two empirical distribution functions.
  static double distance(double[] a, double[] b) {
    double[] x = a.clone();
    double[] y = b.clone();
    Arrays.sort(x);
    Arrays.sort(y);
    int i = 0;
    int j = 0;
    double largest = 0;
    while (i < x.length && j < y.length) {
      double at = Math.min(x[i], y[j]);
      while (i < x.length && x[i] <= at) {
        i++;
      }
      while (j < y.length && y[j] <= at) {
        j++;
      }
      largest = Math.max(largest, Math.abs((double) i / x.length - (double) j / y.length));
    }
    return largest;
  }
}
