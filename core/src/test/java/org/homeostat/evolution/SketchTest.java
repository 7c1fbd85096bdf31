package org.homeostat.evolution;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.homeostat.expression.Parser;
import org.homeostat.solver.Course;
import org.homeostat.solver.Distribution;
import org.homeostat.solver.Ensemble;
import org.homeostat.solver.Measure;
import org.homeostat.solver.Simulation;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.Variable;
import org.junit.jupiter.api.Test;

/// What is searched for, and what it is judged by.
class SketchTest {
  private static final Set<String> SEEN = Set.of("x", "u");

  private static List<String> states(DynamicalSystem system) {
    return system.states().stream().map(Variable::name).toList();
  }

  @Test
  void bodiesStandInTheOrderInWhichFunctionsOccur() {
    Sketch sketch = Searches.latent();
    assertEquals(
        List.of("g", "f", "h"),
        List.copyOf(sketch.bodies(Searches.genome("a", "x", "b")).keySet()));
    DynamicalSystem filled = sketch.fill(Searches.genome("a", "x", "b"));
    assertEquals(List.of(), filled.unknowns());
    assertEquals(Parser.parse("b"), filled.equations().getLast().drift());
  }

  @Test
  void aSystemWithoutUnknownFunctionsIsNoSketch() {
    DynamicalSystem known = Searches.scalar().fill(Searches.genome("x"));
    assertThrows(IllegalArgumentException.class, () -> Sketch.of(known));
  }

  @Test
  void whatNothingDependsOnIsLeftOutAndCountsNothing() {
    Sketch sketch = Searches.latent();
    Genome genome = Searches.genome("-x", "a + b", "2*b");
    assertEquals(List.of("x"), states(sketch.reduced(genome, SEEN)));
    assertEquals(Searches.genome("-x", "0", "0"), sketch.pruned(genome, SEEN));
    assertEquals(2, sketch.pruned(genome, SEEN).nodes());
    Genome one = Searches.genome("-x - a", "a + x", "2*b");
    assertEquals(List.of("x", "a"), states(sketch.reduced(one, SEEN)));
    assertEquals(Searches.genome("-x - a", "a + x", "0"), sketch.pruned(one, SEEN));
    Genome all = Searches.genome("a", "b", "x");
    assertEquals(all, sketch.pruned(all, SEEN));
    // what nobody uses is cut even if it uses others
    assertEquals(List.of("x", "a", "b"), states(sketch.reduced(all, SEEN)));
  }

  @Test
  void leavingOutChangesNoCost() {
    Sketch sketch = Searches.latent();
    Trials trials = Trials.draw(sketch, Searches.objective(), 3, 20);
    for (Genome genome :
        List.of(Searches.genome("-x", "a + b", "2*b"), Searches.genome("-x - a", "x - a", "b"))) {
      assertArrayEquals(trials.costs(sketch.fill(genome)), trials.costs(genome));
      assertArrayEquals(
          trials.costs(genome), trials.costs(sketch.pruned(genome, Searches.objective().seen())));
    }
  }

  @Test
  void somethingMovesEvenIfNothingIsSeenToMove() {
    Set<String> only = Set.of("u");
    assertEquals(List.of("x"), states(Searches.scalar().reduced(Searches.genome("2"), only)));
  }

  @Test
  void aFunctionIsFedByThoseThatDriveItsArguments() {
    Sketch sketch = Searches.latent();
    // g knows a, which f drives; x is driven through the definition u
    assertEquals(List.of(1), sketch.feeding(0, "a"));
    assertEquals(List.of(), sketch.feeding(0, "x"));
    assertEquals(List.of(2), sketch.feeding(1, "b").stream().distinct().toList());
    Sketch noisy =
        Searches.sketch(
            """
            system: noisy
            states: {x: 0, a: 0}
            noise: [w]
            unknown: {f: [x], s: [a]}
            equations: |
              dx = -x*dt + s(a)*dw
              da = f(x)*dt
            """);
    int s = noisy.unknowns().getFirst().name().equals("s") ? 0 : 1;
    assertEquals(List.of(1 - s), noisy.feeding(s, "a"));
  }

  private static Objective objective(String cost, double diverged) {
    List<Measure> measures =
        Stream.of("sum", "mean", "last")
            .map(kind ->
                new Measure(
                    kind,
                    Measure.Kind.valueOf(kind.toUpperCase(Locale.ROOT)),
                    Parser.parse("x^2"),
                    List.of(5.0)))
            .toList();
    Course course = Searches.course("x").measuring(measures);
    return new Objective(course, Parser.parse(cost), diverged, Map.of(), Map.of());
  }

  @Test
  void aCostIsAnExpressionInTheMeasures() {
    Sketch sketch = Searches.scalar();
    Genome genome = Searches.genome("-x");
    double[] costs =
        Trials.draw(sketch, objective("sum/51 - mean + 2*last", 0), 7, 5).costs(genome);
    Simulation simulation =
        Simulation.of(sketch.fill(genome)).method("shark").step(0.1).until(5).seeds(7, 5);
    objective("sum", 0).course().measures().forEach(simulation::measure);
    Ensemble ensemble = simulation.run();
    for (int i = 0; i < 5; i++) {
      double sum = ensemble.measured("sum", 5)[i] / 51;
      assertEquals(
          sum - ensemble.measured("mean", 5)[i] + 2 * ensemble.measured("last", 5)[i], costs[i]);
    }
  }

  @Test
  void aTrajectoryThatDivergesOrHasNoCostCostsWhatIsStated() {
    Sketch sketch = Searches.scalar();
    Trials trials = Trials.draw(sketch, objective("last", 77), 0, 4);
    assertArrayEquals(new double[] {77, 77, 77, 77}, trials.costs(Searches.genome("1e3*x^3")));
    Trials roots = Trials.draw(sketch, objective("sqrt(-1 - last)", 5), 0, 3);
    assertArrayEquals(new double[] {5, 5, 5}, roots.costs(Searches.genome("-x")));
  }

  @Test
  void whatVariesChangesTheCosts() {
    Map<String, Distribution> vary = new LinkedHashMap<>();
    vary.put("x", new Distribution.Uniform(-3, 3));
    Trials trials = Trials.draw(Searches.scalar(), Searches.objective().varying(vary), 0, 6);
    double[] costs = trials.costs(Searches.genome("-1.3*x"));
    for (int i = 0; i < 6; i++) {
      Ensemble alone =
          Simulation.of(Searches.scalar().fill(Searches.genome("-1.3*x")))
              .method("shark")
              .step(0.1)
              .until(5)
              .seeds(i, 1)
              .set("x", new Distribution.Uniform(-3, 3).draw("x", 0, i))
              .measure(Searches.sum("x^2 + u^2"))
              .run();
      assertEquals(alone.measured("cost", 5)[0], costs[i]);
    }
    assertTrue(Arrays.stream(costs).distinct().count() == 6);
  }
}
