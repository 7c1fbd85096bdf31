package org.homeostat.solver;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;

/// A measured order of convergence.
///
/// @param middle the mean slope over independent batches of paths
/// @param margin half the width of its 99.9 % interval
record Slope(double middle, double margin) {
  private static final int BATCHES = 16;

  /// The 0.9995 quantile of Student's t with 15 degrees of freedom.
  private static final double QUANTILE = 4.073;

  /// @param errors squared errors by level and path, each level at half the step of the one before
  static Slope of(double[][] errors) {
    double[] slopes = new double[BATCHES];
    for (int batch = 0; batch < BATCHES; batch++) {
      slopes[batch] = slope(errors, batch);
    }
    double mean = 0;
    for (double slope : slopes) {
      mean += slope / BATCHES;
    }
    double variance = 0;
    for (double slope : slopes) {
      variance += (slope - mean) * (slope - mean) / (BATCHES - 1);
    }
    return new Slope(mean, QUANTILE * Math.sqrt(variance / BATCHES));
  }

  /// The least-squares slope of log2 of the root mean square error over the levels, for one batch.
  private static double slope(double[][] errors, int batch) {
    double top = 0;
    double bottom = 0;
    for (int level = 0; level < errors.length; level++) {
      double squares = 0;
      for (int path = batch; path < errors[level].length; path += BATCHES) {
        squares += errors[level][path];
      }
      double place = level - (errors.length - 1) / 2.0;
      top -= place * 0.5 * StrictMath.log(squares) / StrictMath.log(2);
      bottom += place * place;
    }
    return top / bottom;
  }

  /// Holds if the interval is narrow and meets the order, give or take what the next terms of the
  /// expansion add at these steps.
  void assertIs(double order, String what) {
    String found =
        String.format(
            Locale.ROOT, "%s: slope %.3f +- %.3f, order %.1f", what, middle, margin, order);
    assertTrue(margin < 0.2, found);
    assertTrue(Math.abs(middle - order) < margin + 0.1, found);
  }
}
