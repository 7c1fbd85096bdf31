package org.homeostat.energy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.homeostat.energy.Settling.Update;
import org.homeostat.expression.InputException;
import org.homeostat.expression.Precision;
import org.homeostat.kernel.Execution;
import org.junit.jupiter.api.Test;

/// Networks of resistors, whose states minimise the power they dissipate, against Kirchhoff's laws
/// solved by elimination.
class ResistiveTest {
  private static final int INPUTS = 3;
  private static final int HIDDEN = 4;
  private static final int OUTPUTS = 2;
  private static final int NODES = HIDDEN + OUTPUTS;

  /// Conductances G between inputs and inner nodes, K between these and the outputs; currents b, c.
  private static final String LINEAR =
      """
      system: resistive
      states: {h: {shape: [4]}, o: {shape: [2]}}
      inputs: {x: {shape: [3]}, target: {shape: [2]}}
      parameters: {G: {shape: [4, 3]}, K: {shape: [2, 4]}, b: {shape: [4]}, c: {shape: [2]}}
      energy: >
        h^2@(G@fill(1, x))/2 - h@(G@x) + sum(G@x^2)/2 - b@h
        + o^2@(K@fill(1, b))/2 - o@(K@h) + sum(K@h^2)/2 - c@o
      cost: sum((o - target)^2)/2
      """;

  private static final Settling LONG = new Settling(new Update.Asynchronous(), 600, 600, 0);

  private static Map<String, double[]> parameters(Model model) {
    Map<String, double[]> parameters = Networks.parameters(model, 1, 4);
    for (String conductance : List.of("G", "K")) {
      double[] values = of(parameters, conductance);
      for (int i = 0; i < values.length; i++) {
        values[i] = 0.2 + Math.abs(values[i]);
      }
    }
    return parameters;
  }

  private static double[] of(Map<String, double[]> parameters, String name) {
    return Objects.requireNonNull(parameters.get(name));
  }

  /// The matrix of the quadratic energy in (h, o).
  private static double[][] matrix(Map<String, double[]> p) {
    double[][] matrix = new double[NODES][NODES];
    for (int i = 0; i < HIDDEN; i++) {
      for (int j = 0; j < INPUTS; j++) {
        matrix[i][i] += of(p, "G")[i * INPUTS + j];
      }
      for (int k = 0; k < OUTPUTS; k++) {
        double g = of(p, "K")[k * HIDDEN + i];
        matrix[i][i] += g;
        matrix[HIDDEN + k][HIDDEN + k] += g;
        matrix[i][HIDDEN + k] -= g;
        matrix[HIDDEN + k][i] -= g;
      }
    }
    return matrix;
  }

  private static double[] sources(Map<String, double[]> p, double[] x) {
    double[] sources = new double[NODES];
    for (int i = 0; i < HIDDEN; i++) {
      sources[i] = of(p, "b")[i];
      for (int j = 0; j < INPUTS; j++) {
        sources[i] += of(p, "G")[i * INPUTS + j] * x[j];
      }
    }
    System.arraycopy(of(p, "c"), 0, sources, HIDDEN, OUTPUTS);
    return sources;
  }

  /// The solution of a linear system, by elimination.
  private static double[] solve(double[][] matrix, double[] right) {
    int n = right.length;
    double[][] a = new double[n][];
    double[] s = right.clone();
    for (int i = 0; i < n; i++) {
      a[i] = matrix[i].clone();
    }
    for (int i = 0; i < n; i++) {
      for (int r = i + 1; r < n; r++) {
        double factor = a[r][i] / a[i][i];
        for (int c = i; c < n; c++) {
          a[r][c] -= factor * a[i][c];
        }
        s[r] -= factor * s[i];
      }
    }
    for (int i = n - 1; i >= 0; i--) {
      for (int c = i + 1; c < n; c++) {
        s[i] -= a[i][c] * s[c];
      }
      s[i] /= a[i][i];
    }
    return s;
  }

  /// The potentials with the outputs free.
  private static double[] free(Map<String, double[]> p, double[] x) {
    return solve(matrix(p), sources(p, x));
  }

  /// The potentials with the outputs held.
  private static double[] held(Map<String, double[]> p, double[] x, double[] outputs) {
    double[][] matrix = matrix(p);
    double[] sources = sources(p, x);
    for (int k = HIDDEN; k < NODES; k++) {
      matrix[k] = new double[NODES];
      matrix[k][k] = 1;
      sources[k] = outputs[k - HIDDEN];
    }
    return solve(matrix, sources);
  }

