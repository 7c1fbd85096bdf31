package org.homeostat.studio.study;

/// A mean with its 95 % interval, `mean - half` to `mean + half`, by the central limit theorem.
///
/// @param mean NaN of no values
/// @param half NaN of fewer than two values
public record MeanInterval(double mean, double half) {
  /// The 97.5 % quantile of the standard normal law.
  private static final double Z = 1.959963984540054;

  /// That of values, as they are.
  public static MeanInterval of(double[] values) {
    double mean = Statistics.mean(values);
    double sum = 0;
    for (double value : values) {
      sum += (value - mean) * (value - mean);
    }
    return new MeanInterval(mean, Z * Math.sqrt(sum / (values.length - 1) / values.length));
  }
}
