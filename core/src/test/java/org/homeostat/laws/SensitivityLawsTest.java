package org.homeostat.laws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.homeostat.expression.Parser;
import org.homeostat.expression.RandomExpressions;
import org.homeostat.expression.SourceText;
import org.homeostat.expression.Tensor;
import org.homeostat.learning.OrnsteinUhlenbeckAdaptation;
import org.homeostat.learning.OrnsteinUhlenbeckAdaptation.PredictionError;
import org.homeostat.learning.Rate;
import org.homeostat.solver.Ensemble;
import org.homeostat.solver.Measure;
import org.homeostat.solver.Paths;
import org.homeostat.solver.Simulation;
import org.homeostat.solver.Solver;
import org.homeostat.system.Calculus;
import org.homeostat.system.Composition;
import org.homeostat.system.Connection;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.Reward;
import org.homeostat.system.Sensitivities;
import org.homeostat.system.SystemReader;
import org.homeostat.system.SystemText;
import org.homeostat.system.Variable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Sensitivities are the slopes of what is computed, at any step: central differences on the same
/// noise agree.
class SensitivityLawsTest {
  private static final double H = 1e-5;
  private static final String[] VARIABLES = {"plant.c", "a", "x", "B", "long"};

  /// Random systems have kinks and jumps, so what two differences do not agree on is not compared;
  /// and edges of domains, at which the derivative does not exist and the run counts as diverged.
  @ParameterizedTest
  @ValueSource(strings = {"euler-maruyama", "heun", "rk4", "shark", "sra1"})
  void sensitivitiesOfRandomSystemsAreTheirSlopes(String method) {
    int systems = RandomExpressions.count(20);
    int diverged = 0;
    Count count = new Count();
    for (long seed = 0; seed < systems; seed++) {
      DynamicalSystem system = random(seed, method);
      String variable = VARIABLES[(int) (seed % VARIABLES.length)];
      Ensemble found = solver(system.with(Sensitivities.by(variable)), method).run();
      diverged += found.divergences().size();
      if (found.divergences().isEmpty()) {
        compare(system, method, variable, seed, found.paths(), count);
      }
    }
    assertTrue(diverged <= systems / 5, diverged + " of " + systems + " diverged");
    assertTrue(count.compared > 0.9 * count.all, count.compared + " of " + count.all);
  }

  private static final class Count {
    private int all;
    private int compared;
  }

  private static DynamicalSystem random(long seed, String method) {
    return switch (method) {
      case "euler-maruyama" -> RandomSystems.noisy(seed);
      case "heun" -> stratonovich(RandomSystems.noisy(seed));
      default -> RandomSystems.still(seed);
    };
  }

  private static void compare(
      DynamicalSystem system, String method, String variable, long seed, Paths found, Count count) {
    Solver solver = solver(system, method);
    Tensor at = start(system, variable);
    int element = (int) (seed / VARIABLES.length % at.elements().length);
    Map<String, double[]> fine = slopes(solver, variable, at, element, H);
    Map<String, double[]> coarse = slopes(solver, variable, at, element, 4 * H);
    for (Variable state : system.states()) {
      String name = Sensitivities.name(state.name(), element(variable, at, element));
      double[] slopes = fine.getOrDefault(state.name(), new double[0]);
      double[] others = coarse.getOrDefault(state.name(), new double[0]);
      double[] values =
          found.recorded().containsKey(name) ? found.values(name, 0) : new double[slopes.length];
      for (int i = 0; i < slopes.length; i++) {
        double scale = 1 + Math.abs(slopes[i]);
        count.all++;
        if (Math.abs(slopes[i] - others[i]) < 1e-8 * scale) {
          count.compared++;
          assertEquals(slopes[i], values[i], 1e-7 * scale, "seed " + seed + ", " + name);
        }
      }
    }
  }

  private static DynamicalSystem stratonovich(DynamicalSystem system) {
    return new DynamicalSystem(
        system.name(),
        system.about(),
        Calculus.STRATONOVICH,
        system.states(),
        system.inputs(),
        system.parameters(),
        system.noise(),
        system.definitions(),
        system.equations(),
        system.outputs());
  }

  private static Solver solver(DynamicalSystem system, String method) {
    return Run.of(system).method(method).until(0.5).seeds(1).compile();
  }

