package org.homeostat.substrate.nir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Objects;
import org.homeostat.control.Linearisation;
import org.homeostat.expression.SourceText;
import org.homeostat.substrate.nir.Stimulus.Event;
import org.homeostat.system.SystemReader;
import org.junit.jupiter.api.Test;

/// A linear system runs as a graph along its own solution.
class LinearGraphTest {

  private static Linearisation system(String text) {
    return Linearisation.of(SystemReader.read(SourceText.of("test.yaml", text)));
  }

  private static double[][] run(Typed graph, double input) {
    var stimulus = new Stimulus(List.of(), List.of(new Event(0, "input", 0, input)));
    Activity activity = Spiking.run(graph, stimulus, 1, 5, 0.5, 10);
    return Objects.requireNonNull(activity.samples().get("output"));
  }

  /// Step response of x'' + 0.4 x' + 4 x = u + 1, seen as 3 x + u - 2.
  @Test
  void aDampedOscillatorIsIntegratorsInALoop() {
    Typed graph =
        LinearGraph.of(
            system(
                """
                system: oscillator
                states: {x: 0, v: 0}
                inputs: [u]
                equations: |
                  dx = v*dt
                  dv = (u + 1 - 4*x - 0.4*v)*dt
                outputs: {y: 3*x + u - 2}
                """));
    assertInstanceOf(Node.I.class, graph.graph().nodes().get("states"));
    double[][] rows = run(graph, 1.5);
    double w = Math.sqrt(4 - 0.04);
    for (int k = 0; k < rows.length; k++) {
      double t = 0.5 * k;
      double fallen = Math.exp(-0.2 * t) * (Math.cos(w * t) + 0.2 / w * Math.sin(w * t));
      assertEquals(3 * (2.5 / 4 * (1 - fallen)) - 0.5, rows[k][0], 1e-12);
    }
  }

  @Test
  void statesThatFallByThemselvesAreLeakyIntegrators() {
    Typed graph =
        LinearGraph.of(
            system(
                """
                system: two
                states: {x: 0, y: 0}
                inputs: [u]
                equations: |
                  dx = (u - x)/2*dt
                  dy = (x - y)*dt
                """));
    assertInstanceOf(Node.LI.class, graph.graph().nodes().get("states"));
    double[][] rows = run(graph, 1);
    for (int k = 0; k < rows.length; k++) {
      double t = 0.5 * k;
      assertEquals(1 - Math.exp(-t / 2), rows[k][0], 1e-12);
      assertEquals(1 - 2 * Math.exp(-t / 2) + Math.exp(-t), rows[k][1], 1e-12);
    }
  }

  /// The step response of x'' + 0.4 x' + 4 x = 1, whatever its input.
  @Test
  void aSystemWithoutInputsHasOneThatDoesNothing() {
    Typed graph =
        LinearGraph.of(
            system(
                """
                system: alone
                states: {x: 0, v: 0}
                equations: |
                  dx = v*dt
                  dv = (1 - 4*x - 0.4*v)*dt
                outputs: {y: x}
                """));
    double[][] rows = run(graph, 7);
    double w = Math.sqrt(4 - 0.04);
    for (int k = 0; k < rows.length; k++) {
      double t = 0.5 * k;
      double fallen = Math.exp(-0.2 * t) * (Math.cos(w * t) + 0.2 / w * Math.sin(w * t));
      assertEquals((1 - fallen) / 4, rows[k][0], 1e-12);
    }
  }

  @Test
  void whatIsNotLinearIsRefused() {
    Linearisation pendulum =
        system(
            """
            system: bent
            states: {x: 0}
            inputs: [u]
            equations: dx = (u - x^3)*dt
            """);
    assertThrows(NirException.class, () -> LinearGraph.of(pendulum));
  }

  @Test
  void whatHasNoPlaceIsSaid() {
    Linearisation noisy =
        system(
            """
            system: noisy
            states: {x: 1}
            inputs: [u]
            noise: [w]
            equations: dx = (u - x)*dt + 0.1*dw
            """);
    assertEquals(
        List.of("its noise", "where it starts: a graph starts at 0"), LinearGraph.leftOut(noisy));
  }
}
