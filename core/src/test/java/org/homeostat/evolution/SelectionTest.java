package org.homeostat.evolution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.homeostat.expression.RandomExpressions;
import org.junit.jupiter.api.Test;

/// Who lives on, and who is on the front, of random candidates.
class SelectionTest {
  private static List<Candidate> random(RandomExpressions random, int count) {
    List<Candidate> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      double cost = Math.exp(random.between(-3, 3)) * (random.below(8) == 0 ? -1 : 1);
      // whole costs now and then, so that some are alike
      double found = random.below(3) == 0 ? Math.rint(cost) + 0.0 : cost;
      all.add(Searches.candidate(found, 1 + random.below(15), random.below(6), i));
    }
    return all;
  }

  /// Costs within a 64th of their power of two share a niche.
  private static String niche(Candidate candidate) {
    int exponent = Math.getExponent(candidate.cost());
    double significand = candidate.cost() / Math.scalb(1.0, exponent);
    return candidate.nodes() + " " + exponent + " " + (int) (significand * 64);
  }

  @Test
  void noNicheHasTwoSurvivorsAndTheBestCostAlwaysSurvives() {
    for (long seed = 0; seed < 300; seed++) {
      RandomExpressions random = new RandomExpressions(seed);
      List<Candidate> all = random(random, 1 + random.below(80));
      int size = 1 + random.below(40);
      List<Candidate> survivors = Survival.of(all, size);
      String what = "seed " + seed;
      Set<String> niches = new HashSet<>();
      survivors.forEach(each -> assertTrue(niches.add(niche(each)), what));
      assertTrue(survivors.size() <= size, what);
      assertTrue(all.containsAll(survivors), what);
      double best = all.stream().mapToDouble(Candidate::cost).min().orElseThrow();
      assertEquals(best, survivors.stream().mapToDouble(Candidate::cost).min().orElseThrow(), what);
      // fewer than there is room for only if every niche has its survivor
      long kinds = all.stream().map(SelectionTest::niche).distinct().count();
      assertEquals(Math.min(size, kinds), survivors.size(), what);
    }
  }

  /// Whatever the order in which candidates come, apart from the order of equals.
  @Test
  void theOrderOfCandidatesDoesNotMatter() {
    for (long seed = 0; seed < 100; seed++) {
      RandomExpressions random = new RandomExpressions(seed);
      List<Candidate> all = random(random, 50);
      List<Candidate> turned = new ArrayList<>(all);
      Collections.reverse(turned);
      assertEquals(ids(Survival.of(all, 20)), ids(Survival.of(turned, 20)), "seed " + seed);
    }
  }

  private static List<Long> ids(List<Candidate> candidates) {
    return candidates.stream().map(each -> each.lineage().id()).toList();
  }

  @Test
  void aYoungCandidateLivesBesideABetterOldOne() {
    Candidate old = Searches.candidate(1, 5, 9, 1);
    Candidate young = Searches.candidate(2, 5, 0, 2);
    Candidate worse = Searches.candidate(3, 6, 9, 3);
    assertEquals(List.of(1L, 2L), ids(Survival.of(List.of(worse, young, old), 2)));
  }

  @Test
  void noMemberOfAFrontBeatsAnother() {
    for (long seed = 0; seed < 300; seed++) {
      RandomExpressions random = new RandomExpressions(seed);
      List<Candidate> all = random(random, 1 + random.below(60));
      Front front = new Front();
      for (Candidate each : all) {
        boolean taken = front.offer(each);
        assertEquals(taken, front.members().contains(each), "seed " + seed);
      }
      List<Candidate> members = front.members();
      for (Candidate member : members) {
        assertTrue(members.stream().noneMatch(other -> other.beats(member)), "seed " + seed);
      }
      for (Candidate each : all) {
        boolean covered =
            members.stream().anyMatch(m -> m.cost() <= each.cost() && m.nodes() <= each.nodes());
        assertTrue(covered, "seed " + seed);
      }
      assertMonotone(members, "seed " + seed);
    }
  }

  /// From the smallest to the best: more nodes, less cost.
  static void assertMonotone(List<Candidate> members, String what) {
    for (int i = 1; i < members.size(); i++) {
      assertTrue(members.get(i - 1).nodes() < members.get(i).nodes(), what);
      assertTrue(members.get(i - 1).cost() > members.get(i).cost(), what);
    }
  }

  @Test
  void beatingIsBeingNoWorseAndBetterInSomething() {
    Candidate a = Searches.candidate(1, 5, 0, 1);
    assertTrue(a.beats(Searches.candidate(1, 6, 0, 2)));
    assertTrue(a.beats(Searches.candidate(2, 5, 0, 2)));
    assertFalse(a.beats(Searches.candidate(1, 5, 0, 2)));
    assertFalse(a.beats(Searches.candidate(0.5, 9, 0, 2)));
    assertFalse(a.beats(Searches.candidate(2, 4, 0, 2)));
    assertEquals(3, a.older().older().older().age());
    List<Candidate> sorted = new ArrayList<>(List.of(Searches.candidate(2, 4, 0, 2), a));
    sorted.sort(Comparator.comparingDouble(Candidate::cost));
    assertEquals(a, sorted.getFirst());
  }
}
