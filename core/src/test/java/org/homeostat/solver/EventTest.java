package org.homeostat.solver;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.homeostat.control.Linearisation;
import org.homeostat.expression.InputException;
import org.homeostat.expression.Shape;
import org.homeostat.expression.SourceText;
import org.homeostat.expression.Tensor;
import org.homeostat.kernel.Execution;
import org.homeostat.system.Composition;
import org.homeostat.system.Connection;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.Sensitivities;
import org.homeostat.system.SystemBuilder;
import org.homeostat.system.SystemReader;
import org.homeostat.system.SystemText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What happens at instants, on the grid.
class EventTest {
  private static SystemBuilder neuron(String... more) {
    Map<String, String> parts = new LinkedHashMap<>(Map.of("when", "v > 1"));
    if (more.length > 0) {
      parts.put("refractory", more[0]);
    }
    return DynamicalSystem.named("neuron")
        .state("v", 0)
        .input("I")
        .equations("dv = (I - v)*dt")
        .event("spike", parts, "v = 0");
  }

  private static Tensor vector(double... elements) {
    return new Tensor(Shape.of(elements.length), elements);
  }

  private static List<Double> times(Paths paths, String event, int element) {
    double[] signal = paths.values(event, element, 0);
    List<Double> times = new ArrayList<>();
    for (int k = 0; k < signal.length; k++) {
      if (signal[k] != 0) {
        times.add(paths.times()[k]);
      }
    }
    return times;
  }

  private static List<Double> spikes(DynamicalSystem system, double current, double step) {
    Ensemble run =
        Simulation.of(system)
            .method("rk4")
            .step(step)
            .until(12)
            .set("I", current)
            .record("spike")
            .run();
    return times(run.paths(), "spike", 0);
  }

  /// The voltage follows I*(1 - exp(-t)) and passes 1 at log(I/(I - 1)).
  private static double interval(double current) {
    return StrictMath.log(current / (current - 1));
  }

  @ParameterizedTest
  @CsvSource({"1.5, 0.01", "1.5, 0.001", "1.2, 0.001", "3, 0.0005"})
  void aLeakyNeuronFiresAtTheFirstSampleBeyondItsExactInterval(double current, double step) {
    double steps = Math.ceil(interval(current) / step);
    List<Double> spikes = spikes(neuron().build(), current, step);
    assertTrue(spikes.size() > 2);
    for (int i = 0; i < spikes.size(); i++) {
      assertEquals((i + 1) * steps * step, spikes.get(i), 1e-9);
    }
  }

  @ParameterizedTest
  @CsvSource({"1.1", "1.5", "2", "4"})
  void restMakesEachIntervalLongerByItsLength(double current) {
    double step = 0.001;
    double period = 0.25 + Math.ceil(interval(current) / step) * step;
    List<Double> spikes = spikes(neuron("0.25").build(), current, step);
    assertTrue(spikes.size() > 2);
    for (int i = 1; i < spikes.size(); i++) {
      assertEquals(period, spikes.get(i) - spikes.get(i - 1), 1e-9);
    }
  }

  @Test
  void whatRestsKeepsItsValue() {
    Ensemble run =
        Simulation.of(neuron("0.5").build())
            .method("rk4")
            .step(0.125)
            .until(3)
            .set("I", 1.5)
            .record("v", "spike")
            .run();
    double[] v = run.paths().values("v", 0);
    double[] spike = run.paths().values("spike", 0);
    int k = 0;
    while (spike[k] == 0) {
      k++;
    }
    assertArrayEquals(new double[5], Arrays.copyOfRange(v, k, k + 5));
    assertTrue(v[k + 5] > 0);
  }

  @Test
  void aThresholdIsPassedNotTouched() {
    DynamicalSystem clock =
        DynamicalSystem.named("clock")
            .state("x", 0)
            .equations("dx = 1*dt")
            .event("tick", Map.of("when", "x > 1"), "x = 0")
            .build();
    Paths paths = Simulation.of(clock).step(0.25).until(5).record("tick").run().paths();
    assertEquals(List.of(1.25, 2.5, 3.75, 5.0), times(paths, "tick", 0));
  }

