package org.homeostat.control;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.homeostat.solver.Controller;
import org.homeostat.solver.RefusedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FiniteHorizonRegulatorTest {
  private static QuadraticCost cost(int states, int inputs, double q, double r) {
    double[] x = new double[states];
    double[] u = new double[inputs];
    java.util.Arrays.fill(x, q);
    java.util.Arrays.fill(u, r);
    return new QuadraticCost(Matrix.diagonal(x), Matrix.diagonal(u), Matrix.zeros(states, inputs));
  }

  /// For dx = (a*x + b*u)*dt and nothing at the end, with beta = sqrt(a^2 + b^2*q/r) and s the time
  /// that is left: P = q*sinh(beta*s)/(beta*cosh(beta*s) - a*sinh(beta*s)).
  @ParameterizedTest
  @CsvSource({"0, 1, 1, 1", "-0.5, 2, 3, 0.1", "1.5, 1, 0.2, 4"})
  void aScalarHasItsClosedForm(double a, double b, double q, double r) {
    var plant = Linearisation.of(Plants.scalar(a, b, 0.1));
    int stages = 50;
    double interval = 0.1;
    var regulator =
        new FiniteHorizonRegulator(
            plant, cost(1, 1, q, r), Matrix.zeros(1, 1), interval, stages, Bounds.NONE);
    double beta = Math.sqrt(a * a + b * b * q / r);
    for (int k = 0; k <= stages; k++) {
      double left = (stages - k) * interval;
      double p =
          q * Math.sinh(beta * left) / (beta * Math.cosh(beta * left) - a * Math.sinh(beta * left));
      assertEquals(p, regulator.value(k).at(0, 0), 1e-12 * (1 + p));
      assertEquals(b * p / r, regulator.gain(k).at(0, 0), 1e-12 * (1 + b * p / r));
    }
  }

  @ParameterizedTest
  @CsvSource({"particle, 40", "inverted-pendulum-linear, 20", "oscillator, 40"})
  void aLongHorizonBeginsWithTheGainOfTheAlgebraicEquation(String name, double horizon) {
    var plant = Linearisation.of(Plants.shipped(name));
    QuadraticCost cost = cost(plant.states().size(), 1, 1, 1);
    Matrix algebraic = LinearQuadraticRegulator.of(plant, cost).gain();
    int stages = (int) (horizon / 0.1);
    Matrix end = Matrix.zeros(plant.states().size(), plant.states().size());
    var regulator = new FiniteHorizonRegulator(plant, cost, end, 0.1, stages, Bounds.NONE);
    assertEquals(0, regulator.gain(0).minus(algebraic).norm(), 1e-7 * algebraic.norm());
    assertTrue(regulator.gain(stages - 1).minus(algebraic).norm() > 0.1 * algebraic.norm());
  }

  /// What the algebraic solution costs at the end leaves P as it is.
  @Test
  void theAlgebraicSolutionStaysWhatItIs() {
    SplittableRandom random = new SplittableRandom(5);
    Matrix none = Matrix.zeros(3, 3);
    var plant =
        Linearisation.of(
            Plants.linear(Plants.random(3, 3, random), Plants.random(3, 2, random), none, none));
    QuadraticCost cost = cost(3, 2, 1, 0.5);
    Matrix p = LinearQuadraticRegulator.of(plant, cost).value();
    var regulator = new FiniteHorizonRegulator(plant, cost, p, 0.5, 20, Bounds.NONE);
    assertEquals(0, regulator.value(0).minus(p).norm(), 1e-9 * p.norm());
  }

  /// Held gains cost x'*P(0)*x but for a share of the order of the interval.
  @Test
  void aPathCostsWhatTheValueSays() {
    var plant = Linearisation.of(Plants.shipped("particle"));
    double interval = 0.002;
    int stages = 1000;
    Matrix end = Matrix.diagonal(3, 0);
    var regulator =
        new FiniteHorizonRegulator(plant, cost(2, 1, 1, 1), end, interval, stages, Bounds.NONE);
    Controller.Hand hand = regulator.begin(new long[] {0});
    double[] x = {1, -0.5};
    double value =
        new Matrix(1, 2, x).times(regulator.value(0)).times(new Matrix(2, 1, x)).at(0, 0);
    double spent = 0;
    double[] u = new double[1];
    for (int k = 0; k < stages; k++) {
      hand.act(0, k * interval, x, u);
      spent += interval * (x[0] * x[0] + x[1] * x[1] + u[0] * u[0]);
      double v = x[1];
      x[1] += interval * (u[0] - 0.5 * v);
      x[0] += interval * (v + x[1]) / 2;
    }
    assertEquals(value, spent + 3 * x[0] * x[0], 3e-3 * value);
  }

  @Test
  void afterTheHorizonItPutsOutWhatHoldsThePoint() {
    var plant = Linearisation.of(Plants.scalar(0, 1, 0.1));
    var regulator =
        new FiniteHorizonRegulator(
            plant, cost(1, 1, 1, 1), Matrix.identity(1), 0.1, 10, new Bounds(-0.3, 0.3));
    double[] u = new double[1];
    regulator.begin(new long[] {0}).act(0, 0.9, new double[] {5}, u);
    assertEquals(-0.3, u[0]);
    regulator.begin(new long[] {0}).act(0, 1.0, new double[] {5}, u);
    assertEquals(0, u[0]);
  }

  @Test
  void sizesMustAgree() {
    var plant = Linearisation.of(Plants.scalar(0, 1, 0.1));
    assertThrows(
        RefusedException.class,
        () ->
            new FiniteHorizonRegulator(
                plant, cost(2, 1, 1, 1), Matrix.zeros(2, 2), 0.1, 10, Bounds.NONE));
  }

  /// exp([[0, -w], [w, 0]]) turns by w; a nilpotent matrix has a finite series.
  @Test
  void exponentialsOfTurnsAndOfNilpotentMatrices() {
    double w = 7.3;
    Matrix turn = MatrixExponential.of(Matrix.of(new double[] {0, -w}, new double[] {w, 0}));
    assertArrayEquals(
        new double[] {Math.cos(w), -Math.sin(w), Math.sin(w), Math.cos(w)}, turn.elements(), 1e-13);
    Matrix shear = MatrixExponential.of(Matrix.of(new double[] {0, 3}, new double[] {0, 0}));
    assertArrayEquals(new double[] {1, 3, 0, 1}, shear.elements(), 1e-15);
  }
}
