package org.homeostat.studio.study;

import java.util.Arrays;

/// A measure over the seeds of an arm. The runs that diverged are never left out silently: their
/// number stands beside what is said of the survivors, and once they count, as minus infinity.
///
/// @param median of the survivors, as are q1, q3 and mean; NaN if there are none
/// @param ci90 the 90 % interval of the survivors' median, by [Bootstrap]
/// @param medianCountingDiverged the median with every diverged run counted as minus infinity
public record Statistics(
    int survivors,
    int diverged,
    double median,
    double q1,
    double q3,
    double mean,
    Interval ci90,
    double medianCountingDiverged) {

  /// The statistics of values by seed, NaN where the run had diverged.
  public static Statistics of(double[] values) {
    return of(values, Bootstrap.ofMedian(survivors(values)));
  }

  /// The same without an interval, for curves of many points.
  public static Statistics brief(double[] values) {
    return of(values, Interval.NONE);
  }

  private static Statistics of(double[] values, Interval interval) {
    double[] alive = survivors(values);
    int diverged = values.length - alive.length;
    var quantiles = new Quantiles(alive);
    return new Statistics(
        alive.length,
        diverged,
        quantiles.median(),
        quantiles.at(0.25),
        quantiles.at(0.75),
        mean(alive),
        interval,
        quantiles.preceded(diverged).median());
  }

  /// The values of the runs that have not diverged.
  public static double[] survivors(double[] values) {
    return Arrays.stream(values).filter(value -> !Double.isNaN(value)).toArray();
  }

  /// The mean; NaN of no values.
  public static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }
}