  @Test
  void aConditionThatStaysTrueIsOneEvent() {
    DynamicalSystem wave =
        DynamicalSystem.named("wave")
            .state("n", 0)
            .equations("dn = 1*dup")
            .event("up", Map.of("when", "sin(t) > 0.5"))
            .event("late", Map.of("when", "t > 3"))
            .build();
    Paths paths = Simulation.of(wave).until(20).record("n", "late").run().paths();
    assertEquals(4, paths.values("n", 0)[2000]);
    assertEquals(List.of(301 * 0.01), times(paths, "late", 0));
  }

  @Test
  void aNeuronThatStartsBeyondItsThresholdFiresAtOnce() {
    DynamicalSystem system = neuron().build();
    Paths paths = Simulation.of(system).until(1).set("v", 1.7).record("spike").run().paths();
    assertEquals(List.of(0.01), times(paths, "spike", 0));
  }

  @Test
  void allConditionsAreSeenBeforeAnyStateIsSetAndKicksComeLast() {
    DynamicalSystem system =
        DynamicalSystem.named("order")
            .state("a", 0)
            .state("b", 0)
            .equations("da = 1*dt + 5*dsecond", "db = 0*dt")
            .event("first", Map.of("when", "a > 0.4"), "a = b + 10", "b = a")
            .event("second", Map.of("when", "a > 0.4"), "b = b + 100*first")
            .build();
    Paths paths = Simulation.of(system).step(0.5).until(0.5).record("a", "b").run().paths();
    assertEquals(15, paths.values("a", 0)[1]);
    assertEquals(100.5, paths.values("b", 0)[1]);
  }

  @Test
  void whatFiredAndRestsIsNotKickedWhatFiredOnlyIs() {
    for (boolean rests : List.of(true, false)) {
      SystemBuilder pair =
          DynamicalSystem.named("pair")
              .state("v", vector(0.9, 2))
              .equations("dv = 0*dt + [[0, 0.3], [0.4, 0]]@dspike");
      Map<String, String> parts =
          rests ? Map.of("when", "v > 1", "refractory", "1") : Map.of("when", "v > 1");
      DynamicalSystem system = pair.event("spike", parts, "v = 0").build();
      Paths paths = Simulation.of(system).step(0.5).until(1).record("v").run().paths();
      assertEquals(0.9 + 0.3, paths.values("v", 0, 0)[1]);
      assertEquals(0, paths.values("v", 0, 0)[2]);
      assertEquals(rests ? 0 : 0.4, paths.values("v", 1, 0)[2]);
    }
  }

  @Test
  void eachElementFiresByItself() {
    DynamicalSystem three =
        DynamicalSystem.named("three")
            .state("v", vector(0, 0, 0))
            .parameter("I", vector(1.1, 1.5, 4))
            .equations("dv = (I - v)*dt")
            .event("spike", Map.of("when", "v > 1", "refractory", "0.1"), "v = 0")
            .build();
    Paths paths =
        Simulation.of(three).method("rk4").step(0.001).until(12).record("spike").run().paths();
    for (int i = 0; i < 3; i++) {
      double current = List.of(1.1, 1.5, 4.0).get(i);
      assertEquals(spikes(neuron("0.1").build(), current, 0.001), times(paths, "spike", i));
    }
  }

  private static DynamicalSystem network() {
    return DynamicalSystem.named("network")
        .state("v", new Tensor(Shape.of(7), new double[] {0, .1, .2, .3, .4, .5, .6}))
        .state("s", Tensor.zeros(Shape.of(7)))
        .parameter("W", weights())
        .noise("w", Shape.of(7))
        .equations("dv = (1.1 + s - v)*dt + 0.5*dw", "ds = -2*s*dt + W@dspike")
        .event("spike", Map.of("when", "v > 1", "refractory", "0.05"), "v = 0.1*v - 0.1")
        .build();
  }

