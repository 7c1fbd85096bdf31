package org.homeostat.studio.compare;

import org.homeostat.studio.study.MeanInterval;
import org.homeostat.studio.study.Statistics;

/// How well a brain does, over seeds.
///
/// @param mean of the runs that did not diverge; NaN if there are none
/// @param low where the 95 % interval of the mean begins, by the central limit theorem, as is that
///   of the ratio
/// @param high where it ends
/// @param diverged runs that are not in the mean
/// @param ratio of the mean to that of the line to beat, over the seeds that neither diverged on
/// @param ratioHalf half of the 95 % interval of the ratio, which is narrow, as both have the same
///   noise
public record Returns(
    double mean, double low, double high, int diverged, int runs, double ratio, double ratioHalf) {
  /// @param values by seed; NaN where the run had diverged
  /// @param line those of the line to beat
  static Returns of(double[] values, double[] line) {
    double[] alive = Statistics.survivors(values);
    MeanInterval interval = MeanInterval.of(alive);
    double[] a = values.clone();
    double[] b = line.clone();
    for (int i = 0; i < a.length; i++) {
      if (Double.isNaN(values[i]) || Double.isNaN(line[i])) {
        a[i] = Double.NaN;
        b[i] = Double.NaN;
      }
    }
    double[] own = Statistics.survivors(a);
    double[] best = Statistics.survivors(b);
    double reference = Statistics.mean(best);
    double ratio = Statistics.mean(own) / reference;
    double[] rest = new double[own.length];
    for (int i = 0; i < rest.length; i++) {
      rest[i] = own[i] - ratio * best[i];
    }
    return new Returns(
        interval.mean(),
        interval.mean() - interval.half(),
        interval.mean() + interval.half(),
        values.length - alive.length,
        values.length,
        ratio,
        MeanInterval.of(rest).half() / Math.abs(reference));
  }
}
