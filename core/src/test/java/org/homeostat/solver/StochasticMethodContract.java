package org.homeostat.solver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.Function;
import org.homeostat.system.Calculus;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.NoiseClass;
import org.junit.jupiter.api.Test;

/// What every stochastic method promises. The test of a new method extends this and names it.
abstract class StochasticMethodContract {
  private static final int PATHS = 1024 * (Boolean.getBoolean("homeostat.long") ? 100 : 1);
  private static final int LEVELS = 4;
  private static final int FINEST = 128;

  abstract StochasticMethod method();

  /// The seed of the paths, which differs between methods.
  private long seed() {
    return 1000L * method().name().length() + 77;
  }

  @Test
  void isFoundByItsName() {
    assertEquals(method(), Methods.named(method().name()));
  }

  /// Whether the method solves systems with noise of this class; one that does not refuses them.
  private boolean accepts(NoiseClass noise, DynamicalSystem system) {
    boolean accepted = method().noiseClasses().contains(noise);
    if (!accepted) {
      Simulation simulation = Simulation.of(system).method(method());
      assertThrows(RefusedException.class, simulation::compile);
    }
    return accepted;
  }

  @Test
  void strongOrderForAdditiveNoise() {
    DynamicalSystem system =
        new TestSystem()
            .state("x", 0.5, "sin(2*x) - y")
            .wiener("w", "0.8*dw")
            .state("y", 0, "x - y")
            .build();
    if (accepts(NoiseClass.ADDITIVE, system)) {
      check(NoiseClass.ADDITIVE, system, "x", 1, 3, g -> g.solve(system, new Shark(), "x"));
    }
  }

  @Test
  void strongOrderForDiagonalNoise() {
    DynamicalSystem system = TestSystem.geometricBrownianMotion();
    if (accepts(NoiseClass.DIAGONAL, system)) {
      checkExact(NoiseClass.DIAGONAL, system);
    }
  }

  @Test
  void strongOrderForScalarNoise() {
    DynamicalSystem system =
        new TestSystem()
            .state("y", 0, "y")
            .wiener("w", "x*dw")
            .state("x", 1, "0.3*x")
            .wiener("w", "0.5*x*dw")
            .build();
    if (accepts(NoiseClass.SCALAR, system)) {
      checkExact(NoiseClass.SCALAR, system);
    }
  }

  @Test
  void strongOrderForGeneralNoise() {
    DynamicalSystem system =
        new TestSystem()
            .state("x", 0, "0")
            .wiener("v", "dv")
            .state("y", 0, "-0.1*y")
            .wiener("w", "x*dw")
            .build();
    Function<Grid, double[]> truth = grid -> grid.solve(system, new EulerMaruyama(), "y");
    if (accepts(NoiseClass.GENERAL, system)) {
      check(NoiseClass.GENERAL, system, "y", 2, 5, truth);
    }
  }

  /// Measures against the solution `exp((mu - sigma^2/2) + sigma*W(1))` of geometric Brownian
  /// motion.
  private void checkExact(NoiseClass noise, DynamicalSystem system) {
    check(
        noise,
        system,
        "x",
        1,
        0,
        grid -> {
          double[] w = grid.end(0);
          double[] x = new double[w.length];
          for (int l = 0; l < x.length; l++) {
            x[l] = StrictMath.exp(0.3 - 0.125 + 0.5 * w[l]);
          }
          return x;
        });
  }

  /// Measures the errors of a state at time 1, at steps of 1/16 to 1/128.
  ///
  /// @param halvings of the finest of these steps, for the step of the truth
  private void check(
      NoiseClass noise,
      DynamicalSystem system,
      String state,
      int sources,
      int halvings,
      Function<Grid, double[]> truth) {
    assertSame(noise, NoiseClass.of(system));
    Grid grid = Grid.paths(FINEST << halvings, sources, PATHS, seed());
    double[] exact = truth.apply(grid);
    for (int i = 0; i < halvings; i++) {
      grid = grid.coarser();
    }
    double[][] errors = new double[LEVELS][PATHS];
    for (int level = LEVELS - 1; level >= 0; level--) {
      double[] found = grid.solve(system, method(), state);
      for (int path = 0; path < PATHS; path++) {
        errors[level][path] = (found[path] - exact[path]) * (found[path] - exact[path]);
      }
      grid = grid.coarser();
    }
    Slope.of(errors).assertIs(method().strongOrder(noise), method().name() + ", " + noise);
  }

