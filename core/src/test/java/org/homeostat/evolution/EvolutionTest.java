package org.homeostat.evolution;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.homeostat.control.LinearQuadraticRegulator;
import org.homeostat.control.Linearisation;
import org.homeostat.control.QuadraticCost;
import org.homeostat.expression.RandomExpressions;
import org.homeostat.expression.Tensor;
import org.homeostat.solver.Course;
import org.homeostat.solver.Methods;
import org.homeostat.solver.RefusedException;
import org.homeostat.system.DynamicalSystem;
import org.junit.jupiter.api.Test;

class EvolutionTest {
  private static final Search SMALL = Searches.search(Searches.latent(), 3, 8, 4);

  /// The checkpoints of all generations, the beginning among them.
  private static List<byte[]> checkpoints(Search search, long seed, int threads) {
    Evolution evolution = Evolution.begin(search, seed);
    List<byte[]> all = new ArrayList<>(List.of(evolution.checkpoint()));
    while (evolution.generation(threads)) {
      all.add(evolution.checkpoint());
    }
    return all;
  }

  /// Everything that an outcome says, to the last bit.
  private static String text(Outcome outcome) {
    StringBuilder text = new StringBuilder(outcome.seed() + " " + outcome.winner());
    for (Outcome.Scored each : outcome.front()) {
      text.append('\n').append(each.candidate().genome()).append(each.candidate().lineage().id());
      text.append(Arrays.toString(each.validation())).append(each.half()).append(each.tenth());
    }
    return text.append(outcome.history()).toString();
  }

  @Test
  void threadsChangeNoByte() {
    List<byte[]> expected = checkpoints(SMALL, 11, 1);
    assertEquals(5, expected.size());
    for (int threads : new int[] {2, 4}) {
      List<byte[]> found = checkpoints(SMALL, 11, threads);
      for (int i = 0; i < expected.size(); i++) {
        assertArrayEquals(expected.get(i), found.get(i), threads + " threads, generation " + i);
      }
    }
    Evolution end = Evolution.resume(SMALL, 11, expected.getLast());
    assertEquals(text(end.outcome(1)), text(end.outcome(4)));
  }

  @Test
  void aRunThatGoesOnIsTheRunThatNeverStopped() {
    List<byte[]> whole = checkpoints(SMALL, 12, 2);
    String outcome = text(Evolution.resume(SMALL, 12, whole.getLast()).outcome(2));
    Evolution straight = Evolution.begin(SMALL, 12);
    while (straight.generation(2)) {}
    assertEquals(outcome, text(straight.outcome(2)));
    for (int from = 0; from < whole.size(); from++) {
      Evolution resumed = Evolution.resume(SMALL, 12, whole.get(from));
      assertArrayEquals(whole.get(from), resumed.checkpoint(), "from " + from);
      for (int at = from + 1; resumed.generation(1); at++) {
        assertArrayEquals(whole.get(at), resumed.checkpoint(), "from " + from + " at " + at);
      }
      assertEquals(straight.history(), resumed.history());
    }
  }

  @Test
  void seedsAreRunsOfTheirOwn() {
    Set<String> ends = new HashSet<>();
    for (long seed : new long[] {0, 1, 1_000_000, -1}) {
      Evolution evolution = Evolution.begin(SMALL, seed);
      evolution.generation(1);
      assertTrue(ends.add(evolution.front().members().getLast().genome().toString()));
    }
  }

  /// Each damage changes at most four neighbouring bytes, or the length.
  @Test
  void damagedCheckpointsAreRefused() {
    byte[] good = checkpoints(Searches.search(Searches.latent(), 2, 5, 2), 1, 1).getLast();
    Search search = Searches.search(Searches.latent(), 2, 5, 2);
    long seed = 20261201;
    RandomExpressions random = new RandomExpressions(seed);
    for (int i = 0; i < RandomExpressions.count(1000); i++) {
      byte[] bad = good.clone();
      int at = random.below(bad.length);
      switch (random.below(4)) {
        case 0 -> bad = Arrays.copyOf(bad, at);
        case 1 -> bad[at] ^= (byte) (1 << random.below(8));
        case 2 -> {
          for (int k = at; k < Math.min(at + 4, bad.length); k++) {
            bad[k] = (byte) ~bad[k];
          }
        }
        default -> bad = Arrays.copyOf(bad, bad.length + 1 + random.below(9));
      }
      byte[] damaged = bad;
      assertThrows(
          IllegalArgumentException.class,
          () -> Evolution.resume(search, 1, damaged),
          "seed " + seed + ", trial " + i);
    }
  }

