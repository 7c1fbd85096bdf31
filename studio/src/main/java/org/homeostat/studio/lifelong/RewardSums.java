package org.homeostat.studio.lifelong;

import java.util.Arrays;

/// The sums of the reward of every seed up to chosen samples.
///
/// @param samples ascending
/// @param sums by sample and seed; NaN where the seed had diverged
public record RewardSums(int[] samples, double[][] sums) {
  public RewardSums {
    if (samples.length != sums.length || samples.length == 0) {
      throw new IllegalArgumentException(sums.length + " sums at " + samples.length + " samples");
    }
  }

  int seeds() {
    return sums[0].length;
  }

  private double[] at(int sample) {
    int place = Arrays.binarySearch(samples, sample);
    if (place < 0) {
      throw new IllegalArgumentException("no sums at sample " + sample);
    }
    return sums[place];
  }

  /// The sum of the rewards of the samples after `from`, up to `until`, by seed; minus infinity of
  /// what diverged.
  double[] between(int from, int until) {
    double[] before = at(from);
    double[] after = at(until);
    double[] between = new double[after.length];
    for (int seed = 0; seed < between.length; seed++) {
      double sum = after[seed] - before[seed];
      between[seed] = Double.isNaN(sum) ? Double.NEGATIVE_INFINITY : sum;
    }
    return between;
  }

  /// The mean of the same.
  double[] rates(Windows.Window window) {
    return Arrays.stream(between(window.from(), window.until()))
        .map(sum -> sum / (window.until() - window.from()))
        .toArray();
  }
}
