package org.homeostat.studio.lifelong;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SignedRankTest {

  /// Hollander and Wolfe (1973), p. 29: depression before and after a tranquilliser, W = 40; R and
  /// SciPy count 0.0390625 on two sides.
  @Test
  void thePublishedExampleIsCounted() {
    double[] x = {1.83, 0.50, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.30};
    double[] y = {0.878, 0.647, 0.598, 2.05, 1.06, 1.29, 1.06, 3.14, 1.29};
    SignedRank test = SignedRank.of(Differences.of(x, y));
    assertEquals(40, test.sum());
    assertEquals(0.0390625, test.p(), 1e-15);
  }

  /// All of n differences above 0: two of 2^n ways to give signs are as far out.
  @Test
  void whatIsAlwaysBetterIsAsUnlikelyAsSoManyCoins() {
    for (int n : new int[] {1, 5, 20, 50}) {
      double[] better = IntStream.rangeClosed(1, n).mapToDouble(k -> k).toArray();
      assertEquals(Math.scalb(1.0, 1 - n), SignedRank.of(better).p(), 1e-25);
    }
  }

  /// The values are SciPy 1.17's: exact, and normal with a correction for continuity, with ties.
  @Test
  void countedAndNormalAreThoseOfAnotherImplementation() {
    double[] twenty = IntStream.rangeClosed(1, 20).mapToDouble(k -> k % 4 == 0 ? -k : k).toArray();
    assertEquals(0.09730720520019531, SignedRank.of(twenty).p(), 1e-15);
    double[] sixty = IntStream.rangeClosed(1, 60).mapToDouble(k -> k % 3 == 0 ? -k : k).toArray();
    assertEquals(0.03622649417878663, SignedRank.of(sixty).p(), 1e-12);
    double[] tied =
        IntStream.rangeClosed(1, 80)
            .mapToDouble(k -> (k % 4 == 0 ? -1 : 1) * (k / 2 + 1))
            .toArray();
    assertEquals(0.00022132061076128145, SignedRank.of(tied).p(), 1e-14);
  }

  /// Ranks 1.5, 1.5, 3 with signs: sums 0, 1.5, 1.5, 3, 3, 4.5, 4.5, 6 are equally likely.
  @Test
  void equalSizesShareTheirRanks() {
    assertEquals(1.0, SignedRank.of(new double[] {1, 1, -3}).p());
    assertEquals(0.75, SignedRank.of(new double[] {-1, 1, 3}).p());
    assertEquals(0.25, SignedRank.of(new double[] {1, 1, 3}).p());
  }

  @Test
  void zerosAreLeftOutAndInfinityIsTheLargest() {
    assertEquals(new SignedRank(0, 0, 1), SignedRank.of(new double[] {0, 0}));
    double infinity = Double.POSITIVE_INFINITY;
    assertEquals(
        SignedRank.of(new double[] {-1, 2, 3}), SignedRank.of(new double[] {0, -1, 2, infinity}));
  }

  /// Reference values are SciPy's `norm.sf`.
  @Test
  void theTailIsThatOfTheNormalDistribution() {
    double[][] known = {
      {0, 0.5},
      {0.5, 0.3085375387259869},
      {1.96, 0.024997895148220435},
      {3, 0.0013498980316300933},
      {6, 9.865876450376946e-10},
      {10, 7.61985302416047e-24}
    };
    for (double[] each : known) {
      assertEquals(1, NormalTail.above(each[0]) / each[1], 1e-12);
    }
    assertEquals(NormalTail.above(2), NormalTail.above(Math.nextUp(2.0)), 1e-14);
  }
}
