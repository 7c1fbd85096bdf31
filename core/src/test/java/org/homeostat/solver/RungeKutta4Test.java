package org.homeostat.solver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.homeostat.system.DynamicalSystem;
import org.junit.jupiter.api.Test;

class RungeKutta4Test {
  /// dx = t*x*dt, x = exp(t^2/2).
  private static final DynamicalSystem GROWTH = new TestSystem().state("x", 1, "t*x").build();

  private static double error(int steps) {
    Paths paths =
        Simulation.of(GROWTH).method("rk4").step(1.0 / steps).until(1).record("x").run().paths();
    return Math.abs(paths.values("x", 0)[steps] - StrictMath.exp(0.5));
  }

  @Test
  void halvingTheStepDividesTheErrorBySixteen() {
    double order = StrictMath.log(error(32) / error(64)) / StrictMath.log(2);
    assertEquals(new RungeKutta4().order(), order, 0.05);
  }

  @Test
  void isExactForPolynomialsOfDegreeThreeInTime() {
    DynamicalSystem cubic = new TestSystem().state("x", 0, "4*t^3").build();
    Paths paths = Simulation.of(cubic).method("rk4").step(0.5).until(2).record("x").run().paths();
    assertEquals(16, paths.values("x", 0)[4], 1e-14);
  }

  @Test
  void conservesTheEnergyOfAnOscillatorToItsOrder() {
    DynamicalSystem oscillator =
        new TestSystem().state("x", 1, "v").state("v", 0, "-x").output("e", "x^2 + v^2").build();
    Paths paths =
        Simulation.of(oscillator).method("rk4").step(0.1).until(100).record("e").run().paths();
    double[] energy = paths.values("e", 0);
    assertTrue(Math.abs(energy[1000] - 1) < 1e-4, "energy " + energy[1000]);
  }
}
