package org.homeostat.studio.study;

import java.util.Arrays;

/// The percentile bootstrap interval of a median (Efron 1979): the 5 % and 95 % quantiles of the
/// medians of 4000 resamples.
///
/// The resamples are drawn from SplitMix64 (Steele, Lea and Flood 2014) with a fixed start, so
/// equal values give an equal interval. With fewer than 5 values even the whole range of the sample
/// holds the median less often than nominal: then there is no interval.
final class Bootstrap {
  private static final int RESAMPLES = 4000;
  private static final int FEWEST = 5;

  private long state = 0x686f6d656f737461L;

  private Bootstrap() {}

  static Interval ofMedian(double[] values) {
    if (values.length < FEWEST) {
      return Interval.NONE;
    }
    double[] sorted = new Quantiles(values).sorted();
    var draws = new Bootstrap();
    double[] medians = new double[RESAMPLES];
    int[] counts = new int[sorted.length];
    for (int i = 0; i < RESAMPLES; i++) {
      medians[i] = draws.resampledMedian(sorted, counts);
    }
    var quantiles = new Quantiles(medians);
    return new Interval(quantiles.at(0.05), quantiles.at(0.95));
  }

  private double resampledMedian(double[] sorted, int[] counts) {
    int n = sorted.length;
    Arrays.fill(counts, 0);
    for (int i = 0; i < n; i++) {
      counts[(int) Math.unsignedMultiplyHigh(next(), n)]++;
    }
    double low = ranked(sorted, counts, (n - 1) / 2);
    double high = ranked(sorted, counts, n / 2);
    return low == high ? low : low + (high - low) / 2;
  }

  private static double ranked(double[] sorted, int[] counts, int rank) {
    int passed = 0;
    int i = -1;
    while (passed <= rank) {
      passed += counts[++i];
    }
    return sorted[i];
  }

  private long next() {
    state += 0x9e3779b97f4a7c15L;
    long z = state;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