  @Test
  void bytesThatAreNoCheckpointAreRefused() {
    RandomExpressions random = new RandomExpressions(1);
    for (int length : new int[] {0, 1, 3, 4, 5, 100, 10_000}) {
      byte[] bytes = new byte[length];
      for (int i = 0; i < length; i++) {
        bytes[i] = (byte) random.bits();
      }
      assertThrows(IllegalArgumentException.class, () -> Evolution.resume(SMALL, 0, bytes));
    }
  }

  @Test
  void theCheckpointOfAnotherSearchOrSeedIsRefused() {
    byte[] kept = checkpoints(Searches.search(Searches.latent(), 2, 5, 1), 1, 1).getLast();
    Search islands = Searches.search(Searches.latent(), 3, 5, 1);
    Search functions = Searches.search(Searches.scalar(), 2, 5, 1);
    Search same = Searches.search(Searches.latent(), 2, 5, 1);
    assertThrows(IllegalArgumentException.class, () -> Evolution.resume(islands, 1, kept));
    assertThrows(IllegalArgumentException.class, () -> Evolution.resume(functions, 1, kept));
    assertThrows(IllegalArgumentException.class, () -> Evolution.resume(same, 2, kept));
    assertEquals(1, Evolution.resume(same, 1, kept).history().size());
  }

  @Test
  void frontsAndHistoriesAreMonotone() {
    Evolution evolution = Evolution.begin(SMALL, 3);
    double best = Double.POSITIVE_INFINITY;
    long evaluations = 0;
    for (int generation = 1; evolution.generation(1); generation++) {
      SelectionTest.assertMonotone(evolution.front().members(), "generation " + generation);
      Evolution.Progress now = evolution.history().getLast();
      assertEquals(generation, now.generation());
      assertTrue(now.best() <= best && now.evaluations() > evaluations);
      assertEquals(now.best(), evolution.front().members().getLast().cost());
      assertEquals(now.frontSize(), evolution.front().members().size());
      assertTrue(now.lowerQuartile() <= now.median() && now.median() <= now.upperQuartile());
      best = now.best();
      evaluations = now.evaluations();
    }
    List<Outcome.Scored> scored = evolution.outcome(1).front();
    for (int i = 1; i < scored.size(); i++) {
      assertTrue(scored.get(i).candidate().nodes() > scored.get(i - 1).candidate().nodes());
      assertTrue(scored.get(i).mean() < scored.get(i - 1).mean());
    }
  }

  /// Parents are made before their children, and each candidate costs what its lineage says. A
  /// front that was bred in longer steps is judged in those of the course.
  @Test
  void whatWasBredInLongerStepsIsJudgedInShortOnes() {
    Search usual = Searches.search(Searches.scalar(), 1, 10, 3);
    Objective rarely = Objective.of(Searches.course("x^2 + u^2").sampled(2));
    Search.Settings settings = new Search.Settings(1, 10, 3, 2, 1, Double.NEGATIVE_INFINITY, 2);
    Search search = new Search(usual.sketch(), usual.grammar(), rarely, 16, List.of(), settings);
    Evolution evolution = Evolution.begin(search, 2);
    while (evolution.generation(1)) {}
    Trials training = Trials.draw(usual.sketch(), rarely, (1L << 32) + 2 * (1L << 24), 16);
    boolean moved = false;
    for (Candidate member : evolution.front().members()) {
      moved |= Trials.mean(training.costs(member.genome())) != member.cost();
    }
    assertTrue(moved);
    for (Outcome.Scored each : evolution.outcome(1).front()) {
      Candidate member = each.candidate();
      assertArrayEquals(training.costs(member.genome()), member.costs());
    }
    assertThrows(
        RefusedException.class, () -> Evolution.begin(with(search, Searches.objective()), 2));
  }

  private static Search with(Search search, Objective objective) {
    return new Search(
        search.sketch(), search.grammar(), objective, 16, List.of(), search.settings());
  }

