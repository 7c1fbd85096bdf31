package org.homeostat.solver;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.homeostat.expression.Shape;
import org.homeostat.expression.Tensor;
import org.homeostat.system.DynamicalSystem;
import org.junit.jupiter.api.Test;

class DivergenceTest {
  /// Half of the trajectories leave the unstable point at 0 upwards and blow up; the others settle.
  private static final DynamicalSystem CLIFF =
      new TestSystem().state("x", 0, "x^3 + x^2 + x").wiener("w", "0.3*dw").build();

  private static Simulation simulation() {
    return Simulation.of(CLIFF)
        .method("shark")
        .step(0.05)
        .until(20)
        .seeds(100)
        .record("x")
        .measure(
            new Measure("sum", Measure.Kind.SUM, TestSystem.parse("x"), List.of(1.0, 3.0, 20.0)));
  }

  private static final DynamicalSystem WELL =
      new TestSystem().state("x", 0, "x^2 - x").wiener("w", "0.6*dw").build();

  @Test
  void isCountedWithTimeStateAndLastFiniteValue() {
    Ensemble ensemble =
        Simulation.of(WELL).method("shark").step(0.05).until(20).seeds(100).record("x").run();
    int count = ensemble.divergences().size();
    assertTrue(count > 5 && count < 95, "some diverge, some do not: " + count);
    for (Divergence divergence : ensemble.divergences()) {
      double[] x = ensemble.paths().values("x", divergence.trajectory());
      int k = (int) Math.round(divergence.time() / 0.05);
      assertEquals(k * 0.05, divergence.time());
      assertEquals("x", divergence.state());
      assertEquals(x[k - 1], divergence.lastFinite());
      assertTrue(Double.isFinite(x[k - 1]) && Double.isNaN(x[k]) && Double.isNaN(x[400]));
      assertEquals(divergence.trajectory(), divergence.seed());
    }
  }

  @Test
  void keepsWhatWasMeasuredBeforeAndLeavesTheRestEmpty() {
    Ensemble ensemble = simulation().run();
    for (Divergence divergence : ensemble.divergences()) {
      for (double time : new double[] {1, 3, 20}) {
        double value = ensemble.measured("sum", time)[divergence.trajectory()];
        assertEquals(divergence.time() <= time, Double.isNaN(value));
      }
    }
  }

  @Test
  void disturbsNoOtherTrajectory() {
    Ensemble ensemble =
        Simulation.of(WELL).method("shark").step(0.05).until(20).seeds(100).record("x").run();
    Set<Integer> diverged = new HashSet<>();
    ensemble.divergences().forEach(each -> diverged.add(each.trajectory()));
    for (int i = 0; i < 100; i++) {
      Ensemble alone =
          Simulation.of(WELL).method("shark").step(0.05).until(20).seeds(i, 1).record("x").run();
      assertEquals(diverged.contains(i), !alone.divergences().isEmpty());
      assertArrayEquals(alone.paths().values("x", 0), ensemble.paths().values("x", i));
    }
  }

  @Test
  void isTheSameForAnyThreadsAndLanes() {
    Ensemble one = simulation().threads(1).lanes(8).run();
    Ensemble other = simulation().threads(2).lanes(40).run();
    assertEquals(one.divergences(), other.divergences());
    assertEquals(one.work(), other.work());
  }

  @Test
  void limitCountsAsDivergenceWithTheValueThatPassedIt() {
    DynamicalSystem growth =
        new TestSystem()
            .state("z", new Tensor(Shape.of(2), new double[] {1, -3}), "z")
            .state("y", 0, "z[0]")
            .build();
    Ensemble ensemble =
        Simulation.of(growth)
            .method("euler-maruyama")
            .step(0.5)
            .until(10)
            .limit(10, "z")
            .seeds(3)
            .run();
    Divergence divergence = ensemble.divergences().getFirst();
    assertEquals(3, ensemble.divergences().size());
    assertEquals(1.5, divergence.time());
    assertEquals("z[1]", divergence.state());
    assertEquals(-3 * 1.5 * 1.5 * 1.5, divergence.lastFinite());
    assertEquals(3 * 3, ensemble.work().steps());
  }

  @Test
  void startBeyondALimitIsADivergenceAtTheStart() {
    Ensemble ensemble =
        simulation().limit(1, "x").compile().run(java.util.Map.of("x", Tensor.scalar(5)));
    assertEquals(100, ensemble.divergences().size());
    assertEquals(new Divergence(0, 0, 0, "x", 5), ensemble.divergences().getFirst());
    assertTrue(Double.isNaN(ensemble.measured("sum", 1)[0]));
  }

  @Test
  void quantitiesAtTheLastSampleAreThereThoughTheNextStepWouldDiverge() {
    DynamicalSystem burst = new TestSystem().state("x", 1e200, "x*x").build();
    Ensemble ensemble = Simulation.of(burst).method("euler-maruyama").step(1).until(1).run();
    assertEquals(1, ensemble.divergences().size());
    DynamicalSystem late = new TestSystem().state("x", 1e100, "x*x").build();
    assertEquals(
        0,
        Simulation.of(late).method("euler-maruyama").step(1).until(1).run().divergences().size());
  }
}
