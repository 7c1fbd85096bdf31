package org.homeostat.imperfection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.homeostat.imperfection.Updates.Bounds;
import org.homeostat.solver.Ensemble;
import org.homeostat.system.DynamicalSystem;
import org.junit.jupiter.api.Test;

class UpdatesTest {
  private static final Strength UP = new Strength("chip.up", 1);
  private static final Strength DOWN = new Strength("chip.down", 0.25);

  private static DynamicalSystem memory(String asked) {
    return DynamicalSystem.named("memory")
        .state("w", 0)
        .equations("dw = " + asked + "*dt")
        .output("w", "w")
        .build();
  }

  private static double[] path(String asked, Bounds bounds, String name, String method) {
    Chips chips = Chips.of(memory(asked), 1, new Updates(Subject.of("w"), UP, DOWN, -1, 1, bounds));
    Ensemble run = chips.simulation(method, 0.01, 10).record(name).run();
    return run.paths().values(name, 0);
  }

  @Test
  void towardsASoftBoundItGoesExponentially() {
    double[] up = path("1", Bounds.SOFT, "w", "rk4");
    double[] down = path("(-1)", Bounds.SOFT, "w", "rk4");
    for (int k = 0; k <= 1000; k += 100) {
      double t = k * 0.01;
      assertEquals(1 - StrictMath.exp(-t / 2), up[k], 1e-9);
      assertEquals(-1 + StrictMath.exp(-t / 8), down[k], 1e-9);
    }
  }

  @Test
  void withHardBoundsUpAndDownDifferInSpeed() {
    double[] w = path("sign(sin(2*pi*t))*0.5", Bounds.HARD, "w", "rk4");
    // up by 0.25 in half a period, down by a quarter of that
    assertEquals(0.25, w[50], 0.01);
    assertEquals(0.1875, w[100], 0.01);
  }

  @Test
  void boundsAreNeverLeft() {
    for (Bounds bounds : Bounds.values()) {
      for (double w : path("3*sin(t)^3", bounds, "w.device", "euler-maruyama")) {
        assertTrue(w >= -1 && w <= 1);
      }
    }
    double[] hard = path("3", Bounds.HARD, "w.device", "euler-maruyama");
    assertEquals(1, hard[hard.length - 1]);
  }

  @Test
  void noiseHasNoDirection() {
    DynamicalSystem shaken =
        DynamicalSystem.named("shaken").state("w", 0).noise("b").equations("dw = db").build();
    Updates updates = new Updates(Subject.of("w"), UP, DOWN, -1, 1, Bounds.SOFT);
    assertThrows(IllegalArgumentException.class, () -> updates.apply(shaken));
  }
}
