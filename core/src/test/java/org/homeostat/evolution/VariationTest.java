package org.homeostat.evolution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.homeostat.expression.Apply;
import org.homeostat.expression.Expression;
import org.homeostat.expression.Literal;
import org.homeostat.expression.Unknown;
import org.homeostat.noise.Draws;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class VariationTest {
  private static final Sketch SKETCH = Searches.latent();
  private static final Grammar GRAMMAR = Searches.grammar(15, "+", "-", "*", "sin", "clip");

  private static Genome random(Draws draws) {
    List<Expression> bodies = new ArrayList<>();
    for (Unknown function : SKETCH.unknowns()) {
      bodies.add(draws.below(4) == 0 ? Literal.of(0) : GRAMMAR.tree(function.parameters(), draws));
    }
    return new Genome(bodies);
  }

  private static Variation.Kit kit(Draws draws) {
    return new Variation.Kit(SKETCH, GRAMMAR, draws);
  }

  @ParameterizedTest
  @EnumSource
  void childrenAreOtherGenomesOverTheirOwnParametersWithinLimits(Variation variation) {
    Draws draws = Draws.of("variation " + variation, 0);
    int children = 0;
    for (int i = 0; i < 500; i++) {
      Genome parent = random(draws);
      Genome other = random(draws);
      Optional<Genome> child = variation.apply(parent, other, kit(draws));
      if (child.isPresent()) {
        children++;
        assertNotEquals(parent, child.get());
        assertTrue(child.get().nodes() <= 2 * GRAMMAR.nodes(), child.get().key());
        for (int f = 0; f < SKETCH.unknowns().size(); f++) {
          List<String> own = SKETCH.unknowns().get(f).parameters();
          Expression body = child.get().bodies().get(f);
          assertTrue(own.containsAll(body.names()), body + " over " + own);
          assertArities(body);
        }
      }
    }
    assertTrue(children > 50, children + " children");
  }

  private static void assertArities(Expression e) {
    if (e instanceof Apply apply) {
      assertTrue(apply.operator().arity().accepts(apply.arguments().size()));
      apply.arguments().forEach(VariationTest::assertArities);
    }
  }

  @Test
  void theSameDrawsGiveTheSameChild() {
    for (Variation variation : Variation.values()) {
      Genome parent = random(Draws.of("parent", 1));
      Genome other = random(Draws.of("parent", 2));
      assertEquals(
          variation.apply(parent, other, kit(Draws.of("child", 3))),
          variation.apply(parent, other, kit(Draws.of("child", 3))));
    }
  }

  @Test
  void perturbingMovesConstantsAlone() {
    Draws draws = Draws.of("perturb", 0);
    int moved = 0;
    for (int i = 0; i < 200; i++) {
      Genome parent = random(draws);
      Optional<Genome> child = Variation.PERTURB.apply(parent, parent, kit(draws));
      if (child.isPresent()) {
        moved++;
        assertEquals(shape(parent), shape(child.get()));
      }
    }
    assertTrue(moved > 50, "" + moved);
  }

  /// With every number in the place of a 1.
  private static Genome shape(Genome genome) {
    return genome.map(VariationTest::shape);
  }

  private static Expression shape(Expression e) {
    return switch (e) {
      case Literal _ -> Literal.of(1);
      case Apply apply ->
          new Apply(
              apply.operator(), apply.arguments().stream().map(VariationTest::shape).toList());
      default -> e;
    };
  }

  @Test
  void deletingAndHoistingMakeItSmaller() {
    Draws draws = Draws.of("smaller", 0);
    for (int i = 0; i < 300; i++) {
      Genome parent = random(draws);
      for (Variation variation : List.of(Variation.DELETE, Variation.HOIST)) {
        variation
            .apply(parent, parent, kit(draws))
            .ifPresent(child -> assertTrue(child.nodes() < parent.nodes()));
      }
    }
  }

  @Test
  void wholeFunctionsAreThoseOfOneParentOrTheOther() {
    Draws draws = Draws.of("functions", 0);
    for (int i = 0; i < 200; i++) {
      Genome parent = random(draws);
      Genome other = random(draws);
      Genome child = Variation.CROSS_FUNCTIONS.apply(parent, other, kit(draws)).orElse(parent);
      for (int f = 0; f < 3; f++) {
        Expression body = child.bodies().get(f);
        assertTrue(body.equals(parent.bodies().get(f)) || body.equals(other.bodies().get(f)));
      }
    }
  }

  /// A state that rests, because its function is 0, gets dynamics when something begins to use it.
  @Test
  void joiningWakesARestedState() {
    Genome parent = Searches.genome("-1.5*x", "0", "0");
    Draws draws = Draws.of("join", 0);
    int woken = 0;
    for (int i = 0; i < 200; i++) {
      Optional<Genome> child = Variation.JOIN.apply(parent, parent, kit(draws));
      if (child.isPresent()) {
        assertTrue(child.get().bodies().get(0).names().contains("a"), child.get().key());
        woken += Nodes.isZero(child.get().bodies().get(1)) ? 0 : 1;
        assertFalse(Nodes.isZero(child.get().bodies().get(1)), child.get().key());
      }
    }
    assertTrue(woken > 20, "" + woken);
  }

  @Test
  void numbersOfNodesNameSubtrees() {
    Draws draws = Draws.of("nodes", 0);
    for (int i = 0; i < 200; i++) {
      Expression e = GRAMMAR.tree(List.of("x", "y"), draws);
      int count = Nodes.count(e);
      int leaves = Nodes.where(e, node -> !(node instanceof Apply)).size();
      assertEquals(count - leaves, Nodes.where(e, node -> node instanceof Apply).size());
      for (int n = 0; n < count; n++) {
        Expression part = Nodes.at(e, n);
        assertEquals(e, Nodes.with(e, n, part));
        Expression longer = Nodes.with(e, n, Literal.of(5));
        assertEquals(count - Nodes.count(part) + 1, Nodes.count(longer));
        assertEquals(Literal.of(5), Nodes.at(longer, n));
        assertTrue(Nodes.depth(part) <= Nodes.depth(e));
      }
    }
  }

  @Test
  void ratesSumToOneAndKeepTheirFloor() {
    Rates rates = new Rates();
    List<Variation> all = List.of(Variation.values());
    Draws draws = Draws.of("rates", 0);
    for (int i = 0; i < 5000; i++) {
      Variation noted = all.get(draws.below(all.size()));
      rates.note(noted, noted == Variation.INSERT && draws.uniform() < 0.5);
      double total = 0;
      for (Variation each : Variation.values()) {
        double chance = rates.chance(each);
        assertTrue(chance >= 0.08 - 1e-15, each + " " + chance);
        total += chance;
      }
      assertEquals(1, total, 1e-12);
    }
    for (Variation each : Variation.values()) {
      assertTrue(each == Variation.INSERT || rates.chance(each) < rates.chance(Variation.INSERT));
    }
    assertEquals(rates.chance(Variation.JOIN), new Rates(rates.success()).chance(Variation.JOIN));
  }

  @Test
  void variationsAreDrawnAtTheirRates() {
    Rates rates = new Rates();
    for (int i = 0; i < 30; i++) {
      rates.note(Variation.GROW, false);
      rates.note(Variation.INSERT, true);
    }
    Draws draws = Draws.of("drawn", 0);
    Map<Variation, Integer> counts = new EnumMap<>(Variation.class);
    int all = 50_000;
    for (int i = 0; i < all; i++) {
      counts.merge(rates.draw(draws), 1, Integer::sum);
    }
    for (Variation each : Variation.values()) {
      double p = rates.chance(each);
      assertEquals(
          all * p, counts.getOrDefault(each, 0), 5.73 * Math.sqrt(all * p * (1 - p)), "" + each);
    }
  }
}
