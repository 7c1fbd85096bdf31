package org.homeostat.solver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// Each acceptance has a false alarm in 10^8, were the seeds not fixed.
class DistributionTest {
  private static final int COUNT = 50_000;
  private static final double DEVIATIONS = 5.73;

  private static double[] draws(Distribution distribution) {
    return LongStream.range(0, COUNT).mapToDouble(s -> distribution.draw("p", 0, s)).toArray();
  }

  private static double mean(double[] values, int power) {
    double sum = 0;
    for (double value : values) {
      sum += power == 1 ? value : value * value;
    }
    return sum / values.length;
  }

  @Test
  void sameSeedNameAndElementGiveTheSameValue() {
    for (Distribution each :
        List.of(
            new Distribution.Uniform(-1, 3),
            new Distribution.Normal(2, 0.5),
            new Distribution.Choice(List.of(1.0, 2.0, 5.0)),
            new Distribution.Cycle(List.of(1.0, 2.0, 5.0)))) {
      for (long seed = -3; seed < 20; seed++) {
        assertEquals(each.draw("plant.m", 1, seed), each.draw("plant.m", 1, seed));
      }
    }
  }

  @Test
  void otherSeedsNamesAndElementsGiveOtherValues() {
    Distribution uniform = new Distribution.Uniform(0, 1);
    double value = uniform.draw("p", 0, 5);
    assertNotEquals(value, uniform.draw("q", 0, 5));
    assertNotEquals(value, uniform.draw("p", 1, 5));
    assertNotEquals(value, uniform.draw("p", 0, 6));
  }

  /// Mean 1, variance 4^2/12; no cell of sixteen is favoured.
  @Test
  void uniformIsUniform() {
    double[] x = draws(new Distribution.Uniform(-1, 3));
    int[] cells = new int[16];
    for (double value : x) {
      assertTrue(value >= -1 && value < 3);
      cells[(int) ((value + 1) * 4)]++;
    }
    double variance = 16.0 / 12;
    assertEquals(1, mean(x, 1), DEVIATIONS * Math.sqrt(variance / COUNT));
    for (int count : cells) {
      double p = 1.0 / 16;
      assertEquals(COUNT * p, count, DEVIATIONS * Math.sqrt(COUNT * p * (1 - p)));
    }
  }

  @Test
  void normalHasItsMeanAndDeviation() {
    double[] x = draws(new Distribution.Normal(2, 0.5));
    assertEquals(2, mean(x, 1), DEVIATIONS * 0.5 / Math.sqrt(COUNT));
    double[] centred = Arrays.stream(x).map(value -> (value - 2) / 0.5).toArray();
    assertEquals(1, mean(centred, 2), DEVIATIONS * Math.sqrt(2.0 / COUNT));
    assertEquals(3, new Distribution.Normal(3, 0).draw("p", 0, 9));
  }

  @Test
  void choicesAreEquallyLikely() {
    Map<Double, Integer> counts = new TreeMap<>();
    for (double value : draws(new Distribution.Choice(List.of(1.0, 2.0, 5.0)))) {
      counts.merge(value, 1, Integer::sum);
    }
    assertEquals(List.of(1.0, 2.0, 5.0), List.copyOf(counts.keySet()));
    for (int count : counts.values()) {
      assertEquals(COUNT / 3.0, count, DEVIATIONS * Math.sqrt(COUNT * 2.0 / 9));
    }
  }

  @Test
  void aCycleGoesRoundWithTheSeed() {
    Distribution cycle = new Distribution.Cycle(List.of(1.0, 2.0, 5.0));
    double[] expected = {2, 5, 1, 2, 5, 1, 2};
    for (int i = 0; i < expected.length; i++) {
      assertEquals(expected[i], cycle.draw("p", 0, i - 2));
    }
  }

  @Test
  void nonsenseIsRefused() {
    for (double bad : new double[] {1, 0, Double.NaN, Double.NEGATIVE_INFINITY}) {
      assertThrows(IllegalArgumentException.class, () -> new Distribution.Uniform(1, bad));
    }
    assertThrows(IllegalArgumentException.class, () -> new Distribution.Normal(0, -1));
    assertThrows(IllegalArgumentException.class, () -> new Distribution.Normal(0, Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> new Distribution.Choice(List.of()));
    assertThrows(IllegalArgumentException.class, () -> new Distribution.Cycle(List.of()));
  }
}
