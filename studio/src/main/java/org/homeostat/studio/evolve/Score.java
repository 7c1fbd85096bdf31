package org.homeostat.studio.evolve;

import org.homeostat.studio.study.MeanInterval;

/// What a candidate costs on the held-out trajectories.
///
/// @param mean infinite if a trajectory diverged and the study gives that no finite cost
/// @param low where the 95 % interval of the mean begins
/// @param high where it ends
/// @param ratio of the mean to that of the baseline on the same noise; NaN without one
public record Score(double mean, double low, double high, double ratio) {
  /// The score of costs by trajectory; the interval is that of the central limit theorem.
  ///
  /// @param baseline the mean cost of the optimum; NaN without one
  static Score of(double[] costs, double baseline) {
    MeanInterval interval = MeanInterval.of(costs);
    double mean = interval.mean();
    double half = Double.isFinite(mean) ? interval.half() : 0;
    return new Score(mean, mean - half, mean + half, mean / baseline);
  }
}