  private static Tensor weights() {
    double[] w = new double[49];
    for (int i = 0; i < w.length; i++) {
      w[i] = (i * 37 % 11 - 4) * 0.05;
    }
    return new Tensor(Shape.of(7, 7), w);
  }

  @Test
  void noBitDependsOnTheExecutionThreadsOrLanes() {
    Simulation first = simulation();
    double[][] expected = first.execution(Execution.INTERPRETED).lanes(5).run().paths().all("v");
    for (Execution execution : Execution.values()) {
      if (execution.available() && execution != Execution.NATIVE) {
        Paths paths = simulation().execution(execution).threads(2).lanes(2).run().paths();
        assertArrayEquals(expected, paths.all("v"), execution.name());
      }
    }
  }

  private static Simulation simulation() {
    return Simulation.of(network())
        .method("euler-maruyama")
        .step(0.02)
        .until(10)
        .seeds(5)
        .record("v", "spike");
  }

  @Test
  void aRolloutHasTheSameEvents() {
    Measure count =
        new Measure("n", Measure.Kind.SUM, TestSystem.parse("sum(spike)"), List.of(10.0));
    double[] expected = simulation().measure(count).run().measured("n", 10);
    Course course =
        Course.until(10, 0.02, Methods.named("euler-maruyama"), List.of(count), Map.of());
    Lanes lanes = Lanes.draw(network(), course, new long[] {0, 1, 2, 3, 4}, Map.of());
    Rollout rollout = Rollout.of(network(), course, Set.of(), Set.of());
    assertTrue(expected[0] > 10);
    assertArrayEquals(expected, rollout.run(lanes));
  }

  @Test
  void eventsAreReadBackFromTheirText() {
    DynamicalSystem system = neuron("0.1 + 0.2*v").build();
    String text = SystemText.print(system);
    assertEquals(system, SystemReader.read(SourceText.of("printed", text)), text);
    DynamicalSystem network = network();
    assertEquals(
        network.events(),
        SystemReader.read(SourceText.of("printed", SystemText.print(network))).events());
  }

  @Test
  void eventsComeAlongIntoACompositionAndSeeWhatIsConnected() {
    DynamicalSystem source =
        DynamicalSystem.named("source")
            .state("x", 0)
            .equations("dx = 1*dt")
            .output("x", "x")
            .build();
    DynamicalSystem both =
        Composition.of(
            "both",
            Map.of("a", neuron().output("spike", "spike").build(), "b", source),
            List.of(new Connection(SourceText.of("c", "a.I"), SourceText.of("c", "2*b.x"))));
    Paths paths = Simulation.of(both).step(0.01).until(4).record("a.spike").run().paths();
    DynamicalSystem alone =
        DynamicalSystem.named("alone")
            .state("v", 0)
            .state("x", 0)
            .equations("dv = (2*x - v)*dt", "dx = 1*dt")
            .event("spike", Map.of("when", "v > 1"), "v = 0")
            .build();
    Paths expected = Simulation.of(alone).step(0.01).until(4).record("spike").run().paths();
    assertArrayEquals(expected.values("spike", 0), paths.values("a.spike", 0));
  }

  @Test
  void whoNeedsAFlowRefusesEvents() {
    DynamicalSystem system = neuron().build();
    RefusedException linear = assertThrows(RefusedException.class, () -> Linearisation.of(system));
    assertEquals(
        "neuron has the event spike, and a linearisation knows equations only; simulate it, or"
            + " leave the event out",
        linear.getMessage());
    InputException sensitive =
        assertThrows(InputException.class, () -> system.with(Sensitivities.by("I")));
    assertEquals("the event 'spike' has no derivative", sensitive.problems().getFirst().message());
  }
}
