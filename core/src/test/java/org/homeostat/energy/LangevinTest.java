package org.homeostat.energy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.homeostat.energy.Settling.Update;
import org.homeostat.energy.StochasticPropagation.Window;
import org.homeostat.expression.InputException;
import org.homeostat.expression.Precision;
import org.homeostat.kernel.Execution;
import org.homeostat.solver.RungeKutta4;
import org.homeostat.solver.Tsitouras5;
import org.junit.jupiter.api.Test;

/// States at a temperature, and along methods of the solver, where their laws are known.
class LangevinTest {
  private static final int LANES = 100;

  /// Three springs that know nothing of each other.
  private static final String SPRINGS =
      """
      system: springs
      states: {h: {shape: [3]}}
      inputs: {x: {shape: [2]}, target: {shape: [3]}}
      parameters: {k: {shape: [3]}, W: {shape: [3, 2]}}
      energy: k@h^2/2 - h@(W@x)
      cost: sum((h - target)^2)/2
      """;

  private static final double[] STIFFNESS = {1, 2, 4};
  private static final double[] WEIGHTS = {0.5, -0.3, 1, 0.2, -0.4, 0.8};
  private static final double[] X = {1, -0.5};
  private static final double[] TARGET = {0.2, 0.5, -0.6};

  private static double mean(int i) {
    return (WEIGHTS[2 * i] * X[0] + WEIGHTS[2 * i + 1] * X[1]) / STIFFNESS[i];
  }

  private static void fill(Object input, Object target, int lanes) {
    for (int l = 0; l < lanes; l++) {
      System.arraycopy(X, 0, input, l * 2, 2);
      System.arraycopy(TARGET, 0, target, l * 3, 3);
    }
  }

  private static Relaxation.Batch batch(Update update, int lanes) {
    Model model = Networks.model(SPRINGS);
    Form form = Form.real(model, update);
    Relaxation.Batch batch =
        Relaxation.of(model, form, update, Precision.DOUBLE, lanes, Execution.PLAIN).batch();
    batch.share("k", STIFFNESS);
    batch.share("W", WEIGHTS);
    fill(batch.array("x"), batch.array("target"), lanes);
    batch.prepare();
    batch.restart();
    return batch;
  }

  /// Euler and Maruyama's chain on a parabola is Gaussian with the mean u/k and the variance
  /// `T/(k*(1
  /// - k*step/2))`. Lanes are independent, so their scatter says how sure the means are.
  @Test
  void aParabolaHasItsGaussianLaw() {
    double step = 0.1;
    double temperature = 0.3;
    Relaxation.Batch batch = batch(new Update.Langevin(step, temperature), LANES);
    batch.shakes().begin(7, 0);
    batch.settle(Nudge.Point.ORIGIN, 200, 0);
    int samples = 1000;
    double[][] first = new double[3][LANES];
    double[][] second = new double[3][LANES];
    for (int n = 0; n < samples; n++) {
      batch.settle(Nudge.Point.ORIGIN, 4, 0);
      double[] h = (double[]) batch.array("h");
      for (int l = 0; l < LANES; l++) {
        for (int i = 0; i < 3; i++) {
          double apart = h[3 * l + i] - mean(i);
          first[i][l] += apart / samples;
          second[i][l] += apart * apart / samples;
        }
      }
    }
    for (int i = 0; i < 3; i++) {
      double k = STIFFNESS[i];
      agree(0, first[i], 0);
      agree(temperature / (k * (1 - k * step / 2)), second[i], 0);
    }
  }

  /// The mean of independent estimates is within five of its standard errors, and a bias.
  private static void agree(double expected, double[] estimates, double bias) {
    double mean = 0;
    double square = 0;
    for (double each : estimates) {
      mean += each / estimates.length;
      square += each * each / estimates.length;
    }
    double error = Math.sqrt((square - mean * mean) / estimates.length);
    assertEquals(expected, mean, 5 * error + bias);
    assertTrue(error < 0.05 * (0.5 + Math.abs(expected)), "too few estimates: " + error);
  }

