package org.homeostat.solver;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.homeostat.expression.Shape;
import org.homeostat.expression.Tensor;
import org.homeostat.kernel.Execution;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.Sensitivities;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Equations that look back, against solutions by the method of steps.
class DelayTest {
  /// `x' = -x(t - 1)` from 1: on `[n - 1, n]` the sum of `(-1)^k (t - k + 1)^k/k!` for k up to n.
  private static double exact(double t) {
    double sum = 0;
    double factorial = 1;
    for (int k = 0; k - 1 <= t; k++) {
      factorial *= Math.max(1, k);
      sum += (k % 2 == 0 ? 1 : -1) * Math.pow(t - k + 1, k) / factorial;
    }
    return sum;
  }

  private static DynamicalSystem linear() {
    return DynamicalSystem.named("linear")
        .state("x", 1)
        .parameter("tau", 1)
        .equations("dx = -delay(x, tau)*dt")
        .build();
  }

  private static double error(String method, double step) {
    double[] x =
        Simulation.of(linear())
            .method(method)
            .step(step)
            .until(6)
            .record("x")
            .run()
            .paths()
            .values("x", 0);
    double worst = 0;
    for (int k = 0; k < x.length; k++) {
      worst = Math.max(worst, Math.abs(x[k] - exact(k * step)));
    }
    return worst;
  }

  @ParameterizedTest
  @CsvSource({"euler-maruyama, 1", "heun, 2", "rk4, 2"})
  void theLinearEquationConvergesToTheMethodOfSteps(String method, double order) {
    double fine = error(method, 1.0 / 256);
    double slope = Math.log(error(method, 1.0 / 64) / fine) / Math.log(4);
    assertTrue(fine < (order == 1 ? 5e-3 : 3e-6), "error " + fine);
    assertEquals(order, slope, 0.15);
  }

  @Test
  void aDelayBetweenSamplesLiesOnTheLineBetweenThem() {
    DynamicalSystem ramp =
        DynamicalSystem.named("ramp")
            .state("x", 0)
            .parameter("tau", 0.37)
            .equations("dx = 1*dt")
            .output("late", "delay(x, tau)")
            .output("twice", "delay(delay(x, tau), tau)")
            .output("square", "delay(t^2, 0.15)")
            .build();
    Paths paths =
        Simulation.of(ramp).step(0.1).until(2).record("late", "twice", "square").run().paths();
    for (int k = 0; k <= 20; k++) {
      double t = k * 0.1;
      assertEquals(Math.max(0, t - 0.37), paths.values("late", 0)[k], k == 3 ? 0.04 : 1e-12);
      if (k > 8) {
        assertEquals(t - 0.74, paths.values("twice", 0)[k], 1e-12);
      }
      if (k > 2) {
        // the mean of the squares of the samples on both sides
        double chord = ((t - 0.1) * (t - 0.1) + (t - 0.2) * (t - 0.2)) / 2;
        assertEquals(chord, paths.values("square", 0)[k], 1e-12);
      }
    }
  }

  @Test
  void aSpikeArrivesAsLateAsItsDelaySays() {
    DynamicalSystem pair =
        DynamicalSystem.named("pair")
            .state("x", 0)
            .state("s", new Tensor(Shape.of(2), new double[2]))
            .equations("dx = 1*dt", "ds = [1, 2]*darrival")
            .event("spike", Map.of("when", "x > 1"), "x = 0")
            .event("arrival", Map.of("of", "spike", "after", "0.3"))
            .build();
    Paths paths =
        Simulation.of(pair).step(0.125).until(6).record("spike", "arrival", "s").run().paths();
    double[] spike = paths.values("spike", 0);
    double[] arrival = paths.values("arrival", 0);
    double count = 0;
    for (int k = 0; k < spike.length; k++) {
      assertEquals(k < 2 ? 0 : spike[k - 2], arrival[k]);
      count += arrival[k];
      assertEquals(2 * count, paths.values("s", 1, 0)[k]);
    }
    assertEquals(5, count);
  }

  private static Simulation loop() {
    DynamicalSystem loop =
        DynamicalSystem.named("loop")
            .state("x", new Tensor(Shape.of(3), new double[] {1, 0.2, -0.5}))
            .state("v", 0)
            .noise("w", Shape.of(3))
            .equations(
                "dx = (tanh(2*delay(x, 0.37)) - 1.3*x)*dt + 0.2*dw",
                "dv = (1.5 + 0.2*delay(x[0]*v, 1) - v)*dt")
            .event("spike", Map.of("when", "v > 1"), "v = 0")
            .event("late", Map.of("of", "spike", "after", "0.5"), "x = x + 0.1")
            .build();
    return Simulation.of(loop).step(0.05).until(20).seeds(5).record("x", "v", "late");
  }

