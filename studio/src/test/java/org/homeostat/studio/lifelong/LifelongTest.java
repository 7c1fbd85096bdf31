package org.homeostat.studio.lifelong;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Lives of six seeds whose reward is the same at each sample of a phase, so that all can be said
/// by hand: step 0.5, windows of 4 samples, one a sample.
class LifelongTest {
  private static final int SEEDS = 6;
  private static final double STEP = 0.5;
  private static final Windows WINDOWS = new Windows(4, 1);
  private static final Lifelong.Settings SETTINGS =
      new Lifelong.Settings(STEP, WINDOWS, 1.2, Reference.Source.ALONE);

  private static final List<Phase> ABA =
      List.of(
          new Phase(0, 20, List.of()),
          new Phase(20, 40, List.of("heavy")),
          new Phase(40, 60, List.of()));

  /// @param rewards of the samples 1, 2, ... 60
  private static RewardSums sums(double... rewards) {
    int[] samples = IntStream.rangeClosed(0, rewards.length).toArray();
    double[][] sums = new double[rewards.length + 1][SEEDS];
    for (int k = 1; k < sums.length; k++) {
      Arrays.fill(sums[k], sums[k - 1][0] + rewards[k - 1]);
    }
    return new RewardSums(samples, sums);
  }

  private static double[] constant(double a, double b, double c) {
    double[] rewards = new double[60];
    Arrays.setAll(rewards, i -> i < 20 ? a : i < 40 ? b : c);
    return rewards;
  }

  private static Life life(String arm, String agent, boolean told, double... rewards) {
    return new Life(arm, agent, told, ABA, sums(rewards));
  }

  private static Life alone(String agent, double... rewards) {
    return new Life(
        "alone", agent, false, List.of(new Phase(0, 60, List.of("heavy"))), sums(rewards));
  }

  private static Lifelong judged(Life... lives) {
    return Lifelong.of(List.of(lives), "", SETTINGS);
  }

  private static void assertLevel(Reference.Source source, double level, Reference found) {
    assertEquals(source, found.source());
    assertEquals(level, found.level());
  }

  /// From sample 20 on the reward is -5 until it is -2 from sample 27 on; the optimum pays 2. Of
  /// the windows of 4, that from 24 has 3*(-5) - 2 = -17, from 27 it is -8: within 1.2 times 2 is
  /// -9.6.
  @Test
  void recoveryIsTheBeginningOfTheFirstWindowWithinTheLevel() {
    double[] rewards = constant(-1, -5, -1);
    Arrays.fill(rewards, 27, 40, -2);
    Lifelong lifelong =
        judged(life("learner", "a", false, rewards), life("told", "b", true, constant(-1, -2, -1)));
    PhaseOutcome heavy = lifelong.lives().getFirst().phases().getFirst();
    assertLevel(Reference.Source.TOLD, -2, heavy.reference());
    assertEquals(7 * STEP, heavy.recovery().median());
    assertEquals(7 * STEP, heavy.settling().median());
    assertEquals(SEEDS, heavy.recovered());
    assertEquals(10.0, heavy.from());
    assertEquals(20.0, heavy.until());
    assertEquals(1.0, heavy.ofOptimum().median());
    assertEquals(7 * 3 * STEP, heavy.regret().median(), 1e-12);
    assertEquals(0.0, lifelong.lives().get(1).regret().median());
  }

  /// Within the level from 24 to 30, then not, then again for the last window only.
  @Test
  void settlingCountsWindowsThatStay() {
    double[] rewards = constant(-1, -5, -1);
    Arrays.fill(rewards, 24, 30, -2);
    Arrays.fill(rewards, 36, 40, -2);
    PhaseOutcome heavy =
        judged(life("learner", "a", false, rewards), life("told", "b", true, constant(-1, -2, -1)))
            .lives()
            .getFirst()
            .phases()
            .getFirst();
    assertEquals(4 * STEP, heavy.recovery().median());
    assertEquals(16 * STEP, heavy.settling().median());
  }

  @Test
  void whatDoesNotRecoverTakesForEver() {
    PhaseOutcome heavy =
        judged(
                life("learner", "a", false, constant(-1, -5, -1)),
                life("told", "b", true, constant(-1, -2, -1)))
            .lives()
            .getFirst()
            .phases()
            .getFirst();
    assertEquals(0, heavy.recovered());
    assertEquals(Double.POSITIVE_INFINITY, heavy.recovery().median());
    assertEquals(2.5, heavy.ofOptimum().median());
  }

