package org.homeostat.substrate.nir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.homeostat.control.OperatingPoint;
import org.homeostat.expression.SourceText;
import org.homeostat.solver.Paths;
import org.homeostat.solver.Simulation;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.SystemReader;
import org.junit.jupiter.api.Test;

/// A system of neurons and its graph fire at the same times: one is solved in steps between which
/// thresholds are located, the other goes from event to event.
class SpikingGraphTest {
  private static final String NETWORK =
      """
      system: network
      states: {v: {shape: [3], start: [0.1, 0.5, 0.9]}, s: {shape: [3]}, q: 0}
      inputs: {I: {shape: [2], start: [0.3, 0.2]}}
      parameters: {tau: 0.02, W: {shape: [3, 3], start: [[0, 20, -30], [10, 0, 5], [-15, 25, 0]]}}
      equations: |
        dv = (1.2 - v + [I[0], I[1], 0.1] + s)/tau*dt - 0.3*[0, 1, 1]*sum(dspike[0:1])
        ds = -s/0.005*dt + W@dspike*0.01
        dq = sum(s)*dt
      events:
        spike: {when: v > 1, set: {v: "[0, 0.1, -0.1]"}}
      outputs: {current: s, charge: 2*q + 1, spike: spike}
      """;

  private static DynamicalSystem system(String text) {
    return SystemReader.read(SourceText.of("test.yaml", text));
  }

  private static SpikingGraph.Spikes graph(DynamicalSystem system) {
    return SpikingGraph.of(system, OperatingPoint.of(system));
  }

  @Test
  void currentsAreThoseOfTheSolver() {
    DynamicalSystem system = system(NETWORK);
    SpikingGraph.Spikes spikes = graph(system);
    assertEquals(List.of(), spikes.leftOut());
    var levels =
        List.of(new Stimulus.Event(0, "input", 0, 0.3), new Stimulus.Event(0, "input", 1, 0.2));
    Activity activity =
        Spiking.run(spikes.graph(), new Stimulus(List.of(), levels), 1, 0.5, 0.01, 10_000);
    assertTrue(activity.spikes().size() > 20, activity.spikes().size() + " spikes");
    Paths solved =
        Simulation.of(system)
            .method("tsit5")
            .step(0.01)
            .until(0.5)
            .tolerance(1e-11, 1e-11)
            .record("current", "charge")
            .run()
            .paths();
    double[][] current = Objects.requireNonNull(activity.samples().get("current_out"));
    double[][] charge = Objects.requireNonNull(activity.samples().get("charge_out"));
    for (int k = 1; k < current.length; k++) {
      for (int i = 0; i < 3; i++) {
        assertEquals(solved.values("current", i, 0)[k], current[k][i], 1e-6, "sample " + k);
      }
      assertEquals(solved.values("charge", 0)[k], charge[k][0], 1e-6, "sample " + k);
    }
  }

  @Test
  void spikesThatComeLateAndRandomOnesAreDelaysAndInputs() throws IOException {
    DynamicalSystem system = system(Files.readString(Path.of("../systems/lif-network.yaml")));
    SpikingGraph.Spikes spikes = graph(system);
    var nodes = spikes.graph().graph().nodes();
    assertInstanceOf(Node.LIF.class, nodes.get("v"));
    assertInstanceOf(Node.Input.class, nodes.get("outside"));
    Node.Delay delay = assertInstanceOf(Node.Delay.class, nodes.get("arrival"));
    assertEquals(0.0015, delay.delay().elements()[99], 1e-15);
    Node.Linear weights = assertInstanceOf(Node.Linear.class, nodes.get("arrival_to_v"));
    assertEquals(0.0005, weights.weight().elements()[79], 1e-15);
    assertEquals(-0.0025, weights.weight().elements()[80], 1e-15);
    assertInstanceOf(Node.Output.class, nodes.get("spike_out"));
    assertEquals(
        List.of(
            "that the event 'spike' rests for a while",
            "when 'outside' happens: it is an input of the graph",
            "the output 'voltage'",
            "the output 'active'"),
        spikes.leftOut());
  }

  @Test
  void whatIsNoNeuronIsRefusedWithEachReason() {
    NirException refused =
        assertThrows(
            NirException.class,
            () ->
                graph(
                    system(
                        """
                        system: odd
                        states: {v: 0, w: 0}
                        equations: |
                          dv = (1 - v + w^2)*dt
                          dw = (v - w)*dt + v*dspike
                        events: {spike: {when: v >= 1, set: {v: 0}}}
                        """)));
    assertEquals(
        List.of(
            "between events its equations are not linear in states and inputs",
            "the event 'spike' is not of the form v > threshold",
            "'v' acts on 'w' other than by spikes",
            "what 'spike' adds to 'w' changes"),
        refused.problems());
  }
}