  @Test
  void lineagesLeadToTheFirstPopulation() {
    Evolution evolution = Evolution.begin(SMALL, 4);
    while (evolution.generation(1)) {}
    Set<Long> ids = new HashSet<>();
    for (Candidate member : evolution.front().members()) {
      assertTrue(ids.add(member.lineage().id()));
      assertEquals(member.cost(), member.lineage().cost());
      assertEquals(member.genome(), member.lineage().genome());
      List<Lineage> open = new ArrayList<>(List.of(member.lineage()));
      while (!open.isEmpty()) {
        Lineage next = open.removeLast();
        assertEquals(
            next.way().equals("seed") || next.way().equals("start"), next.parents().isEmpty());
        next.parents().forEach(parent -> assertTrue(parent.generation() < next.generation()));
        open.addAll(next.parents());
      }
    }
  }

  @Test
  void aTinySearchFindsNearlyTheRegulator() {
    Search search = Searches.search(Searches.scalar(), 2, 20, 8);
    DynamicalSystem plant =
        DynamicalSystem.named("plant")
            .state("x", 0)
            .input("u")
            .noise("w")
            .equations("dx = (0.5*x + u)*dt + 0.3*dw")
            .build();
    double gain =
        LinearQuadraticRegulator.of(
                Linearisation.of(plant), QuadraticCost.diagonal(List.of(1.0), List.of(1.0)))
            .gain()
            .at(0, 0);
    Trials held = Trials.draw(search.sketch(), search.objective(), 0, 256);
    double optimum = Trials.mean(held.costs(Searches.genome("-" + gain + "*x")));
    for (long seed = 0; seed < 3; seed++) {
      Evolution evolution = Evolution.begin(search, seed);
      while (evolution.generation(2)) {}
      Genome best = evolution.outcome(2).best().candidate().genome();
      double cost = Trials.mean(held.costs(best));
      assertTrue(cost <= 1.05 * optimum, "seed " + seed + ": " + best + " " + cost / optimum);
    }
  }

  private static Search with(Search search, List<Genome> start, double target) {
    Search.Settings old = search.settings();
    Search.Settings settings =
        new Search.Settings(
            old.islands(), old.size(), old.generations(), old.migration(), old.fits(), target);
    return new Search(
        search.sketch(),
        search.grammar(),
        search.objective(),
        search.trajectories(),
        start,
        settings);
  }

  @Test
  void aSearchEndsEarlyAtItsTarget() {
    Search endless = Searches.search(Searches.scalar(), 2, 20, 1000);
    double good =
        Trials.mean(
            Trials.draw(endless.sketch(), endless.objective(), 0, 256)
                .costs(Searches.genome("-1.2*x")));
    Evolution evolution = Evolution.begin(with(endless, List.of(), 1.2 * good), 1);
    while (evolution.generation(1)) {}
    assertTrue(evolution.history().size() < 20, "" + evolution.history().size());
    assertTrue(evolution.history().getLast().best() <= 1.2 * good);
    assertFalse(evolution.generation(1));
  }

  @Test
  void startGenomesAreBredFrom() {
    Genome start = Searches.genome("-1.3*x - 0.1*tanh(x)");
    Search search =
        with(
            Searches.search(Searches.scalar(), 1, 10, 1), List.of(start), Double.NEGATIVE_INFINITY);
    Evolution evolution = Evolution.begin(search, 1);
    evolution.generation(1);
    Genome canonical = start.map(Canonical::of);
    assertTrue(
        evolution.front().members().stream()
            .anyMatch(m -> m.lineage().way().equals("start") && m.genome().equals(canonical)));
  }

  /// Beginning from one law written in four ways is beginning from it.
  @Test
  void noLawIsJudgedTwice() {
    List<Genome> once = List.of(Searches.genome("-1.3*x - 1"));
    List<Genome> often = new ArrayList<>(once);
    for (String body : List.of("x*-1.3 - 1", "-(1 + 1.3*x)", "-0.65*x - 1 - 0.65*x")) {
      often.add(Searches.genome(body));
    }
    Search search = Searches.search(Searches.scalar(), 1, 10, 2);
    assertArrayEquals(
        checkpoints(with(search, once, 0), 1, 1).getLast(),
        checkpoints(with(search, often, 0), 1, 1).getLast());
  }

  /// Like terms may still be counted.
  @Test
  void aGrammarWithoutConstantsFindsWholeCoefficientsOnly() {
    Search usual = Searches.search(Searches.latent(), 2, 10, 5);
    Grammar names = new Grammar(usual.grammar().operators(), 0, 1, 12, 4);
    Search search =
        new Search(usual.sketch(), names, usual.objective(), 8, List.of(), usual.settings());
    Evolution evolution = Evolution.begin(search, 1);
    while (evolution.generation(1)) {}
    for (Outcome.Scored each : evolution.outcome(1).front()) {
      Genome genome = each.candidate().genome();
      for (double value : Constants.of(genome).values()) {
        assertEquals(Math.rint(value), value, genome.toString());
      }
    }
  }

