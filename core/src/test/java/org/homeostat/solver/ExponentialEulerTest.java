package org.homeostat.solver;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.homeostat.expression.Shape;
import org.homeostat.expression.Tensor;
import org.homeostat.system.DynamicalSystem;
import org.junit.jupiter.api.Test;

class ExponentialEulerTest extends StochasticMethodContract {
  @Override
  StochasticMethod method() {
    return new ExponentialEuler();
  }

  private static double[] path(DynamicalSystem system, double step, int steps) {
    return Simulation.of(system)
        .method("exponential-euler")
        .step(step)
        .until(step * steps)
        .record("x")
        .run()
        .paths()
        .values("x", 0);
  }

  @Test
  void leaksAreExactHoweverTheyAreWritten() {
    for (String drift :
        List.of(
            "-exp(tau)*x",
            "exp(tau)*(3 - x)",
            "(3 - x)/time",
            "leak + 2*x - 2*x",
            "-(x*time*time*50 - 1)")) {
      DynamicalSystem system =
          new TestSystem()
              .parameter("tau", 3)
              .parameter("time", 0.05)
              .definition("current", "x - 3")
              .definition("leak", "-current/time")
              .state("x", 1, drift)
              .build();
      double[] coarse = path(system, 0.4, 5);
      double[] fine = path(system, 0.1, 20);
      assertEquals(fine[20], coarse[5], 1e-12, drift);
    }
  }

  @Test
  void staysFiniteWhereEulerExplodes() {
    DynamicalSystem stiff =
        new TestSystem()
            .parameter("tau", 10)
            .state("x", 1, "exp(tau)*(tanh(x) - x) + sin(t)")
            .wiener("w", "0.01*dw")
            .build();
    Simulation simulation = Simulation.of(stiff).step(0.1).until(50).seeds(8);
    assertEquals(0, simulation.method("exponential-euler").run().divergences().size());
    assertEquals(8, simulation.method("euler-maruyama").limit(1e6, "x").run().divergences().size());
  }

  @Test
  void elementsOfVectorsHaveTheirOwnLeaks() {
    DynamicalSystem system =
        new TestSystem()
            .state("x", new Tensor(Shape.of(2), new double[] {1, 1}), "[-1, -100]*x")
            .build();
    double[] x = path(system, 0.5, 2);
    assertEquals(StrictMath.exp(-1), x[4], 1e-14);
    assertEquals(StrictMath.exp(-100), x[5], 1e-15);
  }

  @Test
  void stationaryVarianceOfAnOrnsteinUhlenbeckProcessIsExactAtAnyStep() {
    int count = 8192;
    DynamicalSystem system = new TestSystem().state("x", 0, "-2*x").wiener("w", "dw").build();
    double[] x =
        Simulation.of(system)
            .method("exponential-euler")
            .step(2)
            .until(20)
            .seeds(count)
            .measure(new Measure("x", Measure.Kind.LAST, TestSystem.parse("x"), List.of(20.0)))
            .run()
            .measured("x", 20);
    double squares = 0;
    for (double each : x) {
      squares += each * each / count;
    }
    assertEquals(0.25, squares, 6 * 0.25 * Math.sqrt(2.0 / count));
  }
}
