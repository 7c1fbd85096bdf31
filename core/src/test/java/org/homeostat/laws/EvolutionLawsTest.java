package org.homeostat.laws;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.homeostat.evolution.Candidate;
import org.homeostat.evolution.Evolution;
import org.homeostat.evolution.Grammar;
import org.homeostat.evolution.Objective;
import org.homeostat.evolution.Search;
import org.homeostat.evolution.Sketch;
import org.homeostat.expression.Operators;
import org.homeostat.expression.Parser;
import org.homeostat.expression.SourceText;
import org.homeostat.solver.Course;
import org.homeostat.solver.Measure;
import org.homeostat.solver.Methods;
import org.homeostat.solver.Simulation;
import org.homeostat.system.SystemReader;
import org.junit.jupiter.api.Test;

/// What may change about a search without changing what it does.
class EvolutionLawsTest {
  private static final String TEXT =
      """
      system: latent
      states: {x: 1, a: 0}
      noise: [w]
      unknown: {g: [x, a], f: [x, a]}
      equations: |
        u = g(x, a)
        dx = (0.5*x + u)*dt + 0.3*dw
        da = f(x, a)*dt
      outputs: {u: u}
      """;

  private static Search search(String text, String quantity, double diverged) {
    Sketch sketch = Sketch.of(SystemReader.read(SourceText.of("sketch.yaml", text)));
    Measure measure = new Measure("cost", Measure.Kind.SUM, Parser.parse(quantity), List.of(3.0));
    Course course = Course.until(3, 0.1, Methods.named("shark"), List.of(measure), Map.of());
    List<Grammar.Weighted> operators = new ArrayList<>();
    for (String operator : List.of("+", "-", "*", "tanh")) {
      operators.add(new Grammar.Weighted(Operators.named(operator), 1));
    }
    Objective objective = new Objective(course, Parser.parse("cost"), diverged, Map.of(), Map.of());
    return new Search(
        sketch,
        new Grammar(operators, 0.4, 1, 12, 4),
        objective,
        16,
        List.of(),
        new Search.Settings(2, 10, 4, 2, 1, Double.NEGATIVE_INFINITY));
  }

  private static Evolution end(Search search) {
    Evolution evolution = Evolution.begin(search, 5);
    while (evolution.generation(1)) {}
    return evolution;
  }

  private static List<String> genomes(Evolution evolution) {
    return evolution.front().members().stream().map(each -> each.genome().toString()).toList();
  }

  /// A power of two changes no digit of a cost.
  @Test
  void theUnitOfTheCostDoesNotMatter() {
    Evolution usual = end(search(TEXT, "x^2 + u^2", 1000));
    Evolution other = end(search(TEXT, "4*(x^2 + u^2)", 4000));
    assertEquals(genomes(usual), genomes(other));
    for (int i = 0; i < usual.history().size(); i++) {
      assertEquals(4 * usual.history().get(i).best(), other.history().get(i).best());
      assertEquals(4 * usual.history().get(i).median(), other.history().get(i).median());
      assertEquals(usual.history().get(i).evaluations(), other.history().get(i).evaluations());
    }
  }

  /// What a latent state, its function or its parameter is called. The names keep their order, by
  /// which sums are sorted.
  @Test
  void namesDoNotMatter() {
    Evolution usual = end(search(TEXT, "x^2 + u^2", 1000));
    String renamed =
        TEXT.replace("a: 0", "b: 0")
            .replace("da =", "db =")
            .replace("unknown: {g: [x, a], f: [x, a]}", "unknown: {out: [x, b], grow: [x, b]}")
            .replace("g(x, a)", "out(x, b)")
            .replace("f(x, a)", "grow(x, b)")
            .replace("u = ", "force = ")
            .replace("+ u)", "+ force)")
            .replace("{u: u}", "{force: force}");
    Evolution other = end(search(renamed, "x^2 + force^2", 1000));
    assertEquals(
        genomes(usual).stream().map(each -> each.replaceAll("\\ba\\b", "b")).toList(),
        genomes(other));
    assertEquals(usual.history(), other.history());
  }

  /// A part that nothing looks at takes no part.
  @Test
  void whatIsNotSeenDoesNotMatter() {
    String more =
        TEXT.replace("states: {x: 1, a: 0}", "states: {x: 1, a: 0, clock: 0}")
            .replace("  da =", "  dclock = (1 + sin(a)*x)*dt\n  da =")
            .replace("{u: u}", "{u: u, twice: 2*clock}");
    assertEquals(
        end(search(TEXT, "x^2 + u^2", 1000)).history(),
        end(search(more, "x^2 + u^2", 1000)).history());
  }

  /// A cost through definitions is the same cost.
  @Test
  void howTheRateIsWrittenDoesNotMatter() {
    String named = TEXT.replace("{u: u}", "{u: u, rate: x^2 + u^2}");
    assertEquals(
        end(search(TEXT, "x^2 + u^2", 1000)).history(), end(search(named, "rate", 1000)).history());
  }

  /// The beginning of a longer run is the shorter run.
  @Test
  void howLongASearchWillGoOnDoesNotMatter() {
    Search shorter = search(TEXT, "x^2 + u^2", 1000);
    Search.Settings settings = new Search.Settings(2, 10, 40, 2, 1, Double.NEGATIVE_INFINITY);
    Search longer =
        new Search(
            shorter.sketch(),
            shorter.grammar(),
            shorter.objective(),
            shorter.trajectories(),
            shorter.start(),
            settings);
    Evolution evolution = Evolution.begin(longer, 5);
    for (int generation = 0; generation < 4; generation++) {
      evolution.generation(2);
    }
    assertArrayEquals(end(shorter).checkpoint(), evolution.checkpoint());
  }

  /// Costs are those of the genome's system in a simulation: nothing is left over from breeding.
  @Test
  void whatACandidateCostsIsWhatItsSystemCosts() {
    Search search = search(TEXT, "x^2 + u^2", 1000);
    for (Candidate member : end(search).front().members()) {
      double sum = Arrays.stream(member.costs()).sum();
      assertEquals(sum / member.costs().length, member.cost(), 1e-12 * Math.abs(sum));
      double[] again =
          Simulation.of(search.sketch().fill(member.genome()))
              .method("shark")
              .step(0.1)
              .until(3)
              .seeds((1L << 32) + 5 * (1L << 24), member.costs().length)
              .measure(search.objective().course().measures().getFirst())
              .run()
              .measured("cost", 3);
      assertArrayEquals(again, member.costs());
    }
  }
}
