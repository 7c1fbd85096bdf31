package org.homeostat.studio.train;

import java.util.Arrays;
import org.homeostat.studio.study.Interval;

/// By how much two arms differ, seed by seed: the mean of the differences of the pairs of which
/// both are numbers, and its 95 % interval by Student's t, which is exact for normal differences
/// and needs two pairs.
///
/// ```
/// mean -+ t(n - 1, 0.975)*sd/sqrt(n)
/// ```
public record PairedDifference(int pairs, double mean, Interval ci95) {
  private static final double ABOVE = 0.975;

  public static PairedDifference of(double[] values, double[] baseline) {
    double[] differences = new double[values.length];
    Arrays.setAll(differences, i -> values[i] - baseline[i]);
    double[] pairs = Arrays.stream(differences).filter(Double::isFinite).toArray();
    int n = pairs.length;
    double mean = Arrays.stream(pairs).sum() / n;
    if (n < 2) {
      return new PairedDifference(n, mean, new Interval(Double.NaN, Double.NaN));
    }
    double squares = 0;
    for (double each : pairs) {
      squares += (each - mean) * (each - mean);
    }
    double half = quantile(n - 1) * Math.sqrt(squares / (n - 1) / n);
    return new PairedDifference(n, mean, new Interval(mean - half, mean + half));
  }

  /// The t that a variable of Student's distribution exceeds with a chance of 2.5 %.
  static double quantile(int degrees) {
    double low = 0;
    double high = 100;
    for (int i = 0; i < 100; i++) {
      double middle = (low + high) / 2;
      if (below(middle, degrees) < ABOVE) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return (low + high) / 2;
  }

  /// The distribution function at t >= 0. Source: Abramowitz and Stegun (1964), 26.7.3 and 26.7.4,
  /// for `A(t) = P(|T| < t)`.
  private static double below(double t, int degrees) {
    double angle = Math.atan(t / Math.sqrt(degrees));
    double cosine = Math.cos(angle);
    double term = degrees % 2 == 1 ? cosine : 1;
    double sum = degrees == 1 ? 0 : term;
    for (int k = degrees % 2 == 1 ? 3 : 2; k < degrees; k += 2) {
      term *= cosine * cosine * (k - 1) / k;
      sum += term;
    }
    double inside =
        degrees % 2 == 1 ? 2 / Math.PI * (angle + Math.sin(angle) * sum) : Math.sin(angle) * sum;
    return (1 + inside) / 2;
  }
}
