package org.homeostat.studio.lifelong;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MedianIntervalTest {

  /// The largest l with P(B < l) <= 0.025, counted by SciPy's `binom.cdf`.
  @Test
  void ranksAreThoseOfTheBinomialDistribution() {
    int[][] known = {{1, 0}, {5, 0}, {6, 1}, {10, 2}, {20, 6}, {50, 18}, {100, 40}, {1000, 469}};
    for (int[] each : known) {
      assertEquals(each[1], MedianInterval.rank(each[0]), "n = " + each[0]);
    }
    assertEquals(469, MedianInterval.rank(1001), 1);
  }

  @Test
  void twentyValuesGoFromTheSixthToTheFifteenth() {
    double[] values = IntStream.rangeClosed(1, 20).mapToDouble(k -> 21 - k).toArray();
    assertEquals(new MedianInterval(20, 10.5, 6, 15), MedianInterval.of(values));
  }

  @Test
  void infiniteValuesCount() {
    double[] values = IntStream.rangeClosed(1, 20).mapToDouble(k -> k).toArray();
    Arrays.fill(values, 14, 20, Double.POSITIVE_INFINITY);
    MedianInterval interval = MedianInterval.of(values);
    assertEquals(10.5, interval.median());
    assertEquals(Double.POSITIVE_INFINITY, interval.high());
    Arrays.fill(values, Double.NEGATIVE_INFINITY);
    assertEquals(Double.NEGATIVE_INFINITY, MedianInterval.of(values).median());
  }

  @Test
  void nothingIsSaidOfNothing() {
    assertFalse(MedianInterval.of(new double[0]).isKnown());
    assertFalse(MedianInterval.of(new double[] {1, Double.NaN}).isKnown());
    assertTrue(Double.isNaN(MedianInterval.of(new double[] {1, 2, 3, 4, 5}).low()));
  }

  /// Of 2000 samples of 20 from an exponential distribution, 95.86 % hold ln 2: at least 94 %.
  @Test
  void theIntervalHoldsTheMedianAsOftenAsItSays() {
    var random = new SplittableRandom(7);
    int held = 0;
    for (int i = 0; i < 2000; i++) {
      double[] sample = new double[20];
      Arrays.setAll(sample, _ -> -Math.log(1 - random.nextDouble()));
      MedianInterval interval = MedianInterval.of(sample);
      held += interval.low() <= Math.log(2) && Math.log(2) <= interval.high() ? 1 : 0;
    }
    assertEquals(0.9586, held / 2000.0, 0.015);
  }
}