  private static double energy(Map<String, double[]> p, double[] x, double[] s) {
    double energy = 0;
    double[][] matrix = matrix(p);
    double[] sources = sources(p, x);
    for (int i = 0; i < NODES; i++) {
      energy -= sources[i] * s[i];
      for (int j = 0; j < NODES; j++) {
        energy += s[i] * matrix[i][j] * s[j] / 2;
      }
    }
    for (int i = 0; i < HIDDEN; i++) {
      for (int j = 0; j < INPUTS; j++) {
        energy += of(p, "G")[i * INPUTS + j] * x[j] * x[j] / 2;
      }
    }
    return energy;
  }

  private static double[] outputs(double[] nodes) {
    return new double[] {nodes[HIDDEN], nodes[HIDDEN + 1]};
  }

  private static final double[] X = {0.9, -0.3, 0.5};
  private static final double[] TARGET = {0.7, -0.2};

  private static Gradient gradient(String text, Nudge nudge, Map<String, double[]> parameters) {
    Gradient gradient =
        EquilibriumPropagation.of(
                Networks.model(text), nudge, LONG, Precision.DOUBLE, 1, Execution.PLAIN)
            .gradient(0);
    Networks.share(gradient, parameters);
    System.arraycopy(X, 0, gradient.input(), 0, INPUTS);
    System.arraycopy(TARGET, 0, gradient.target(), 0, OUTPUTS);
    gradient.compute(0);
    return gradient;
  }

  @Test
  void potentialsAreThoseOfKirchhoffsLaws() {
    Map<String, double[]> p = parameters(Networks.model(LINEAR));
    double[] expected = outputs(free(p, X));
    double[] found = (double[]) gradient(LINEAR, new Nudge.Centred(0.1), p).score();
    for (int k = 0; k < OUTPUTS; k++) {
      assertEquals(expected[k], found[k], 1e-12);
    }
  }

  /// Each inner node is set to the mean of its neighbours, weighed by conductance: one node, one
  /// step.
  @Test
  void aNodeAloneIsSetToItsMinimumInOneStep() {
    String one =
        """
        system: node
        states: {o: {shape: [1]}}
        inputs: {x: {shape: [3]}, target: {shape: [1]}}
        parameters: {G: {shape: [1, 3]}}
        energy: o^2@(G@fill(1, x))/2 - o@(G@x)
        cost: sum((o - target)^2)/2
        """;
    Response response =
        EquilibriumPropagation.of(
                Networks.model(one),
                new Nudge.Centred(0.1),
                new Settling(new Update.Synchronous(), 1, 1, 0),
                Precision.DOUBLE,
                1,
                Execution.PLAIN)
            .response();
    response.share("G", new double[] {1, 2, 3});
    System.arraycopy(X, 0, response.input(), 0, INPUTS);
    response.compute(0);
    double expected = (X[0] + 2 * X[1] + 3 * X[2]) / 6;
    assertEquals(expected, ((double[]) response.score())[0], 1e-15);
  }

  /// With diodes each node is between bounds; where it is inside no current is left, at a bound the
  /// current that is left presses against it.
  @Test
  void diodesKeepNodesWithinBounds() {
    String diodes =
        LINEAR
            .replace("energy: >", "functions: {d(s): \"clip(s, 0, 0.3)\"}\nenergy: >")
            .replace("h^2@", "d(h)^2@")
            .replace("- h@", "- d(h)@")
            .replace("b@h", "b@d(h)")
            .replace("K@h)", "K@d(h))")
            .replace("K@h^2", "K@d(h)^2")
            .replace("cost: sum((o - target)^2)/2", "cost: sum((o - target)^2)/2");
    Map<String, double[]> p = parameters(Networks.model(diodes));
    of(p, "b")[0] = 1;
    of(p, "b")[1] = -1;
    double[] o = (double[]) gradient(diodes, new Nudge.Centred(0.1), p).score();
    double[][] matrix = matrix(p);
    double[] sources = sources(p, X);
    double[] nodes = new double[NODES];
    System.arraycopy(o, 0, nodes, HIDDEN, OUTPUTS);
    for (int sweep = 0; sweep < 1000; sweep++) {
      for (int i = 0; i < NODES; i++) {
        double current = sources[i];
        for (int j = 0; j < NODES; j++) {
          current -= j == i ? 0 : matrix[i][j] * nodes[j];
        }
        double least = current / matrix[i][i];
        nodes[i] = i < HIDDEN ? Math.clamp(least, 0, 0.3) : least;
      }
    }
    assertEquals(0.3, nodes[0], 1e-12);
    assertEquals(0, nodes[1], 1e-12);
    for (int k = 0; k < OUTPUTS; k++) {
      assertEquals(nodes[HIDDEN + k], o[k], 1e-10);
    }
  }

  private interface Quantity {
    double of(Map<String, double[]> parameters);
  }