  /// Every candidate fails: a plant that explodes in finite time, whatever is done.
  @Test
  void aSearchWithoutAViableCandidateCostsBoundedWorkAndSaysSo() {
    Sketch sketch =
        Searches.sketch(
            """
            system: hopeless
            states: {x: 2}
            noise: [w]
            unknown: {g: [x]}
            equations: dx = (x^3 + tanh(g(x)))*dt + 0.1*dw
            """);
    Search search =
        new Search(
            sketch,
            Searches.grammar(8, "+", "*"),
            Objective.of(Searches.course("x^2")),
            8,
            List.of(),
            new Search.Settings(2, 5, 3, 1, 1, Double.NEGATIVE_INFINITY));
    Evolution evolution = Evolution.begin(search, 1);
    while (evolution.generation(2)) {}
    Evolution.Progress last = evolution.history().getLast();
    assertEquals(3, last.generation());
    assertEquals(Double.POSITIVE_INFINITY, last.best());
    assertEquals(0, last.frontSize());
    assertTrue(last.evaluations() <= 3 * 2 * 20 * 5 * 8, "" + last.evaluations());
    assertEquals(3, Evolution.resume(search, 1, evolution.checkpoint()).history().size());
    String message =
        "" + assertThrows(RefusedException.class, () -> evolution.outcome(1)).getMessage();
    assertTrue(message.startsWith("no candidate for hopeless has a finite cost"), message);
  }

  /// Candidates that explode, divide by zero or are nowhere smooth.
  @Test
  void hostileCandidatesAreRefusedAndTheSearchGoesOn() {
    List<Genome> hostile = new ArrayList<>();
    for (String body :
        List.of(
            "exp(exp(exp(x)))",
            "1/(x - x)",
            "x/0",
            "1e300*x*x*x",
            "log(-1 - x^2)",
            "floor(1e9*sin(1e9*x))",
            "(-1.3*x)^0.5",
            "1/(x - 1)",
            "1e308*10")) {
      hostile.add(Searches.genome(body));
    }
    Search search =
        with(Searches.search(Searches.scalar(), 1, 10, 3), hostile, Double.NEGATIVE_INFINITY);
    Evolution evolution = Evolution.begin(search, 1);
    while (evolution.generation(1)) {}
    assertEquals(3, evolution.history().size());
    assertTrue(Double.isFinite(evolution.outcome(1).best().mean()));
  }

  /// Conditions are worlds of their own: a candidate must do well with either sign of the actuator.
  @Test
  void allConditionsCount() {
    Sketch sketch =
        Searches.sketch(
            """
            system: worlds
            states: {x: 1}
            parameters: {k: 1}
            noise: [w]
            unknown: {g: [x]}
            equations: |
              u = g(x)
              dx = (k*u - 0.1*x)*dt + 0.1*dw
            """);
    Map<String, Map<String, Tensor>> worlds =
        Map.of(
            "as it is", Map.of("k", Tensor.scalar(1)), "reversed", Map.of("k", Tensor.scalar(-1)));
    Objective both = Searches.objective().under(worlds);
    Trials trials = Trials.draw(sketch, both, 0, 10);
    assertEquals(20, trials.count());
    double[] costs = trials.costs(Searches.genome("-x"));
    double[] one = Trials.draw(sketch, Searches.objective(), 0, 10).costs(Searches.genome("-x"));
    boolean first = Arrays.equals(one, Arrays.copyOf(costs, 10));
    boolean second = Arrays.equals(one, Arrays.copyOfRange(costs, 10, 20));
    assertTrue(first ^ second);
    double[] still = trials.costs(Searches.genome("0"));
    assertArrayEquals(Arrays.copyOf(still, 10), Arrays.copyOfRange(still, 10, 20));
  }

  @Test
  void aMethodThatCannotSolveItCostsEverything() {
    Course still =
        Course.until(5, 0.1, Methods.named("rk4"), List.of(Searches.sum("x^2")), Map.of());
    Trials trials = Trials.draw(Searches.scalar(), Objective.of(still), 0, 4);
    double[] costs = trials.costs(Searches.genome("-x"));
    assertTrue(Arrays.stream(costs).allMatch(cost -> cost == Double.POSITIVE_INFINITY));
  }
}
