package org.homeostat.evolution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.homeostat.control.LinearQuadraticRegulator;
import org.homeostat.control.Linearisation;
import org.homeostat.control.QuadraticCost;
import org.homeostat.expression.Parser;
import org.homeostat.expression.SourceText;
import org.homeostat.solver.Course;
import org.homeostat.solver.Methods;
import org.homeostat.solver.Paths;
import org.homeostat.solver.Simulation;
import org.homeostat.system.Composition;
import org.homeostat.system.Connection;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.SystemReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FittingTest {
  private static final int COUNT = 8;

  private static final DynamicalSystem PLANT =
      read(
          """
          system: particle
          states: {x: 1, v: 0}
          inputs: [u]
          noise: [w]
          equations: |
            dx = v*dt
            dv = (u - 0.5*v)*dt + 0.1*dw
          outputs: {x: x, v: v}
          """);

  private static DynamicalSystem read(String text) {
    return SystemReader.read(SourceText.of("fitting.yaml", text));
  }

  /// The particle and a feedback of its state; `agent.rate` is the cost rate as an output.
  private static Sketch particle() {
    DynamicalSystem agent =
        read(
            """
            system: agent
            inputs: [x, v]
            unknown: {g: [x, v]}
            equations: u = g(x, v)
            outputs: {u: u, rate: x^2 + u^2, sum: 2*rate - 1}
            """);
    Map<String, DynamicalSystem> parts = new LinkedHashMap<>();
    parts.put("plant", PLANT);
    parts.put("agent", agent);
    return Sketch.of(
        Composition.of(
            "loop",
            parts,
            List.of(
                Connection.of("agent.x", "plant.x"),
                Connection.of("agent.v", "plant.v"),
                Connection.of("plant.u", "agent.u"))));
  }

  private static Trials trials(Sketch sketch, String quantity, String method, double end) {
    Course course =
        Course.until(end, 0.1, Methods.named(method), List.of(Searches.sum(quantity)), Map.of());
    return Trials.draw(sketch, Objective.of(course), 5, COUNT);
  }

  private static final String QUADRATIC = "plant.x^2 + agent.u^2";

  /// Nonlinear in its constants.
  private static final Genome WINDING = Searches.genome("-1.2*x - 0.8*tanh(1.5*v) + 0.3*v*x");

  private static double total(Trials trials, double[] constants, int moved, double by) {
    double[] at = constants.clone();
    at[moved] += by;
    return COUNT * Trials.mean(trials.costs(Constants.of(WINDING).with(at)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"shark", "euler-maruyama", "heun"})
  void theGradientIsThatOfFiniteDifferences(String method) {
    Trials trials = trials(particle(), QUADRATIC, method, 5);
    double[] at = values(WINDING);
    double[] gradient = new Fitting(trials, false).model(WINDING).orElseThrow().gradient();
    assertEquals(4, gradient.length);
    for (int i = 0; i < at.length; i++) {
      double h = 1e-5;
      double slope = (total(trials, at, i, h) - total(trials, at, i, -h)) / (2 * h);
      assertEquals(slope, gradient[i], 1e-6 * Math.max(1, Math.abs(slope)), method + " " + i);
    }
  }

  private static double[] values(Genome genome) {
    return Constants.of(genome).values().stream().mapToDouble(Double::doubleValue).toArray();
  }

  /// For the rate `x^2 + u^2` it is the sum of `2*(x_i*x_j + u_i*u_j)` over the samples, with the
  /// derivatives by constants from paths at constants nearby.
  @Test
  void theMatrixIsThatOfGaussAndNewton() {
    Trials trials = trials(particle(), QUADRATIC, "shark", 5);
    double[] at = values(WINDING);
    List<double[]> slopes = new ArrayList<>();
    for (int i = 0; i < at.length; i++) {
      double[] up = paths(at, i, 1e-5);
      double[] down = paths(at, i, -1e-5);
      for (int k = 0; k < up.length; k++) {
        up[k] = (up[k] - down[k]) / 2e-5;
      }
      slopes.add(up);
    }
    double[][] curvature = new Fitting(trials, false).model(WINDING).orElseThrow().curvature();
    for (int i = 0; i < at.length; i++) {
      for (int j = 0; j < at.length; j++) {
        double expected = 0;
        for (int k = 0; k < slopes.get(i).length; k++) {
          expected += 2 * slopes.get(i)[k] * slopes.get(j)[k];
        }
        assertEquals(expected, curvature[i][j], 1e-6 * Math.max(1, Math.abs(expected)));
      }
    }
  }

  /// x and u of all samples of all trajectories.
  private static double[] paths(double[] constants, int moved, double by) {
    double[] at = constants.clone();
    at[moved] += by;
    DynamicalSystem system = particle().fill(Constants.of(WINDING).with(at));
    Paths paths =
        Simulation.of(system)
            .method("shark")
            .step(0.1)
            .until(5)
            .seeds(5, COUNT)
            .record("plant.x", "agent.u")
            .run()
            .paths();
    List<Double> all = new ArrayList<>();
    for (int i = 0; i < COUNT; i++) {
      for (String name : List.of("plant.x", "agent.u")) {
        for (double value : paths.values(name, i)) {
          all.add(value);
        }
      }
    }
    return all.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /// A rate that is an output, or affine in one, has the curvature of what it stands for.
  @Test
  void theNameOfARateStandsForTheRate() {
    Fitting.Model written =
        new Fitting(trials(particle(), QUADRATIC, "shark", 5), false).model(WINDING).orElseThrow();
    for (String name : List.of("agent.rate", "agent.sum")) {
      double scale = name.equals("agent.sum") ? 2 : 1;
      Fitting.Model named =
          new Fitting(trials(particle(), name, "shark", 5), false).model(WINDING).orElseThrow();
      for (int i = 0; i < 4; i++) {
        assertEquals(scale * written.gradient()[i], named.gradient()[i], 1e-9, name);
        for (int j = 0; j < 4; j++) {
          assertEquals(scale * written.curvature()[i][j], named.curvature()[i][j], 1e-9, name);
        }
      }
    }
  }

  /// In a system that is not composed, outputs are no definitions.
  @Test
  void theRateMayBeAnOutputWithConstantsInIt() {
    Sketch sketch =
        Searches.sketch(
            """
            system: scalar
            states: {x: 1}
            noise: [w]
            unknown: {g: [x]}
            equations: dx = (0.5*x + g(x))*dt + 0.3*dw
            outputs: {rate: x^2 + g(x)^2}
            """);
    Genome genome = Searches.genome("-0.9*x");
    Fitting fitting = new Fitting(trials(sketch, "rate", "shark", 5), false);
    Genome fitted = fitting.fit(genome).orElseThrow();
    assertTrue(
        mean(trials(sketch, "rate", "shark", 5), fitted)
            < 0.99 * mean(trials(sketch, "rate", "shark", 5), genome));
    Trials trials = trials(sketch, "rate", "shark", 5);
    double slope =
        (mean(trials, Searches.genome("-0.89999*x")) - mean(trials, Searches.genome("-0.90001*x")))
            / 2e-5;
    double[] gradient = fitting.model(genome).orElseThrow().gradient();
    assertEquals(COUNT * slope, gradient[0], 1e-5 * Math.abs(COUNT * slope));
  }

  private static double mean(Trials trials, Genome genome) {
    return Trials.mean(trials.costs(genome));
  }

  /// The gain of the regulator is best in the long run; a fit may do better on these trajectories,
  /// not worse.
  @Test
  void aLinearFeedbackReachesTheRegulator() {
    LinearQuadraticRegulator best =
        LinearQuadraticRegulator.of(
            Linearisation.of(PLANT), QuadraticCost.diagonal(List.of(1.0, 0.0), List.of(1.0)));
    Sketch sketch = particle();
    Trials trials = trials(sketch, QUADRATIC, "shark", 30);
    double optimum =
        mean(
            trials,
            Searches.genome("-(" + best.gain().at(0, 0) + "*x + " + best.gain().at(0, 1) + "*v)"));
    for (String start : List.of("-0.3*x - 0.3*v", "-3*x - 2*v", "-0.1*x - 4*v")) {
      Genome genome = Searches.genome(start);
      for (int i = 0; i < 3; i++) {
        genome = new Fitting(trials, false).fit(genome).orElse(genome);
      }
      double cost = mean(trials, genome);
      assertTrue(cost <= 1.001 * optimum, start + " ends at " + genome + ": " + cost / optimum);
      assertTrue(cost >= 0.9 * optimum, "" + cost / optimum);
    }
  }

  /// Where there is a kink in the cost or in the function, steps are tried at random.
  @Test
  void whatIsNotSmoothImprovesWithoutDerivatives() {
    for (String[] each :
        new String[][] {
          {"abs(plant.x) + 0.1*abs(agent.u)", "-0.3*x - 0.3*v"},
          {QUADRATIC, "clip(-0.3*x - 0.3*v, -0.2, 0.2)"}
        }) {
      Trials trials = trials(particle(), each[0], "shark", 10);
      Genome start = Searches.genome(each[1]);
      double before = mean(trials, start);
      for (boolean thorough : new boolean[] {false, true}) {
        Genome found = new Fitting(trials, thorough).fit(start).orElseThrow();
        assertTrue(mean(trials, found) < 0.95 * before, each[0] + " " + found);
        assertEquals(Optional.of(found), new Fitting(trials, thorough).fit(start));
      }
    }
  }

  @Test
  void whatCannotBeFittedStaysAsItIs() {
    Trials trials = trials(particle(), QUADRATIC, "shark", 5);
    String eleven = "1*x + 2*v + 3*x^2 + 4*v^2 + 5*x*v + 6*x^3 + 7*v^3 + 8*sin(9*x) + 10*cos(11*v)";
    for (String body : List.of("-x - v", eleven, "1e300*x^3", "2*log(-1 - x^2)")) {
      assertEquals(Optional.empty(), new Fitting(trials, false).fit(Searches.genome(body)), body);
    }
  }

  @Test
  void aFitNeverCostsMore() {
    Trials trials = trials(particle(), QUADRATIC, "shark", 5);
    for (String body : List.of("-2*x", "0.7*x - v", "-x - 3*v^2", "5 - x", "-x*exp(0.5*v)")) {
      Genome genome = Searches.genome(body);
      new Fitting(trials, false)
          .fit(genome)
          .ifPresent(fitted -> assertTrue(mean(trials, fitted) < mean(trials, genome), body));
    }
  }

  @Test
  void constantsComeOutAndGoBackIn() {
    Genome genome = Searches.genome("-1.2*x^3 + 4", "0", "2*sin(0.5*x)");
    Constants constants = Constants.of(genome);
    assertEquals(List.of(-1.2, 4.0, 2.0, 0.5), constants.values());
    assertEquals(genome, constants.with(new double[] {-1.2, 4, 2, 0.5}));
    assertEquals(
        Searches.genome("7*x^3 + 6", "0", "5*sin(4*x)"), constants.with(new double[] {7, 6, 5, 4}));
    assertEquals(
        Constants.form(genome), Constants.form(Searches.genome("7*x^3 + 6", "0", "5*sin(4*x)")));
    assertFalse(
        Constants.form(genome)
            .equals(Constants.form(Searches.genome("7*x^2 + 6", "0", "5*sin(4*x)"))));
    assertTrue(Constants.of(Searches.genome("x")).values().isEmpty());
    assertEquals(Parser.parse("0"), constants.form().bodies().get(1));
  }
}
