package org.homeostat.solver;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Map;
import org.homeostat.expression.Shape;
import org.homeostat.expression.Tensor;
import org.homeostat.system.DynamicalSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Events that are found between samples, against exact times.
class CrossingTest {
  private static Simulation solve(DynamicalSystem system, double until) {
    return Simulation.of(system).method("tsit5").tolerance(1e-11, 1e-12).step(0.5).until(until);
  }

  /// A neuron that writes down when it fired last, and how often.
  private static DynamicalSystem neuron(String rest) {
    return DynamicalSystem.named("neuron")
        .state("v", 0)
        .state("at", 0)
        .state("n", 0)
        .parameter("I", 1.5)
        .equations("dv = (I - v)*dt", "dat = 0*dt", "dn = 1*dspike")
        .event("spike", Map.of("when", "v > 1", "refractory", rest), "v = 0", "at = t")
        .build();
  }

  @ParameterizedTest
  @CsvSource({"1.5, 0", "1.5, 0.3", "1.05, 0.25", "3, 0.1", "20, 0"})
  void aLeakyNeuronFiresAtItsExactTimes(double current, double rest) {
    double interval = Math.log(current / (current - 1)) + rest;
    Paths paths =
        solve(neuron("" + rest), 12)
            .set("I", current)
            .record("at", "n", "spike", "v")
            .run()
            .paths();
    double first = interval - rest;
    double total = 0;
    for (int k = 1; k <= 24; k++) {
      double t = 0.5 * k;
      double n = t < first ? 0 : Math.floor((t - first) / interval) + 1;
      total += paths.values("spike", 0)[k];
      assertEquals(n, paths.values("n", 0)[k]);
      assertEquals(n, total, "the signal counts since the last sample");
      double at = n == 0 ? 0 : first + (n - 1) * interval;
      assertEquals(at, paths.values("at", 0)[k], 1e-9);
      double since = n == 0 ? t : Math.max(0, t - at - rest);
      assertEquals(current * -Math.expm1(-since), paths.values("v", 0)[k], 1e-8);
    }
  }

  @Test
  void aBallBouncesAtItsExactTimes() {
    DynamicalSystem ball =
        DynamicalSystem.named("ball")
            .state("y", 1)
            .state("v", 0)
            .state("at", 0)
            .equations("dy = v*dt", "dv = -2*dt", "dat = 0*dt")
            .event("bounce", Map.of("when", "y < 0 and v < 0"), "v = -0.5*v", "at = t")
            .build();
    double[] at = solve(ball, 2.4).step(0.3).record("at").run().paths().values("at", 0);
    // falls for 1, then flies for 1, 1/2, 1/4, ...
    assertArrayEquals(new double[] {0, 0, 0, 0, 1, 1, 1, 2, 2}, round(at));
  }

  private static double[] round(double[] values) {
    return Arrays.stream(values).map(x -> Math.rint(x * 1e8) / 1e8).toArray();
  }

  @Test
  void bouncesWithoutEndCostABoundedAmountAndAreCounted() {
    DynamicalSystem stuck =
        DynamicalSystem.named("stuck")
            .state("x", 0)
            .state("n", 0)
            .equations("dx = 1*dt", "dn = 1*dhit")
            .event("hit", Map.of("when", "x > 1"), "x = 1")
            .build();
    Divergence found = solve(stuck, 5).run().divergences().getFirst();
    assertEquals(1, found.time(), 1e-9);
  }

  /// Three pulse-coupled oscillators of one rate, and what they do by hand: a kick of 0.4 that
  /// takes one past its threshold makes it fire at once.
  @Test
  void kicksTravelAtOnce() {
    DynamicalSystem three =
        DynamicalSystem.named("three")
            .state("x", new Tensor(Shape.of(3), new double[] {0.5, 0.3, 0}))
            .state("n", Tensor.zeros(Shape.of(3)))
            .equations("dx = 1*dt + 0.4*(sum(dfire) - dfire)", "dn = 1*dfire")
            .event("fire", Map.of("when", "x > 1"), "x = 0")
            .build();
    Paths paths = solve(three, 0.6).step(0.6).record("x", "n").run().paths();
    // 0 fires at 0.5 and takes 1 to 1.2, which fires and takes 0 to 0.4 and 2 to 1.3, which fires
    assertArrayEquals(new double[] {0, 0, 0, 1, 1, 1}, paths.values("n", 0));
    double[] x = paths.values("x", 0);
    assertArrayEquals(new double[] {0.9, 0.5, 0.1}, Arrays.copyOfRange(x, 3, 6), 1e-9);
  }

  @Test
  void timesOfTheEventItselfAreConditions() {
    DynamicalSystem switched =
        DynamicalSystem.named("switched")
            .state("x", 0)
            .state("on", 0)
            .equations("dx = on*dt", "don = 0*dt")
            .event("up", Map.of("when", "t > 0.7"), "on = 1")
            .build();
    double[] x = solve(switched, 2).record("x").run().paths().values("x", 0);
    assertArrayEquals(new double[] {0, 0, 0.3, 0.8, 1.3}, x, 1e-12);
  }

  @Test
  void elementsCrossByThemselvesAndLanesDoNotMatter() {
    DynamicalSystem many =
        DynamicalSystem.named("many")
            .state("v", new Tensor(Shape.of(4), new double[] {0, 0.2, 0.4, 0.6}))
            .state("s", 0)
            .parameter("I", 1.3)
            .equations("dv = (I + s - v)*dt", "ds = -s*dt + 0.1*sum(dspike)")
            .event("spike", Map.of("when", "v > 1", "refractory", "0.2"), "v = 0")
            .build();
    double[][] alone =
        solve(many, 10).seeds(6).lanes(1).record("v", "spike").run().paths().all("v");
    double[][] wide =
        solve(many, 10).seeds(6).lanes(4).threads(2).record("v", "spike").run().paths().all("v");
    assertArrayEquals(alone, wide);
    assertTrue(alone[0][4 * 20] != alone[0][4 * 20 + 1]);
  }

  @Test
  void theGridComesCloserToItAsStepsShorten() {
    double exact = 0.25 + Math.log(3);
    for (double step : new double[] {0.1, 0.01, 0.001}) {
      Paths paths =
          Simulation.of(neuron("0.25"))
              .method("rk4")
              .step(step)
              .until(2 * exact + 2 * step)
              .record("at")
              .run()
              .paths();
      double[] at = paths.values("at", 0);
      assertEquals(2 * exact - 0.25, at[at.length - 1], 2 * step);
    }
  }

  @Test
  void whatHappensAtRandomHasNoPlaceBetweenSamples() {
    DynamicalSystem random =
        DynamicalSystem.named("random")
            .state("x", 0)
            .equations("dx = 1*djump")
            .event("jump", Map.of("rate", "2"))
            .build();
    assertEquals(
        "tsit5 finds conditions between samples, and the event jump of random happens at random;"
            + " take a method of fixed step",
        assertThrows(RefusedException.class, () -> solve(random, 1).compile()).getMessage());
    DynamicalSystem late =
        DynamicalSystem.named("late")
            .state("x", 0)
            .equations("dx = 1*dt")
            .event("a", Map.of("when", "x > 1"), "x = 0")
            .event("b", Map.of("of", "a", "after", "0.5"))
            .build();
    RefusedException refused = assertThrows(RefusedException.class, () -> solve(late, 1).compile());
    assertEquals(
        "late looks back by 0.5, and tsit5 keeps no past; simulate it, or leave the delay out",
        refused.getMessage());
  }
}
