package org.homeostat.inference;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.homeostat.control.Linearisation;
import org.homeostat.control.Matrix;
import org.homeostat.control.OperatingPoint;
import org.homeostat.expression.Shape;
import org.homeostat.expression.Tensor;
import org.homeostat.solver.Ensemble;
import org.homeostat.solver.RefusedException;
import org.homeostat.solver.Simulation;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.SystemText;
import org.junit.jupiter.api.Test;

class KalmanBucyFilterTest {

  private static DynamicalSystem scalar(double a, double g) {
    return DynamicalSystem.named("scalar")
        .state("x", 0.5)
        .parameter("a", a)
        .parameter("g", g)
        .noise("w")
        .equations("dx = a*x*dt + g*dw")
        .output("y", "x")
        .build();
  }

  private static double[] variance(DynamicalSystem filter, double until, double step) {
    return Simulation.of(filter)
        .method("rk4")
        .step(step)
        .until(until)
        .record("filter.P")
        .run()
        .paths()
        .values("filter.P", 0);
  }

  /// For a = 0 and P(0) = 0 the variance is `g*sqrt(V)*tanh(g*t/sqrt(V))`.
  @Test
  void varianceOfARandomWalkIsAHyperbolicTangent() {
    double g = 0.8;
    double v = 0.3;
    DynamicalSystem filter =
        KalmanBucyFilter.linear(List.of("y"), Matrix.diagonal(v), Matrix.zeros(1, 1))
            .estimator(scalar(0, g));
    double step = 1e-3;
    double[] p = variance(filter, 3, step);
    for (int k = 0; k < p.length; k++) {
      double exact = g * Math.sqrt(v) * Math.tanh(g * k * step / Math.sqrt(v));
      assertEquals(exact, p[k], 1e-9);
    }
  }

  /// With the roots `P+-= V*(a +- b)`, `b = sqrt(a^2 + g^2/V)`, of the Riccati equation, `(P -
  /// P+)/(P
  /// - P-)` decays at the rate 2*b.
  @Test
  void varianceOfScalarFiltersHasAClosedForm() {
    for (double a : new double[] {-1.3, 0.7}) {
      double g = 0.8;
      double v = 0.3;
      double p0 = 2;
      DynamicalSystem filter =
          KalmanBucyFilter.linear(List.of("y"), Matrix.diagonal(v), Matrix.diagonal(p0))
              .estimator(scalar(a, g));
      double step = 1e-3;
      double[] p = variance(filter, 2, step);
      double b = Math.sqrt(a * a + g * g / v);
      double above = v * (a + b);
      double below = v * (a - b);
      for (int k = 0; k < p.length; k++) {
        double ratio = (p0 - above) / (p0 - below) * Math.exp(-2 * b * k * step);
        assertEquals((above - below * ratio) / (1 - ratio), p[k], 1e-9);
      }
    }
  }

  /// `P = Y*X^-1` where `[X; Y]` moves by the Hamiltonian `[[-A', H'*V^-1*H], [Q, A]]`.
  @Test
  void covarianceOfTwoStatesIsThatOfTheHamiltonian() {
    DynamicalSystem oscillator =
        DynamicalSystem.named("oscillator")
            .state("x", 0)
            .state("v", 0)
            .noise("w")
            .equations("dx = v*dt", "dv = (-2*x - 0.3*v)*dt + 0.5*dw")
            .output("y", "x + 0.2*v")
            .build();
    Matrix start = Matrix.of(new double[] {1, 0.3}, new double[] {0.3, 0.5});
    double density = 0.1;
    DynamicalSystem filter =
        KalmanBucyFilter.linear(List.of("y"), Matrix.diagonal(density), start)
            .estimator(oscillator);
    double until = 1.5;
    double[] all = variance(filter, until, 1e-3);
    double[] p = {
      all[all.length - 4], all[all.length - 3], all[all.length - 2], all[all.length - 1]
    };
    double[][] h = {
      {0, 2, 1 / density, 0.2 / density},
      {-1, 0.3, 0.2 / density, 0.04 / density},
      {0, 0, 0, 1},
      {0, 0.25, -2, -0.3}
    };
    Matrix e = Exponentials.of(Matrix.of(h).times(until));
    Matrix first = stacked(Matrix.identity(2), start);
    double[] x = e.times(first).elements();
    double det = x[0] * x[3] - x[1] * x[2];
    double[] exact = {
      (x[4] * x[3] - x[5] * x[2]) / det,
      (-x[4] * x[1] + x[5] * x[0]) / det,
      (x[6] * x[3] - x[7] * x[2]) / det,
      (-x[6] * x[1] + x[7] * x[0]) / det
    };
    assertArrayEquals(exact, p, 1e-9);
  }

  private static Matrix stacked(Matrix above, Matrix below) {
    double[] all = new double[8];
    System.arraycopy(above.elements(), 0, all, 0, 4);
    System.arraycopy(below.elements(), 0, all, 4, 4);
    return new Matrix(4, 2, all);
  }