  /// `<C> = sum((m - t)^2 + T/k)/2` with `m = W x/k`: its slopes by W and k.
  @Test
  void meansOverTimeGiveTheGradientOfTheMeanCost() {
    double temperature = 0.1;
    double step = 0.02;
    Update update = new Update.Langevin(step, temperature);
    Gradient gradient = gradient(update, Execution.PLAIN, 40);
    int runs = 12;
    double[][] byWeight = new double[6][runs];
    double[][] byStiffness = new double[3][runs];
    double[] losses = new double[runs];
    for (int n = 0; n < runs; n++) {
      gradient.compute(n);
      for (int i = 0; i < 6; i++) {
        byWeight[i][n] = ((double[]) gradient.of("W"))[i];
      }
      for (int i = 0; i < 3; i++) {
        byStiffness[i][n] = ((double[]) gradient.of("k"))[i];
      }
      for (double loss : (double[]) gradient.loss()) {
        losses[n] += loss / gradient.lanes();
      }
    }
    double loss = 0;
    for (int i = 0; i < 3; i++) {
      double k = STIFFNESS[i];
      double m = mean(i);
      double apart = m - TARGET[i];
      double bias = 0.01 + step * k * temperature;
      agree(apart * X[0] / k, byWeight[2 * i], bias);
      agree(apart * X[1] / k, byWeight[2 * i + 1], bias);
      agree(-apart * m / k - temperature / (2 * k * k), byStiffness[i], bias);
      loss += (apart * apart + temperature / k) / 2;
    }
    agree(loss, losses, step * temperature);
  }

  private static Gradient gradient(Update update, Execution execution, int lanes) {
    Gradient gradient =
        StochasticPropagation.of(
                Networks.model(SPRINGS),
                new Nudge.Centred(0.1),
                new Settling(update, 300, 300, 0),
                new Window(100, 5),
                Precision.DOUBLE,
                lanes,
                execution)
            .gradient(3);
    gradient.share("k", STIFFNESS);
    gradient.share("W", WEIGHTS);
    fill(gradient.input(), gradient.target(), lanes);
    return gradient;
  }

  @Test
  void executionsSeeTheSameNoise() {
    Update update = new Update.Langevin(0.1, 0.2);
    Gradient plain = gradient(update, Execution.PLAIN, 6);
    Gradient vector = gradient(update, Execution.VECTOR, 6);
    plain.compute(1);
    vector.compute(1);
    assertArrayEquals((double[]) plain.of("W"), (double[]) vector.of("W"));
    double before = ((double[]) plain.of("k"))[0];
    plain.compute(2);
    assertTrue(before != ((double[]) plain.of("k"))[0]);
    plain.compute(1);
    assertEquals(before, ((double[]) plain.of("k"))[0]);
  }

  @Test
  void whatHasNoLawIsRefused() {
    Update update = new Update.Langevin(0.1, 0.2);
    assertThrows(IllegalArgumentException.class, () -> new Settling(update, 30, 30, 1e-3));
    Settling settling = new Settling(update, 30, 30, 0);
    Model dense = Networks.model(Networks.DENSE);
    InputException bounded =
        assertThrows(
            InputException.class,
            () ->
                StochasticPropagation.of(
                    dense,
                    new Nudge.Centred(0.1),
                    settling,
                    new Window(1, 1),
                    Precision.DOUBLE,
                    1,
                    Execution.PLAIN));
    assertTrue(("" + bounded.getMessage()).contains("out of the range"), bounded::toString);
    assertThrows(
        IllegalArgumentException.class,
        () ->
            EquilibriumPropagation.of(
                dense, new Nudge.Centred(0.1), settling, Precision.DOUBLE, 1, Execution.PLAIN));
    assertThrows(
        IllegalArgumentException.class, () -> new Update.Integrated(new Tsitouras5(), 0.1));
  }

  /// `h(t) = m*(1 - exp(-k*t))` from 0, to the fourth order of the step.
  @Test
  void methodsOfTheSolverFollowTheFlow() {
    Relaxation.Batch batch = batch(new Update.Integrated(new RungeKutta4(), 0.05), 1);
    batch.settle(Nudge.Point.ORIGIN, 20, 0);
    double[] h = (double[]) batch.array("h");
    for (int i = 0; i < 3; i++) {
      double expected = mean(i) * -Math.expm1(-STIFFNESS[i]);
      assertEquals(expected, h[i], 1e-6);
    }
  }
}