  /// `x' = -k*x(t - 1)` from 1 has the derivative of the polynomial above by k: on `[n - 1, n]` the
  /// sum of `k*(-1)^k*rate^(k-1)*(t - k + 1)^k/k!`.
  @Test
  void theSensitivityByTheRateIsThatOfTheMethodOfSteps() {
    double rate = 0.8;
    DynamicalSystem system =
        DynamicalSystem.named("linear")
            .state("x", 1)
            .parameter("rate", rate)
            .equations("dx = -rate*delay(x, 1)*dt")
            .build()
            .with(Sensitivities.by("rate", "x"));
    Paths paths =
        Simulation.of(system)
            .method("rk4")
            .step(1.0 / 256)
            .until(6)
            .record("x", "x.by.rate", "x.by.x")
            .run()
            .paths();
    for (int sample = 0; sample <= 6 * 256; sample++) {
      double t = sample / 256.0;
      double slope = 0;
      double factorial = 1;
      for (int k = 1; k - 1 <= t; k++) {
        factorial *= k;
        slope += k * Math.pow(-1, k) * Math.pow(rate, k - 1) * Math.pow(t - k + 1, k) / factorial;
      }
      assertEquals(slope, paths.values("x.by.rate", 0)[sample], 1e-5);
      // the equation is linear, and x began at 1
      assertEquals(paths.values("x", 0)[sample], paths.values("x.by.x", 0)[sample], 1e-14);
    }
  }

  /// The delays are no whole numbers of steps, so that the past between samples counts too.
  @ParameterizedTest
  @ValueSource(strings = {"euler-maruyama", "heun", "rk4"})
  void theSensitivityOfWhatIsComputedIsItsSlope(String method) {
    DynamicalSystem system =
        DynamicalSystem.named("chaos")
            .state("x", 1.2)
            .state("y", 0)
            .parameter("beta", 0.2)
            .parameter("tau", 17.03)
            .equations(
                "late = delay(x, tau)",
                "dx = (beta*late/(1 + late^10) - 0.1*x)*dt",
                "dy = (delay(beta*x*y, 3.14) + beta - y)*dt")
            .build();
    double h = 1e-6;
    Paths above = chaos(system, method, 0.2 + h, "x", "y");
    Paths below = chaos(system, method, 0.2 - h, "x", "y");
    Paths found =
        chaos(system.with(Sensitivities.by("beta")), method, 0.2, "x.by.beta", "y.by.beta");
    for (String state : List.of("x", "y")) {
      for (int sample = 0; sample <= 800; sample++) {
        double slope = (above.values(state, 0)[sample] - below.values(state, 0)[sample]) / (2 * h);
        double sensitivity = found.values(Sensitivities.name(state, "beta"), 0)[sample];
        assertEquals(slope, sensitivity, 1e-6 * (1 + Math.abs(slope)), state + " at " + sample);
      }
    }
  }

  private static Paths chaos(DynamicalSystem system, String method, double beta, String... record) {
    return Simulation.of(system)
        .method(method)
        .step(0.1)
        .until(80)
        .set("beta", beta)
        .record(record)
        .run()
        .paths();
  }

  @Test
  void noBitDependsOnTheExecutionThreadsOrLanes() {
    Paths expected = loop().execution(Execution.INTERPRETED).lanes(5).run().paths();
    for (Execution execution : Execution.values()) {
      if (execution.available() && execution != Execution.NATIVE) {
        Paths paths = loop().execution(execution).threads(2).lanes(2).run().paths();
        for (String name : List.of("x", "v", "late")) {
          assertArrayEquals(expected.all(name), paths.all(name), execution.name());
        }
      }
    }
  }

  @Test
  void aTrajectoryThatDivergesIsFoundWithItsLastState() {
    DynamicalSystem grows =
        DynamicalSystem.named("grows").state("x", 1).equations("dx = delay(x, 0.5)^3*dt").build();
    Ensemble ensemble = Simulation.of(grows).step(0.1).until(100).limit(50, "x").run();
    Divergence found = ensemble.divergences().getFirst();
    double[] x =
        Simulation.of(grows).step(0.1).until(found.time()).record("x").run().paths().values("x", 0);
    assertEquals(x[x.length - 1], found.lastFinite());
    Ensemble wild = Simulation.of(grows).step(0.1).until(100).run();
    assertTrue(Double.isFinite(wild.divergences().getFirst().lastFinite()));
  }

  @Test
  void whatCannotLookBackSaysSo() {
    RefusedException adaptive =
        assertThrows(
            RefusedException.class, () -> Simulation.of(linear()).method("tsit5").compile());
    assertEquals(
        "linear looks back by tau, and tsit5 keeps no past; simulate it, or leave the delay out",
        adaptive.getMessage());
    RefusedException shorter =
        assertThrows(RefusedException.class, () -> Simulation.of(linear()).step(2).until(4).run());
    assertEquals(
        "a delay of 1.0 at steps of 2.0; a delay is at least as long as the step",
        shorter.getMessage());
    Course course = Course.until(1, 0.1, Methods.named("rk4"), List.of(), Map.of());
    RefusedException search =
        assertThrows(
            RefusedException.class, () -> Rollout.of(linear(), course, Set.of(), Set.of()));
    assertEquals(
        "linear looks back by tau, and a search keeps no past; simulate it, or leave the delay out",
        search.getMessage());
  }
}