  /// The normalised square error is chi-squared: its mean over many runs is the number of states.
  @Test
  void errorsAreAsLargeAsTheFilterSays() {
    DynamicalSystem both =
        KalmanBucyFilter.linear(List.of("y"), Matrix.diagonal(0.2), Matrix.diagonal(0))
            .apply(scalar(-0.4, 0.7));
    Ensemble runs =
        Simulation.of(both)
            .method("euler-maruyama")
            .step(0.002)
            .until(4)
            .seeds(2000)
            .recordEvery(2000)
            .record("x", "x.mean", "filter.P")
            .run();
    double sum = 0;
    for (int i = 0; i < 2000; i++) {
      double error = runs.paths().values("x", i)[1] - runs.paths().values("x.mean", i)[1];
      sum += error * error / runs.paths().values("filter.P", i)[1];
    }
    // 4 standard deviations of the mean of 2000 squares of normal numbers
    assertEquals(1, sum / 2000, 4 * Math.sqrt(2.0 / 2000));
  }

  /// F and G of arrays with definitions are those of the linearisation.
  @Test
  void derivativesOfArraysAreThoseOfTheLinearisation() {
    DynamicalSystem network =
        DynamicalSystem.named("network")
            .state("z", new Tensor(Shape.of(2), new double[] {0.3, -0.2}))
            .state("M", new Tensor(Shape.of(2, 2), new double[] {0.1, 0.4, -0.6, 0.2}))
            .state("s", 0.7)
            .parameter("A", new Tensor(Shape.of(2, 2), new double[] {1, -2, 0.5, 0.3}))
            .noise("w", Shape.of(2))
            .equations(
                "r = tanh(A@z + s)",
                "dz = (-z + M@r)*dt + 0.3*s*dw",
                "dM = outer(r, z)*dt",
                "ds = -s*sum(r)*dt")
            .output("y", "r*s")
            .build();
    Linearisation linear = Linearisation.of(network, OperatingPoint.of(network));
    DynamicalSystem filter =
        KalmanBucyFilter.extended(List.of("y"), Matrix.diagonal(0.1, 0.1), Matrix.identity(7))
            .estimator(network);
    Ensemble run =
        Simulation.of(filter)
            .method("rk4")
            .until(0.01)
            .record("filter.F", "filter.H", "filter.G", "filter.PF", "filter.PH")
            .run();
    assertArrayEquals(linear.a().elements(), first(run, "filter.F", 49), 1e-12);
    assertArrayEquals(linear.c().elements(), first(run, "filter.H", 14), 1e-12);
    assertArrayEquals(linear.g().elements(), first(run, "filter.G", 14), 1e-12);
    // P starts at the identity
    assertArrayEquals(linear.a().transpose().elements(), first(run, "filter.PF", 49), 1e-12);
    assertArrayEquals(linear.c().transpose().elements(), first(run, "filter.PH", 14), 1e-12);
  }

  private static double[] first(Ensemble run, String name, int size) {
    double[] all = run.paths().values(name, 0);
    double[] first = new double[size];
    System.arraycopy(all, 0, first, 0, size);
    return first;
  }

  @Test
  void filterPrintsAsEquations() {
    String text =
        SystemText.print(
            KalmanBucyFilter.linear(List.of("y"), Matrix.diagonal(0.1), Matrix.diagonal(1))
                .apply(scalar(-1, 0.5)));
    assertTrue(text.contains("x.dmean = (a*x.mean + filter.L[0,:]@filter.innovation)*dt"), text);
    assertTrue(text.contains("filter.innovation = [x - x.mean]"), text);
  }

  @Test
  void whatHasNoFilterIsRefusedWithTheReason() {
    Matrix one = Matrix.diagonal(1);
    RefusedException indefinite =
        assertThrows(
            RefusedException.class,
            () ->
                KalmanBucyFilter.linear(
                    List.of("y"), one, Matrix.of(new double[] {1, 2}, new double[] {2, 1})));
    says(indefinite, "has the eigenvalue -1");
    RefusedException unknown =
        assertThrows(
            RefusedException.class,
            () -> KalmanBucyFilter.linear(List.of("yy"), one, one).apply(scalar(1, 1)));
    says(unknown, "did you mean 'y'?");
    DynamicalSystem cubic =
        DynamicalSystem.named("cubic")
            .state("x", 0)
            .equations("dx = -x^3*dt")
            .output("y", "x")
            .build();
    assertThrows(
        RefusedException.class, () -> KalmanBucyFilter.linear(List.of("y"), one, one).apply(cubic));
    KalmanBucyFilter.extended(List.of("y"), one, one).apply(cubic);
  }

  private static void says(RefusedException refused, String part) {
    String message = String.valueOf(refused.getMessage());
    assertTrue(message.contains(part), message);
  }
}