  /// The same agent alone in the heavy world ends with -3, which goes before the optimum.
  @Test
  void theLevelIsThatOfTheSameAgentAlone() {
    double[] late = constant(-9, -3, -3);
    Life learner = life("learner", "a", false, constant(-1, -3, -1));
    Life told = life("told", "b", true, constant(-1, -2, -1));
    Reference found =
        judged(learner, told, alone("a", late)).lives().getFirst().phases().getFirst().reference();
    assertLevel(Reference.Source.ALONE, -3, found);
    var settings = new Lifelong.Settings(STEP, WINDOWS, 1.2, Reference.Source.TOLD);
    assertLevel(
        Reference.Source.TOLD,
        -2,
        Lifelong.of(List.of(learner, told, alone("a", late)), "", settings)
            .lives()
            .getFirst()
            .phases()
            .getFirst()
            .reference());
    assertEquals(
        Reference.Source.OWN,
        judged(learner, alone("c", late))
            .lives()
            .getFirst()
            .phases()
            .getFirst()
            .reference()
            .source());
  }

  /// Who is lost there from the start is no measure for anyone.
  @Test
  void whoDivergesAloneIsNoLevel() {
    Life learner = life("learner", "a", false, constant(-1, -3, -1));
    Life told = life("told", "b", true, constant(-1, -2, -1));
    double[] lost = constant(Double.NEGATIVE_INFINITY, -3, -3);
    Reference found =
        judged(learner, told, alone("a", lost)).lives().getFirst().phases().getFirst().reference();
    assertLevel(Reference.Source.TOLD, -2, found);
  }

  /// In A it ended with -1 and comes back with -4: it forgot 3. In B it begins with -5 where who
  /// lives there from the start begins with -9: 4 were brought along.
  @Test
  void forgettingAndTransferAreDifferencesOfRates() {
    double[] rewards = constant(-1, -5, -1);
    Arrays.fill(rewards, 40, 44, -4);
    List<PhaseOutcome> phases =
        judged(life("learner", "a", false, rewards), alone("a", constant(-9, -3, -3)))
            .lives()
            .getFirst()
            .phases();
    assertEquals(4, phases.get(0).transfer().median());
    assertFalse(phases.get(0).forgetting().isKnown());
    assertEquals(3, phases.get(1).forgetting().median());
    assertFalse(phases.get(1).transfer().isKnown());
  }

  @Test
  void aRunThatDivergedIsTheWorst() {
    double[] rewards = constant(-1, -5, -1);
    Arrays.fill(rewards, 30, 60, Double.NaN);
    LifeOutcome life =
        judged(life("told", "b", true, constant(-1, -2, -1)), life("learner", "a", false, rewards))
            .lives()
            .get(1);
    assertEquals(Double.NEGATIVE_INFINITY, life.rate().median());
    assertEquals(Double.POSITIVE_INFINITY, life.regret().median());
    assertEquals(0.0, life.profile().share(0.01));
    assertEquals(1.0, life.profile().share(0));
    assertEquals("told", life.against());
    assertEquals(0.0, life.comparison().above());
    assertEquals(2.0 / 64, life.comparison().p());
  }

  /// Since the first change -5 and -1 against -2 and -1: a score of 60/120.
  @Test
  void theScoreIsWhatTheOptimumPaidOverWhatTheRunPaid() {
    LifeOutcome life =
        judged(
                life("learner", "a", false, constant(-1, -5, -1)),
                life("told", "b", true, constant(-1, -2, -1)))
            .lives()
            .getFirst();
    assertEquals(1.0, life.profile().share(0.5));
    assertEquals(0.0, life.profile().share(0.51));
    assertEquals("told", life.optimum());
    assertEquals(1.5 * 20 * 2 * STEP, life.regret().median(), 1e-12);
  }

  @Test
  void rewardsThatAreEarnedHaveNoScoreButALevel() {
    LifeOutcome life =
        judged(
                life("learner", "a", false, constant(1, 1.7, 1)),
                life("told", "b", true, constant(1, 2, 1)))
            .lives()
            .getFirst();
    assertFalse(life.profile().isKnown());
    assertTrue(life.phases().getFirst().recovered() == SEEDS, "1.7 is within 2 - 0.2*2");
    assertFalse(life.phases().getFirst().ofOptimum().isKnown());
  }

  @Test
  void agentsAreCalledWhatTheirArmsShareAfterTheComma() {
    Life x = life("heavy, learner", "a", false, constant(-1, -5, -1));
    Life y = life("light, learner", "a", false, constant(-1, -5, -1));
    Life z = life("heavy, told", "b", true, constant(-1, -2, -1));
    Lifelong lifelong = judged(x, y, z);
    assertEquals(
        List.of("learner", "told"), lifelong.agents().stream().map(AgentOutcome::agent).toList());
    assertEquals(4, lifelong.agents().getFirst().changes());
    assertEquals(4 * SEEDS, lifelong.agents().getFirst().runs());
  }
}