  private static double slope(Quantity quantity, Map<String, double[]> p, String name, int i) {
    Map<String, double[]> moved = new LinkedHashMap<>();
    p.forEach((each, values) -> moved.put(each, values.clone()));
    double step = 1e-5;
    of(moved, name)[i] += step;
    double above = quantity.of(moved);
    of(moved, name)[i] -= 2 * step;
    return (above - quantity.of(moved)) / (2 * step);
  }

  private static void agree(
      Quantity quantity, Gradient gradient, Map<String, double[]> p, double within) {
    p.forEach((name, values) -> {
      for (int i = 0; i < values.length; i++) {
        double expected = slope(quantity, p, name, i);
        double found = ((double[]) gradient.of(name))[i];
        assertEquals(expected, found, within * (0.01 + Math.abs(expected)), name);
      }
    });
  }

  @Test
  void aSmallNudgeGivesTheGradientOfTheError() {
    Map<String, double[]> p = parameters(Networks.model(LINEAR));
    Gradient gradient = gradient(LINEAR, new Nudge.Centred(0.001), p);
    agree(
        moved -> {
          double[] o = outputs(free(moved, X));
          return (square(o[0] - TARGET[0]) + square(o[1] - TARGET[1])) / 2;
        },
        gradient,
        p,
        1e-5);
  }

  private static double square(double x) {
    return x * x;
  }

  /// `(o - t)@(A@(o - t))/2`, A the inverse of what the outputs have of the inverse of the matrix.
  @Test
  void coupledLearningDescendsTheErrorInTheStiffnessOfTheOutputs() {
    Map<String, double[]> p = parameters(Networks.model(LINEAR));
    double[][] compliance = new double[OUTPUTS][];
    for (int k = 0; k < OUTPUTS; k++) {
      double[] unit = new double[NODES];
      unit[HIDDEN + k] = 1;
      compliance[k] = outputs(solve(matrix(p), unit));
    }
    Quantity error =
        moved -> {
          double[] o = outputs(free(moved, X));
          double[] apart = {o[0] - TARGET[0], o[1] - TARGET[1]};
          double[] force = solve(compliance, apart);
          return (apart[0] * force[0] + apart[1] * force[1]) / 2;
        };
    agree(error, gradient(LINEAR, new Nudge.Coupled(1e-5), p), p, 1e-3);
  }

  @Test
  void contrastiveHebbianLearningDescendsTheContrastOfTheEnergies() {
    Map<String, double[]> p = parameters(Networks.model(LINEAR));
    Quantity contrast =
        moved -> energy(moved, X, held(moved, X, TARGET)) - energy(moved, X, free(moved, X));
    assertTrue(contrast.of(p) > 0);
    agree(contrast, gradient(LINEAR, new Nudge.Clamped(), p), p, 1e-6);
  }

  /// A step that would take conductances below 0 stops there.
  @Test
  void conductancesStayConductances() {
    Model model = Networks.model(LINEAR);
    Map<String, double[]> p = parameters(model);
    Optimiser.Rates rates =
        new Optimiser.Rates(
            1e3, Map.of(), 0, new Optimiser.Schedule.Constant(), Map.of("G", 0.0, "K", 0.01));
    Optimiser.Steps steps =
        new Optimiser.Steps(
            new Optimiser.Descent(0), rates, model.parameters(), Precision.DOUBLE, Execution.PLAIN);
    p.forEach(
        (name, values) -> System.arraycopy(values, 0, steps.parameter(name), 0, values.length));
    Gradient gradient = gradient(LINEAR, new Nudge.Centred(0.01), p);
    steps.step(gradient::of, 0);
    for (Map.Entry<String, Double> least : rates.least().entrySet()) {
      double[] before = of(p, least.getKey());
      double[] slope = (double[]) gradient.of(least.getKey());
      double[] after = (double[]) steps.parameter(least.getKey());
      for (int i = 0; i < after.length; i++) {
        assertEquals(Math.max(before[i] - 1e3 * slope[i], least.getValue()), after[i], 1e-12);
      }
    }
  }

  @Test
  void aParabolaThatOpensDownwardsHoldsNothing() {
    String falling = LINEAR.replace("energy: >", "energy: >\n  -2*sum(G)*sum(h^2)");
    assertThrows(
        InputException.class,
        () -> gradient(falling, new Nudge.Centred(0.1), parameters(Networks.model(LINEAR))));
  }

  @Test
  void whatIsNoOutputIsNotHeld() {
    String other = LINEAR.replace("sum((o - target)^2)/2", "sum((o - 2*target)^2)/2");
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class,
            () -> gradient(other, new Nudge.Clamped(), parameters(Networks.model(LINEAR))));
    assertTrue(("" + refused.getMessage()).contains("found states [o]"), refused::toString);
    assertThrows(IllegalArgumentException.class, () -> new Nudge.Coupled(-0.1));
  }
}
