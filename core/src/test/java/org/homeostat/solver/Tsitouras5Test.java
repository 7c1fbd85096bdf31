package org.homeostat.solver;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.homeostat.expression.Shape;
import org.homeostat.kernel.Binding;
import org.homeostat.kernel.Execution;
import org.homeostat.kernel.Kernel;
import org.homeostat.kernel.Memory;
import org.homeostat.system.DynamicalSystem;
import org.junit.jupiter.api.Test;

class Tsitouras5Test {
  private static final DynamicalSystem GROWTH = new TestSystem().state("x", 1, "t*x").build();

  private static final DynamicalSystem OSCILLATOR =
      new TestSystem().state("x", 1, "v").state("v", 0, "-x").build();

  private static final DynamicalSystem LORENZ =
      new TestSystem()
          .state("x", 1, "10*(y - x)")
          .state("y", 1, "x*(28 - z) - y")
          .state("z", 1, "x*y - 8/3*z")
          .build();

  /// The error at time 1 of so many steps of equal length, and the largest one inside the last
  /// step.
  private static double[] errors(int steps) {
    Plan plan = ((AdaptiveSolver) Simulation.of(GROWTH).method("tsit5").record("x").compile()).plan;
    Tsitouras5 method = new Tsitouras5();
    Kernel attempt = Kernel.of(AdaptiveProgram.attempt(plan, method), Execution.INTERPRETED);
    Kernel inside = Kernel.of(AdaptiveProgram.inside(plan, method), Execution.INTERPRETED);
    Memory memory = attempt.memory(1);
    Memory within = inside.memory(1);
    double x = 1;
    double worst = 0;
    for (int k = 0; k < steps; k++) {
      double t = (double) k / steps;
      for (Memory each : List.of(memory, within)) {
        each.set("x", x);
        each.set(AdaptiveProgram.TIME, t);
        each.set(AdaptiveProgram.LENGTH, 1.0 / steps);
      }
      memory.set(AdaptiveProgram.slope("x"), t * x);
      attempt.run(memory, NoiseChunk.NONE, 0);
      x = memory.get(AdaptiveProgram.next("x"), 0).elements()[0];
      for (int i = 0; i < method.stages(); i++) {
        within.set(AdaptiveProgram.stage(i, "x"), memory.get(AdaptiveProgram.stage(i, "x"), 0));
      }
      for (double theta : new double[] {0.2, 0.5, 0.8}) {
        within.set(AdaptiveProgram.THETA, theta);
        inside.run(within, NoiseChunk.NONE, 0);
        double there = t + theta / steps;
        double found = within.get(StepProgram.value(0), 0).elements()[0];
        worst = Math.max(worst, Math.abs(found - StrictMath.exp(there * there / 2)));
      }
    }
    return new double[] {Math.abs(x - StrictMath.exp(0.5)), worst};
  }

  @Test
  void orderIsFiveAtTheStepsAndAtLeastFourInside() {
    double[] coarse = errors(24);
    double[] fine = errors(48);
    assertEquals(5, StrictMath.log(coarse[0] / fine[0]) / StrictMath.log(2), 0.25);
    double inside = StrictMath.log(coarse[1] / fine[1]) / StrictMath.log(2);
    assertTrue(inside > 3.9, "order inside a step " + inside);
  }

  private static double oscillatorError(double tolerance) {
    Paths paths =
        Simulation.of(OSCILLATOR)
            .method("tsit5")
            .step(0.1)
            .until(20)
            .tolerance(tolerance, tolerance)
            .record("x")
            .run()
            .paths();
    double worst = 0;
    for (int k = 0; k <= 200; k++) {
      worst = Math.max(worst, Math.abs(paths.values("x", 0)[k] - StrictMath.cos(0.1 * k)));
    }
    return worst;
  }

  @Test
  void errorFollowsTheTolerance() {
    for (double tolerance : new double[] {1e-4, 1e-6, 1e-8, 1e-10}) {
      double error = oscillatorError(tolerance);
      assertTrue(error < 200 * tolerance, tolerance + " gives " + error);
      assertTrue(error > tolerance / 200, tolerance + " gives " + error);
    }
  }

  @Test
  void stepsAreCounted() {
    Work work =
        Simulation.of(LORENZ)
            .method("tsit5")
            .step(0.5)
            .until(20)
            .tolerance(1e-8, 1e-8)
            .run()
            .work();
    assertEquals(6 * (work.steps() + work.rejected()) + 1, work.driftEvaluations());
    assertEquals(new Work(1744, 0, 10465), work);
  }

  @Test
  void samplesOfDifferentTrajectoriesAndBlocksAgreeToTheBit() {
    Simulation simulation =
        Simulation.of(LORENZ).method("tsit5").step(0.1).until(5).seeds(11).record("x", "z");
    Ensemble first = simulation.lanes(1).threads(1).run();
    Ensemble second = simulation.lanes(4).threads(2).run();
    for (int i = 0; i < 11; i++) {
      assertArrayEquals(first.paths().values("z", 0), second.paths().values("z", i));
    }
    assertEquals(first.work(), second.work());
  }

  @Test
  void sumsAreTheSumsOfTheSamples() {
    Ensemble ensemble =
        Simulation.of(LORENZ)
            .method("tsit5")
            .step(0.25)
            .until(5)
            .record("x")
            .measure(new Measure("s", Measure.Kind.SUM, TestSystem.parse("x"), List.of(2.0, 5.0)))
            .measure(new Measure("m", Measure.Kind.MEAN, TestSystem.parse("x"), List.of(5.0)))
            .run();
    double sum = 0;
    for (int k = 0; k <= 20; k++) {
      sum += ensemble.paths().values("x", 0)[k];
      if (k == 8) {
        assertEquals(sum, ensemble.measured("s", 2)[0]);
      }
    }
    assertEquals(sum, ensemble.measured("s", 5)[0]);
    assertEquals(sum / 21, ensemble.measured("m", 5)[0]);
  }

  @Test
  void blowUpInFiniteTimeIsADivergenceBeforeThatTime() {
    DynamicalSystem square = new TestSystem().state("x", 1, "x^2").build();
    Ensemble ensemble = Simulation.of(square).method("tsit5").step(0.25).until(2).record("x").run();
    Divergence divergence = ensemble.divergences().getFirst();
    assertEquals(1, divergence.time(), 1e-6);
    assertEquals("x", divergence.state());
    assertTrue(divergence.lastFinite() > 1e6, divergence.toString());
    double[] x = ensemble.paths().values("x", 0);
    assertEquals(4, x[3], 1e-3);
    assertTrue(Double.isNaN(x[5]) && Double.isNaN(x[8]));
  }

  @Test
  void limitEndsATrajectory() {
    Ensemble ensemble =
        Simulation.of(GROWTH).method("tsit5").step(0.5).until(9).limit(10, "x").record("x").run();
    assertEquals(
        StrictMath.sqrt(2 * StrictMath.log(10)), ensemble.divergences().getFirst().time(), 0.5);
  }

  @Test
  void vectorStatesAndTimeInDriftAreSolved() {
    DynamicalSystem vector =
        new TestSystem()
            .state(
                "z",
                new org.homeostat.expression.Tensor(Shape.of(2), new double[] {1, 2}),
                "-z + t")
            .build();
    Paths paths = Simulation.of(vector).method("tsit5").step(1).until(3).record("z").run().paths();
    double expected = 3 - 1 + 2 * StrictMath.exp(-3);
    assertEquals(expected, paths.values("z", 0, 0)[3], 1e-5);
    assertEquals(Binding.STEP, Binding.CLOCK.join(Binding.STEP));
  }
}
