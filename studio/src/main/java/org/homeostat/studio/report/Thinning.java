package org.homeostat.studio.report;

import java.util.List;
import java.util.stream.IntStream;

/// Chooses the samples worth drawing of series that share their places.
///
/// Largest triangle three buckets (Steinarsson 2013, "Downsampling time series for visual
/// representation", section 4.2) for several series at once: of each bucket stays the place where
/// some series, measured by its own range, spans the largest triangle with the place kept before
/// and the mean of the next bucket. A place where a gap begins or ends comes before all others.
final class Thinning {
  private final Samples x;
  private final List<Samples> series;
  private final double[] ranges;

  private Thinning(Samples x, List<Samples> series) {
    this.x = x;
    this.series = series;
    this.ranges = series.stream().mapToDouble(Thinning::range).toArray();
  }

  /// At most `limit` indices of x, increasing, the first and the last among them.
  ///
  /// @param limit at least 3
  static int[] indices(Samples x, List<Samples> series, int limit) {
    return x.size() <= limit
        ? IntStream.range(0, x.size()).toArray()
        : new Thinning(x, series).choose(limit);
  }

  private int[] choose(int limit) {
    int[] kept = new int[limit];
    for (int bucket = 1; bucket < limit - 1; bucket++) {
      kept[bucket] =
          best(
              kept[bucket - 1],
              edge(bucket, limit),
              edge(bucket + 1, limit),
              edge(bucket + 2, limit));
    }
    kept[limit - 1] = x.size() - 1;
    return kept;
  }

  /// Where a bucket begins; the first and the last sample are buckets of their own.
  private int edge(int bucket, int limit) {
    long inner = x.size() - 2L;
    return bucket == limit ? x.size() : (int) (1 + (bucket - 1) * inner / (limit - 2));
  }

  private int best(int before, int from, int to, int end) {
    for (int i = from; i < to; i++) {
      for (Samples y : series) {
        if (gapStarts(y, i)) {
          return i;
        }
      }
    }
    return widest(before, from, to, end);
  }

  private int widest(int before, int from, int to, int end) {
    int best = from;
    double largest = -1;
    double meanX = mean(x, to, end);
    for (int s = 0; s < ranges.length; s++) {
      Samples y = series.get(s);
      double meanY = mean(y, to, end);
      for (int i = from; i < to; i++) {
        double area =
            Math.abs(
                    (x.at(before) - meanX) * (y.at(i) - y.at(before))
                        - (x.at(before) - x.at(i)) * (meanY - y.at(before)))
                / ranges[s];
        if (area > largest) {
          largest = area;
          best = i;
        }
      }
    }
    return best;
  }

  private static boolean gapStarts(Samples y, int i) {
    boolean finite = Double.isFinite(y.at(i));
    return finite != Double.isFinite(y.at(i - 1)) || finite != Double.isFinite(y.at(i + 1));
  }

  private static double mean(Samples y, int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += y.at(i);
    }
    return sum / (to - from);
  }

  private static double range(Samples y) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < y.size(); i++) {
      if (Double.isFinite(y.at(i))) {
        low = Math.min(low, y.at(i));
        high = Math.max(high, y.at(i));
      }
    }
    return high > low ? high - low : 1;
  }
}
