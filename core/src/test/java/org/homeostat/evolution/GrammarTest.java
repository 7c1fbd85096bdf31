package org.homeostat.evolution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.homeostat.expression.Apply;
import org.homeostat.expression.Expression;
import org.homeostat.expression.Literal;
import org.homeostat.expression.Name;
import org.homeostat.expression.Operators;
import org.homeostat.noise.Draws;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Each acceptance has a false alarm in 10^8, were the seeds not fixed.
class GrammarTest {
  private static final int COUNT = 40_000;
  private static final double DEVIATIONS = 5.73;

  private static Grammar.Weighted weighted(String operator, double weight) {
    return new Grammar.Weighted(Operators.named(operator), weight);
  }

  private static Grammar grammar(int depth) {
    return new Grammar(
        List.of(weighted("+", 0.5), weighted("*", 2), weighted("sin", 1), weighted("clip", 0.1)),
        0.3,
        2,
        15,
        depth);
  }

  @Test
  void operatorsComeInProportionToTheirWeights() {
    Draws draws = Draws.of("grammar", 0);
    Map<String, Integer> counts = new TreeMap<>();
    for (int i = 0; i < COUNT; i++) {
      Expression tree = grammar(3).tree(List.of("x"), draws);
      counts.merge(((Apply) tree).operator().name(), 1, Integer::sum);
    }
    double statistic = 0;
    for (Grammar.Weighted each : grammar(3).operators()) {
      double expected = COUNT * each.weight() / 3.6;
      double off = counts.getOrDefault(each.operator().name(), 0) - expected;
      statistic += off * off / expected;
    }
    // the 1 - 10^-8 quantile of three degrees of freedom
    assertTrue(statistic < 40.1, statistic + " " + counts);
  }

  @Test
  void leavesAreConstantsAtTheirChanceAndNamesEqually() {
    Draws draws = Draws.of("grammar", 1);
    int constants = 0;
    double squares = 0;
    Map<String, Integer> names = new TreeMap<>();
    for (int i = 0; i < COUNT; i++) {
      Expression leaf = grammar(3).leaf(List.of("x", "y", "z"), draws);
      if (leaf instanceof Literal literal) {
        constants++;
        squares += literal.value() * literal.value();
      } else {
        names.merge(((Name) leaf).text(), 1, Integer::sum);
      }
    }
    assertEquals(0.3 * COUNT, constants, DEVIATIONS * Math.sqrt(COUNT * 0.3 * 0.7));
    assertEquals(4, squares / constants, 4 * DEVIATIONS * Math.sqrt(2.0 / constants));
    double p = 0.7 / 3;
    assertEquals(3, names.size());
    for (int count : names.values()) {
      assertEquals(p * COUNT, count, DEVIATIONS * Math.sqrt(COUNT * p * (1 - p)));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 6})
  void noTreeIsDeeperThanAllowed(int depth) {
    Draws draws = Draws.of("depth", depth);
    int deepest = 0;
    for (int i = 0; i < 3000; i++) {
      deepest = Math.max(deepest, Nodes.depth(grammar(depth).tree(List.of("x"), draws)));
      Expression most = grammar(depth).tree(List.of("x"), draws, 3, 1);
      assertTrue(Nodes.depth(most) <= Math.min(3, depth));
    }
    assertEquals(depth, deepest);
  }

  @Test
  void aFunctionOfNothingIsAConstant() {
    Draws draws = Draws.of("nothing", 0);
    for (int i = 0; i < 100; i++) {
      assertTrue(grammar(3).leaf(List.of(), draws) instanceof Literal);
      assertEquals(List.of(), List.copyOf(grammar(3).tree(List.of(), draws).names()));
    }
  }

  @Test
  void aGrammarWithoutConstantsHasNone() {
    Grammar names = new Grammar(List.of(weighted("+", 1), weighted("*", 1)), 0, 1, 15, 4);
    Draws draws = Draws.of("names", 0);
    for (int i = 0; i < 300; i++) {
      Expression tree = names.tree(List.of("x"), draws);
      assertEquals(List.of(), Nodes.where(tree, node -> node instanceof Literal));
      assertEquals(new Name("x"), names.scaled("x", draws));
    }
  }

  @Test
  void nonsenseIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> new Grammar(List.of(), 0.3, 1, 15, 4));
    for (double weight : new double[] {0, -1, Double.NaN}) {
      assertThrows(
          IllegalArgumentException.class,
          () -> new Grammar(List.of(weighted("+", weight)), 0.3, 1, 15, 4));
    }
    for (int[] bad : new int[][] {{0, 1, 1, 1}, {1, 0, 1, 1}, {1, 1, 0, 1}, {1, 1, 1, 0}}) {
      assertThrows(
          IllegalArgumentException.class,
          () -> new Search.Settings(bad[0], bad[1], bad[2], bad[3], 1, 0));
    }
  }
}
