package org.homeostat.studio.bench;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.homeostat.evolution.Genome;
import org.homeostat.evolution.Objective;
import org.homeostat.evolution.Sketch;
import org.homeostat.evolution.Trials;
import org.homeostat.expression.Expression;
import org.homeostat.expression.Parser;
import org.homeostat.kernel.Execution;
import org.homeostat.solver.Course;
import org.homeostat.solver.Measure;
import org.homeostat.solver.Methods;
import org.homeostat.solver.Simulation;
import org.homeostat.solver.Solver;
import org.homeostat.studio.study.Library;
import org.homeostat.system.Composition;
import org.homeostat.system.Connection;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.SystemReader;

/// Candidates of experiment B, each compiled and solved once, as evolution does it. A
/// candidate-step is one solver step of one trajectory of one candidate.
final class Candidates {
  private static final int TRAJECTORIES = 64;
  private static final double STEP = 0.1;
  private static final double END = 99.9;
  private static final int SAMPLES = 1000;

  /// The functions g, f1 and f2 of controllers: the published runs 15, 6 and 3 of experiment B with
  /// their unused functions, and one that our search finds.
  private static final List<List<String>> CONTROLLERS =
      List.of(
          List.of("a1", "-10*(2*a1 + 1.72)*(a1 + x + v)", "a2"),
          List.of("5*a2", "x", "-15.9*a2 - 3.17*x - 3.17*v"),
          List.of("a2", "-2.22", "-15.2*a2 - 15.2*x - 17.7*v"),
          List.of("a1 + 6.65*a2", "-20.1*(u + v + x)", "a1"));

  private Candidates() {}

  static Workload compiledAndSolved() {
    Sketch sketch = Sketch.of(loop());
    Trials trials = Trials.draw(sketch, Objective.of(course()), 0, TRAJECTORIES);
    List<Genome> genomes = CONTROLLERS.stream().map(Candidates::genome).toList();
    return new Workload(
        () -> genomes.forEach(trials::costs), (double) genomes.size() * TRAJECTORIES * SAMPLES);
  }

  /// One of them as code of its own, compiled once and solved again and again.
  static Workload generated() {
    Sketch sketch = Sketch.of(loop());
    DynamicalSystem system = sketch.fill(genome(CONTROLLERS.getLast()));
    Solver solver =
        Simulation.of(system)
            .method("shark")
            .step(STEP)
            .until(END)
            .seeds(1024)
            .measure(course().measures().getFirst())
            .execution(Execution.VECTOR)
            .threads(1)
            .compile();
    return new Workload(solver::run, 1024.0 * SAMPLES);
  }

  private static Course course() {
    Expression cost = Parser.parse("plant.x^2 + plant.u^2");
    Measure measure = new Measure("cost", Measure.Kind.SUM, cost, List.of(END));
    return Course.until(END, STEP, Methods.named("shark"), List.of(measure), Map.of());
  }

  private static Genome genome(List<String> functions) {
    return new Genome(functions.stream().map(Parser::parse).toList());
  }

  private static DynamicalSystem loop() {
    Library library = new Library(Path.of(""));
    Map<String, DynamicalSystem> parts = new LinkedHashMap<>();
    for (String part : Arrays.asList("particle", "latent-controller")) {
      parts.put(part.equals("particle") ? "plant" : "agent", SystemReader.read(library.find(part)));
    }
    return Composition.of(
        "loop",
        parts,
        List.of(
            Connection.of("agent.x", "plant.position"),
            Connection.of("agent.v", "plant.velocity"),
            Connection.of("plant.u", "agent.u")));
  }
}
