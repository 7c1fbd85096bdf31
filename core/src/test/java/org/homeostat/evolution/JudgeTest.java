package org.homeostat.evolution;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.homeostat.noise.Draws;
import org.junit.jupiter.api.Test;

class JudgeTest {
  private static final BigDecimal ERROR = BigDecimal.valueOf(Judge.ERROR);

  /// P(X >= k) times 2^n.
  private static BigInteger tail(int n, int k) {
    BigInteger binomial = BigInteger.ONE;
    BigInteger tail = BigInteger.ZERO;
    for (int i = 0; i <= n; i++) {
      tail = i >= k ? tail.add(binomial) : tail;
      binomial = binomial.multiply(BigInteger.valueOf(n - i)).divide(BigInteger.valueOf(i + 1L));
    }
    return tail;
  }

  private static boolean isRare(int n, int k) {
    BigDecimal allowed = ERROR.multiply(new BigDecimal(BigInteger.ONE.shiftLeft(n)));
    return new BigDecimal(tail(n, k)).compareTo(allowed) <= 0;
  }

  @Test
  void theFewestWorseAreThoseOfTheExactSignTest() {
    for (int n = 1; n <= 300; n++) {
      int k = Judge.fewestWorse(n);
      assertTrue(isRare(n, k), n + " " + k);
      assertFalse(isRare(n, k - 1), n + " " + k);
      assertTrue(k <= n + 1);
    }
  }

  /// A candidate that is worse on each trajectory with the chance 1/2: with a false alarm in 10^8.
  @Test
  void racesAreFalselyEndedNoMoreOftenThanStated() {
    int races = 200_000;
    for (int n : new int[] {8, 16, 25, 64}) {
      Draws draws = Draws.of("race", n);
      int fewest = Judge.fewestWorse(n);
      int ended = 0;
      for (int race = 0; race < races; race++) {
        int worse = Long.bitCount(draws.bits() >>> (64 - n));
        ended += worse >= fewest ? 1 : 0;
      }
      double deviation = Math.sqrt(Judge.ERROR / races);
      assertTrue((double) ended / races <= Judge.ERROR + 5.62 * deviation, n + ": " + ended);
    }
  }

  private static Judge judge() {
    return new Judge(Bench.draw(Searches.search(Searches.scalar(), 1, 10, 1), 100));
  }

  @Test
  void aCandidateThatIsWorseThroughoutIsJudgedOnTheFirstQuarterOnly() {
    Search many =
        new Search(
            Searches.scalar(),
            Searches.grammar(12, "+"),
            Searches.objective(),
            64,
            List.of(),
            Search.Settings.USUAL);
    Judge judge = new Judge(Bench.draw(many, 100));
    double[] reference = judge.judge(Searches.genome("-1.5*x"), new double[0]).orElseThrow();
    assertEquals(64, reference.length);
    assertEquals(64, judge.evaluations());
    assertEquals(Optional.empty(), judge.judge(Searches.genome("0"), reference));
    assertEquals(64 + 16, judge.evaluations());
    assertTrue(judge.judge(Searches.genome("0"), new double[0]).isPresent());
  }

  @Test
  void costsAreThoseOfTheTrajectoriesOneAfterTheOther() {
    Judge judge = judge();
    Genome genome = Searches.genome("-1.2*x");
    double[] costs = judge.judge(genome, new double[0]).orElseThrow();
    Trials all = Trials.draw(Searches.scalar(), Searches.objective(), 100, costs.length);
    assertArrayEquals(all.costs(genome), costs);
  }

  @Test
  void whatCannotBeSolvedOrIsNotFiniteHasNoCost() {
    for (String body : new String[] {"1e300*x*x*x", "log(-1 - x^2)", "1/(x - x)", "nothing*x"}) {
      Judge judge = judge();
      assertEquals(Optional.empty(), judge.judge(Searches.genome(body), new double[0]), body);
      assertTrue(judge.evaluations() <= 16, body);
    }
  }

  /// At dt = 0.1 a gain of 25 alternates and gains from it; at half of the step it does not.
  @Test
  void whoLivesOnTheErrorsOfTheSolverIsNotHonest() {
    Judge judge = judge();
    assertTrue(judge.isHonest(Searches.genome("-1.5*x")));
    assertFalse(judge.isHonest(Searches.genome("-18*x")));
  }

  /// 0 is 0 at any step.
  @Test
  void aPerfectCandidateIsHonest() {
    Search search =
        new Search(
            Searches.scalar(),
            Searches.grammar(12, "+"),
            Objective.of(Searches.course("u^2")),
            8,
            List.of(),
            Search.Settings.USUAL);
    assertTrue(new Judge(Bench.draw(search, 1)).isHonest(Searches.genome("0")));
  }
}