  private static Tensor start(DynamicalSystem system, String variable) {
    return system.variables().stream()
        .filter(each -> each.name().equals(variable))
        .findFirst()
        .orElseThrow()
        .start();
  }

  private static String element(String variable, Tensor at, int element) {
    return switch (at.shape().rank()) {
      case 0 -> variable;
      case 1 -> variable + "._" + element;
      default -> variable + "._" + element / 3 + "_" + element % 3;
    };
  }

  /// Of all states at all samples.
  private static Map<String, double[]> slopes(
      Solver solver, String variable, Tensor at, int element, double h) {
    Paths above = solver.run(Map.of(variable, moved(at, element, h))).paths();
    Paths below = solver.run(Map.of(variable, moved(at, element, -h))).paths();
    Map<String, double[]> slopes = new LinkedHashMap<>();
    for (Variable state : solver.system().states()) {
      double[] slope = above.values(state.name(), 0);
      double[] other = below.values(state.name(), 0);
      for (int i = 0; i < slope.length; i++) {
        slope[i] = (slope[i] - other[i]) / (2 * h);
      }
      slopes.put(state.name(), slope);
    }
    return slopes;
  }

  private static Tensor moved(Tensor at, int element, double h) {
    double[] elements = at.elements().clone();
    elements[element] += h;
    return new Tensor(at.shape(), elements);
  }

  @Test
  void sensitivitiesOfRandomSystemsReadBack() {
    for (long seed = 0; seed < RandomExpressions.count(10); seed++) {
      DynamicalSystem system =
          RandomSystems.noisy(seed).with(Sensitivities.by("plant.c", "a", "x", "long"));
      String text = SystemText.print(system);
      DynamicalSystem read = SystemReader.read(SourceText.of("printed", text));
      assertEquals(system, read, "seed " + seed);
    }
  }

  /// A rate network learns to hold a particle; how much it gains of more exploration.
  @Test
  void theReturnOfALearningAgentHasItsSlopeByTheNoiseOfLearning() throws IOException {
    DynamicalSystem agent = learning();
    String slope = Sensitivities.name(Reward.NAME, "learn.sigma");
    DynamicalSystem more = agent.with(Sensitivities.by("sigma"));
    Simulation simulation = Simulation.of(more).measure(total("slope", slope));
    double[] found = run(simulation, "slope", 0.1);
    double[] above =
        run(Simulation.of(agent).measure(total("return", "reward")), "return", 0.1 + H);
    double[] below =
        run(Simulation.of(agent).measure(total("return", "reward")), "return", 0.1 - H);
    for (int i = 0; i < found.length; i++) {
      double expected = (above[i] - below[i]) / (2 * H);
      assertTrue(expected != 0);
      assertEquals(expected, found[i], 1e-7 * Math.abs(expected), "seed " + i);
    }
  }

  private static double[] run(Simulation simulation, String measure, double sigma) {
    return simulation
        .method("shark")
        .step(0.1)
        .until(5)
        .seeds(8)
        .set("learn.sigma", sigma)
        .run()
        .measured(measure, 5);
  }

  private static Measure total(String name, String quantity) {
    return new Measure(name, Measure.Kind.SUM, Parser.parse(quantity), List.of(5.0));
  }

  private static DynamicalSystem learning() throws IOException {
    Path systems = Path.of("..", "systems");
    Map<String, DynamicalSystem> parts = new LinkedHashMap<>();
    parts.put("plant", SystemReader.read(systems.resolve("particle.yaml")));
    parts.put("agent", SystemReader.read(systems.resolve("rate-network.yaml")));
    List<String> parameters =
        Arrays.asList("agent.tau", "agent.A", "agent.b", "agent.B", "agent.C");
    return Composition.of(
            "learning",
            parts,
            List.of(
                Connection.of("agent.y", "[plant.position, plant.velocity]"),
                Connection.of("plant.u", "agent.u")))
        .with(Reward.of("-plant.x^2 - agent.u^2"))
        .with(
            new OrnsteinUhlenbeckAdaptation(
                parameters, Rate.of(2), Rate.of(0.1), Rate.of(5), 2, PredictionError.TANH));
  }
}
