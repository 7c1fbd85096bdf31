package org.homeostat.evolution;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.homeostat.expression.Expression;
import org.homeostat.expression.Literal;
import org.homeostat.expression.Operators;
import org.homeostat.expression.Parser;
import org.homeostat.expression.SourceText;
import org.homeostat.solver.Course;
import org.homeostat.solver.Measure;
import org.homeostat.solver.Methods;
import org.homeostat.system.SystemReader;

/// The sketches and searches of these tests.
final class Searches {
  private Searches() {}

  static Sketch sketch(String text) {
    return Sketch.of(SystemReader.read(SourceText.of("sketch.yaml", text)));
  }

  /// A plant that runs away by itself, and a feedback without a memory.
  static Sketch scalar() {
    return sketch(
        """
        system: scalar
        states: {x: 1}
        noise: [w]
        unknown: {g: [x]}
        equations: |
          u = g(x)
          dx = (0.5*x + u)*dt + 0.3*dw
        outputs: {u: u}
        """);
  }

  /// The same plant and two latent states.
  static Sketch latent() {
    return sketch(
        """
        system: latent
        states: {x: 1, a: 0, b: 0}
        noise: [w]
        unknown: {f: [x, a, b], h: [x, a, b], g: [x, a]}
        equations: |
          u = g(x, a)
          dx = (0.5*x + u)*dt + 0.3*dw
          da = f(x, a, b)*dt
          db = h(x, a, b)*dt
        outputs: {u: u}
        """);
  }

  static Measure sum(String quantity) {
    return new Measure("cost", Measure.Kind.SUM, Parser.parse(quantity), List.of(5.0));
  }

  static Course course(String quantity) {
    return Course.until(5, 0.1, Methods.named("shark"), List.of(sum(quantity)), Map.of());
  }

  static Objective objective() {
    return Objective.of(course("x^2 + u^2"));
  }

  static Grammar grammar(int nodes, String... operators) {
    List<Grammar.Weighted> weighted =
        Arrays.stream(operators)
            .map(each -> new Grammar.Weighted(Operators.named(each), 1))
            .toList();
    return new Grammar(weighted, 0.4, 1, nodes, 4);
  }

  static Search search(Sketch sketch, int islands, int size, int generations) {
    Search.Settings settings =
        new Search.Settings(islands, size, generations, 2, 1, Double.NEGATIVE_INFINITY);
    Grammar grammar = grammar(12, "+", "-", "*", "tanh");
    return new Search(sketch, grammar, objective(), 16, List.of(), settings);
  }

  static Genome genome(String... bodies) {
    List<Expression> parsed = new ArrayList<>();
    for (String body : bodies) {
      parsed.add(Parser.parse(body));
    }
    return new Genome(parsed);
  }

  /// A candidate of which only this counts.
  static Candidate candidate(double cost, int nodes, int age, long id) {
    Genome genome = new Genome(List.of(Literal.of((double) id)));
    var lineage = new Lineage(id, 0, "seed", List.of(), cost, genome);
    return new Candidate(genome, cost, new double[] {cost}, nodes, age, lineage);
  }
}
