package org.homeostat.studio.evolve;

/// What a candidate costs on the held-out trajectories.
///
/// @param mean infinite if a trajectory diverged and the study gives that no finite cost
/// @param low where the 95 % interval of the mean begins
/// @param high where it ends
/// @param ratio of the mean to that of the baseline on the same noise; NaN without one
public record Score(double mean, double low, double high, double ratio) {
  /// The 97.5 % quantile of the standard normal law.
  private static final double Z = 1.959963984540054;

  /// The score of costs by trajectory; the interval is that of the central limit theorem.
  ///
  /// @param baseline the mean cost of the optimum; NaN without one
  static Score of(double[] costs, double baseline) {
    double mean = mean(costs);
    double sum = 0;
    for (double cost : costs) {
      sum += (cost - mean) * (cost - mean);
    }
    double half = Z * Math.sqrt(sum / (costs.length - 1) / costs.length);
    boolean finite = Double.isFinite(mean);
    return new Score(
        mean, finite ? mean - half : mean, finite ? mean + half : mean, mean / baseline);
  }

  static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }
}