  /// The second moment of a linear system is exact under two-point quadrature, so the only error is
  /// that of the method. The truth solves the equations of the moments.
  @Test
  void weakOrderForAdditiveNoise() {
    DynamicalSystem system =
        new TestSystem()
            .state("x", 1, "y")
            .state("y", 0, "-x - 0.5*y")
            .wiener("w", "0.8*dw")
            .build();
    DynamicalSystem moments =
        new TestSystem()
            .state("xx", 1, "2*xy")
            .state("xy", 0, "yy - xx - 0.5*xy")
            .state("yy", 0, "-2*xy - yy + 0.8^2")
            .build();
    double exact =
        Simulation.of(moments)
            .method("rk4")
            .step(0.001)
            .record("xx")
            .run()
            .paths()
            .values("xx", 0)[1000];
    if (accepts(NoiseClass.ADDITIVE, system)) {
      checkWeak(NoiseClass.ADDITIVE, system, 2, exact);
    }
  }

  /// So is the mean of geometric Brownian motion, which is exp(mu).
  @Test
  void weakOrderForDiagonalNoise() {
    DynamicalSystem system = TestSystem.geometricBrownianMotion();
    if (accepts(NoiseClass.DIAGONAL, system)) {
      checkWeak(NoiseClass.DIAGONAL, system, 1, StrictMath.exp(0.3));
    }
  }

  private void checkWeak(NoiseClass noise, DynamicalSystem system, int moment, double exact) {
    int steps = method().usesAreas() ? 3 : 6;
    double coarse = Math.abs(moment(system, steps, moment) - exact);
    double fine = Math.abs(moment(system, 2 * steps, moment) - exact);
    double order = StrictMath.log(coarse / fine) / StrictMath.log(2);
    String found = method().name() + ": " + order + ", errors " + coarse + " and " + fine;
    boolean isExact = coarse < 1e-12;
    assertTrue(isExact || order > method().weakOrder(noise) - 0.25, found);
    assertTrue(isExact || order < method().weakOrder(noise) + 0.6, found);
  }

  private double moment(DynamicalSystem system, int steps, int moment) {
    double[] x = Grid.quadrature(steps, method().usesAreas()).solve(system, method(), "x");
    double sum = 0;
    for (double each : x) {
      sum += moment == 1 ? each : each * each;
    }
    return sum / x.length;
  }

  @Test
  void varianceOfIntegratedNoiseIsThatOfTheWienerProcess() {
    int count = 4096;
    DynamicalSystem system = new TestSystem().state("x", 0, "0").wiener("w", "0.5*dw").build();
    double[] x =
        Simulation.of(system)
            .method(method())
            .step(0.25)
            .until(8)
            .seeds(seed(), count)
            .measure(new Measure("x", Measure.Kind.LAST, TestSystem.parse("x"), List.of(8.0)))
            .run()
            .measured("x", 8);
    double squares = 0;
    for (double each : x) {
      squares += each * each / count;
    }
    // 0.5^2*8 = 2; the variance of the mean square is 2*2^2/count; 6 standard deviations
    assertEquals(2, squares, 6 * Math.sqrt(8.0 / count), method().name());
  }

  @Test
  void solvesTheSameProcessInEitherCalculus() {
    // in the sense of Ito dx = (mu + sigma^2/2)*x*dt + sigma*x*dw is dx = mu*x*dt + sigma*x o dw
    DynamicalSystem ito =
        new TestSystem().state("x", 1, "(0.2 + 0.3^2/2)*x").wiener("w", "0.3*x*dw").build();
    DynamicalSystem stratonovich =
        new TestSystem().stratonovich().state("x", 1, "0.2*x").wiener("w", "0.3*x*dw").build();
    if (!accepts(NoiseClass.DIAGONAL, ito)) {
      return;
    }
    Grid grid = Grid.paths(64, 1, 16, seed());
    double[] first = grid.solve(ito, method(), "x");
    double[] second = grid.solve(stratonovich, method(), "x");
    for (int l = 0; l < first.length; l++) {
      assertEquals(first[l], second[l], 1e-12);
    }
  }

  @Test
  void statesItsFacts() {
    assertTrue(method().reference().matches(".*\\d{4}.*"), "a year");
    assertTrue(method().advice().length() < 140);
    Calculus calculus = method().calculus();
    assertTrue(calculus == Calculus.ITO || calculus == Calculus.STRATONOVICH);
  }
}
