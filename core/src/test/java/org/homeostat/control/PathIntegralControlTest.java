package org.homeostat.control;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.homeostat.expression.Parser;
import org.homeostat.expression.Shape;
import org.homeostat.solver.Controller;
import org.homeostat.solver.Ensemble;
import org.homeostat.solver.Hold;
import org.homeostat.solver.RefusedException;
import org.homeostat.solver.Simulation;
import org.homeostat.system.DynamicalSystem;
import org.junit.jupiter.api.Test;

class PathIntegralControlTest {
  private static final DynamicalSystem PENDULUM =
      DynamicalSystem.named("pendulum")
          .state("angle", Math.PI)
          .state("speed", 0)
          .input("u")
          .noise("w")
          .equations("dangle = speed*dt", "dspeed = (u + 9.81*sin(angle) - 0.1*speed)*dt + 0.01*dw")
          .build();

  private static PathIntegralControl control(int samples) {
    return new PathIntegralControl(
        PENDULUM,
        List.of("u"),
        Parser.parse("cos(angle) - 1 - 0.01*speed^2 - 0.001*u^2"),
        new PathIntegralControl.Settings(0.05, 20, samples, 1.5, 0.05, 1, new Bounds(-3, 3)));
  }

  private static Ensemble run(int seeds, double until, int threads, int lanes) {
    return Simulation.of(PENDULUM)
        .method("shark")
        .step(0.05)
        .until(until)
        .seeds(7, seeds)
        .hold(new Hold(control(128), List.of("angle", "speed"), List.of("u"), 1))
        .threads(threads)
        .lanes(lanes)
        .record("angle", "u")
        .run();
  }

  @Test
  void swingsUpAPendulumThatItCannotLiftAtOnce() {
    int seeds = 6;
    Ensemble ensemble = run(seeds, 10, 1, 0);
    for (int row = 0; row < seeds; row++) {
      double[] angle = ensemble.paths().values("angle", row);
      double[] u = ensemble.paths().values("u", row);
      assertTrue(Math.cos(angle[angle.length - 1]) > 0.95, "seed " + (7 + row));
      assertTrue(Arrays.stream(u).allMatch(each -> Math.abs(each) <= 3));
    }
  }

  @Test
  void theSameForAnyThreadsAndLanesAndOtherForOtherSeeds() {
    Ensemble one = run(3, 1, 1, 3);
    Ensemble other = run(3, 1, 2, 1);
    for (int row = 0; row < 3; row++) {
      assertArrayEquals(one.paths().values("u", row), other.paths().values("u", row));
      assertArrayEquals(one.paths().values("angle", row), other.paths().values("angle", row));
    }
    assertNotEquals(one.paths().values("u", 0)[0], one.paths().values("u", 1)[0]);
  }

  /// Of `dx = u*dt` and the cost x^2 over one interval of T after it: all plans cost the same but
  /// for the state at the second stage, and at a low temperature the best sample wins.
  @Test
  void atALowTemperatureTheBestSampleIsTaken() {
    DynamicalSystem plant =
        DynamicalSystem.named("p").state("x", 0).input("u").equations("dx = u*dt").build();
    var control =
        new PathIntegralControl(
            plant,
            List.of("u"),
            Parser.parse("-x^2"),
            new PathIntegralControl.Settings(1, 2, 4000, 1, 1e-9, 1, Bounds.NONE));
    double[] input = new double[1];
    control.begin(new long[] {3}).act(0, 0, new double[] {0.5}, input);
    assertEquals(-0.5, input[0], 0.01);
  }

  @Test
  void futuresThatDivergeDoNotCount() {
    DynamicalSystem plant =
        DynamicalSystem.named("p")
            .state("x", 0)
            .input("u")
            .equations("dx = piecewise(u > 0, 1e200*exp(500*u), u)*dt")
            .build();
    var control =
        new PathIntegralControl(
            plant,
            List.of("u"),
            Parser.parse("-x^2"),
            new PathIntegralControl.Settings(0.5, 3, 64, 1, 0.1, 1, Bounds.NONE));
    double[] input = new double[1];
    control.begin(new long[] {3}).act(0, 0, new double[] {0.5}, input);
    assertTrue(input[0] <= 0 && Double.isFinite(input[0]), "u = " + input[0]);
  }

  /// A controller that counts: what is decided at sample k holds until the next decision.
  @Test
  void whatIsDecidedHoldsUntilTheNextDecision() {
    DynamicalSystem plant =
        DynamicalSystem.named("p")
            .state("x", 0)
            .input("u", Shape.of(2))
            .equations("dx = (u[0] + u[1])*dt")
            .build();
    Controller counting =
        seeds ->
            (trajectory, time, state, input) -> {
              input[0] += 1;
              input[1] = 10 * time + 100 * seeds[trajectory];
            };
    Ensemble ensemble =
        Simulation.of(plant)
            .method("rk4")
            .step(0.5)
            .until(3)
            .seeds(2)
            .hold(new Hold(counting, List.of("x"), List.of("u"), 2))
            .record("x", "u")
            .run();
    assertArrayEquals(
        new double[] {1, 0, 1, 0, 2, 10, 2, 10, 3, 20, 3, 20, 4, 30},
        ensemble.paths().values("u", 0));
    assertArrayEquals(
        new double[] {0, 0.5, 1, 7, 13, 24.5, 36}, ensemble.paths().values("x", 0), 1e-12);
    assertEquals(100, ensemble.paths().values("u", 1)[1]);
  }

  @Test
  void nonsenseIsRefused() {
    assertThrows(RefusedException.class, () -> control(1));
    Hold hold = new Hold(control(8), List.of("angle", "speed"), List.of("u"), 1);
    refused(
        "tsit5 chooses its steps itself, and a controller decides at samples; take a method of fixed"
            + " step",
        Simulation.of(PENDULUM).method("tsit5").hold(hold));
    refused(
        "'w' is not a free input; a controller decides on free inputs",
        Simulation.of(PENDULUM).hold(new Hold(control(8), List.of("angle"), List.of("w"), 1)));
    refused(
        "the system has no 'angel'; did you mean 'angle'?",
        Simulation.of(PENDULUM).hold(new Hold(control(8), List.of("angel"), List.of("u"), 1)));
    assertThrows(
        RefusedException.class, () -> new Hold(control(8), List.of("angle"), List.of("u"), 0));
  }

  private static void refused(String message, Simulation simulation) {
    assertEquals(message, assertThrows(RefusedException.class, simulation::compile).getMessage());
  }
}
