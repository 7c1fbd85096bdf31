package org.homeostat.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.homeostat.expression.SourceText;
import org.homeostat.solver.RefusedException;
import org.homeostat.solver.Simulation;
import org.homeostat.system.Composition;
import org.homeostat.system.Connection;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.SystemReader;
import org.homeostat.system.SystemText;
import org.junit.jupiter.api.Test;

class ProportionalIntegralDerivativeTest {
  private static ProportionalIntegralDerivative terms(double p, double i, double d, Bounds bounds) {
    return new ProportionalIntegralDerivative(p, i, d, 1, 50, 1, bounds);
  }

  /// The controller in a loop with a plant `dx = ... + u`.
  private static double[] x(ProportionalIntegralDerivative controller, double until, String drift) {
    DynamicalSystem plant =
        DynamicalSystem.named("plant")
            .state("x", 0)
            .state("v", 0)
            .input("u")
            .equations("dx = v*dt", "dv = (" + drift + ")*dt")
            .build();
    DynamicalSystem loop =
        Composition.of(
            "loop",
            Map.of("agent", controller.agent(), "plant", plant),
            List.of(Connection.of("agent.y", "plant.x"), Connection.of("plant.u", "agent.u")));
    return Simulation.of(loop)
        .method("rk4")
        .step(0.01)
        .until(until)
        .record("plant.x")
        .run()
        .paths()
        .values("plant.x", 0);
  }

  /// A load of 1 is held by u = 1: without an integral the error is 1/P in the end.
  @Test
  void anIntegralTakesAwayWhatALoadLeaves() {
    assertEquals(1 - 1 / 4.0, x(terms(4, 0, 4, Bounds.NONE), 40, "u - 1")[4000], 1e-6);
    assertEquals(1, x(terms(4, 1, 4, Bounds.NONE), 60, "u - 1")[6000], 1e-6);
  }

  /// `u = P*e` on `dv = u`: a swing of the frequency sqrt(P) without damping.
  @Test
  void aProportionalTermIsASpring() {
    double[] x = x(terms(4, 0, 0, Bounds.NONE), 10, "u");
    for (int k = 0; k < x.length; k++) {
      assertEquals(1 - Math.cos(2 * k * 0.01), x[k], 1e-6);
    }
  }

  @Test
  void theIntegralDoesNotWindUp() {
    Bounds weak = new Bounds(-0.4, 0.4);
    double[] bounded = x(new ProportionalIntegralDerivative(2, 1, 2, 1, 50, 2, weak), 40, "u");
    double[] wound = x(new ProportionalIntegralDerivative(2, 1, 2, 1, 50, 0, weak), 40, "u");
    double overshoot = Arrays.stream(bounded).max().orElseThrow() - 1;
    double without = Arrays.stream(wound).max().orElseThrow() - 1;
    assertTrue(overshoot < 0.5 * without, overshoot + " against " + without);
  }

  @Test
  void isASystemThatIsReadBack() {
    for (DynamicalSystem agent :
        List.of(
            terms(1, 0.5, 2, new Bounds(-1, 1)).agent(),
            terms(1, 0.5, 0, Bounds.NONE).agent(),
            terms(1, 0, 0, new Bounds(-1, 2)).agent())) {
      String text = SystemText.print(agent);
      assertEquals(agent, SystemReader.read(SourceText.of("pid.yaml", text)), text);
    }
    String text = SystemText.print(terms(1, 0.5, 2, new Bounds(-1, 1)).agent());
    assertTrue(text.contains("dintegral = (I*error + back*(u - wish))*dt"), text);
    assertFalse(SystemText.print(terms(1, 0, 0, Bounds.NONE).agent()).contains("dintegral"));
  }

  @Test
  void nonsenseIsRefused() {
    refused(
        "a derivative filter of rate 0.0; a rate is a number greater than 0",
        () -> new ProportionalIntegralDerivative(1, 0, 1, 0, 0, 1, Bounds.NONE));
    refused(
        "back-calculation at the rate -1.0; a rate is a number that is not negative",
        () -> new ProportionalIntegralDerivative(1, 0, 1, 0, 1, -1, Bounds.NONE));
    refused("bounds from 1.0 to 1.0; the first is less than the second", () -> new Bounds(1, 1));
  }

  private static void refused(String message, Runnable call) {
    assertEquals(message, assertThrows(RefusedException.class, call::run).getMessage());
  }
}
