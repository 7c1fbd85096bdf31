package org.homeostat.noise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Each acceptance has a false alarm in 10^8, were the seeds not fixed.
class DrawsTest {
  private static final int COUNT = 200_000 * (Boolean.getBoolean("homeostat.long") ? 10 : 1);

  /// Standard deviations of a two-sided alarm of 10^-8.
  private static final double DEVIATIONS = 5.73;

  @Test
  void numberIOfAStreamIsHalfABlockOfTheCipher() {
    long key = new Source("choices", 1).key(0);
    Draws draws = Draws.of("choices", 42);
    for (long i = 0; i < 100; i++) {
      Philox.Block block = Philox.block(key, i / 2, 42);
      assertEquals(i % 2 == 0 ? block.x() : block.y(), draws.bits(), "number " + i);
    }
  }

  @Test
  void anotherStreamOfTheNameBeginsAtItsBeginning() {
    Draws draws = Draws.of("choices", 42);
    draws.bits();
    Draws other = draws.stream(7);
    Draws named = Draws.of("choices", 7);
    for (int i = 0; i < 5; i++) {
      assertEquals(named.bits(), other.bits());
    }
  }

  /// The first numbers as they were when this was written, so that no stream ever changes.
  @Test
  void knownAnswersAreGiven() {
    Draws draws = Draws.of("evolution 0 0", 7);
    assertEquals(-2544354423233186840L, draws.bits());
    assertEquals(0.5213119237913401, draws.uniform());
    assertEquals(842, draws.below(1000));
    assertEquals(0.05555296813587113, draws.normal());
  }

  @Test
  void uniformNumbersFillTheirIntervalEvenly() {
    Draws draws = Draws.of("uniform", 1);
    int[] cells = new int[64];
    for (int i = 0; i < COUNT; i++) {
      double u = draws.uniform();
      assertTrue(u >= 0 && u < 1, "" + u);
      assertEquals(Math.rint(u * 0x1p53), u * 0x1p53);
      cells[(int) (u * cells.length)]++;
    }
    assertEven(cells);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 100})
  void wholeNumbersBelowABoundAreEquallyLikely(int bound) {
    Draws draws = Draws.of("below", bound);
    int[] cells = new int[bound];
    for (int i = 0; i < COUNT; i++) {
      cells[draws.below(bound)]++;
    }
    assertEven(cells);
  }

  @Test
  void theLargestBoundIsKept() {
    Draws draws = Draws.of("below", 0);
    int largest = 0;
    for (int i = 0; i < 10_000; i++) {
      int n = draws.below(Integer.MAX_VALUE);
      assertTrue(n >= 0 && n < Integer.MAX_VALUE);
      largest = Math.max(largest, n);
    }
    assertTrue(largest > 0.99 * Integer.MAX_VALUE);
  }

  @Test
  void normalNumbersHaveTheMomentsOfTheNormalLaw() {
    Draws draws = Draws.of("normal", 1);
    double[] moments = new double[5];
    for (int i = 0; i < COUNT; i++) {
      double x = draws.normal();
      double power = 1;
      for (int m = 0; m < moments.length; m++) {
        moments[m] += power / COUNT;
        power *= x;
      }
    }
    double[] expected = {1, 0, 1, 0, 3};
    double[] variances = {0, 1, 2, 15, 96};
    for (int m = 0; m < moments.length; m++) {
      double bound = DEVIATIONS * Math.sqrt(variances[m] / COUNT) + 1e-9;
      assertEquals(expected[m], moments[m], bound, "moment " + m);
    }
  }

  @Test
  void streamsOfOtherNamesAndNumbersAreIndependent() {
    String[] names = {"a", "a", "b", "evolution 0 1", "evolution 0 2"};
    long[] numbers = {0, 1, 0, 0, 0};
    for (int i = 0; i < names.length; i++) {
      for (int j = 0; j < i; j++) {
        Draws x = Draws.of(names[i], numbers[i]);
        Draws y = Draws.of(names[j], numbers[j]);
        double sum = 0;
        for (int k = 0; k < 20_000; k++) {
          sum += x.normal() * y.normal();
        }
        String what = names[i] + " and " + names[j];
        assertEquals(0, sum / 20_000, DEVIATIONS / Math.sqrt(20_000), what);
      }
    }
  }

  /// The quantile is Wilson's and Hilferty's.
  private static void assertEven(int[] cells) {
    double expected = (double) COUNT / cells.length;
    double statistic = 0;
    for (int count : cells) {
      statistic += (count - expected) * (count - expected) / expected;
    }
    double freedom = Math.max(1, cells.length - 1);
    double part = 2 / (9 * freedom);
    double root = 1 - part + 5.62 * Math.sqrt(part);
    double bound = freedom * root * root * root;
    assertTrue(statistic < bound, "chi-square is " + statistic + ", more than " + bound);
  }
}
