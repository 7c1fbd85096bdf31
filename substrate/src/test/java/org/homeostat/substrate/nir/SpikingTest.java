package org.homeostat.substrate.nir;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.homeostat.expression.Shape;
import org.homeostat.expression.Tensor;
import org.homeostat.substrate.nir.Stimulus.Event;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Spikes stand where the equations put them.
class SpikingTest {
  private static final double CLOSE = 1e-9;

  private static Tensor of(double... values) {
    return new Tensor(Shape.of(values.length), values);
  }

  private static Typed chain(Node... nodes) {
    Map<String, Node> named = new LinkedHashMap<>();
    List<Edge> edges = new ArrayList<>();
    for (int k = 0; k < nodes.length; k++) {
      named.put("n" + k, nodes[k]);
      if (k > 0) {
        edges.add(new Edge("n" + (k - 1), "n" + k));
      }
    }
    return Typed.of(new Graph(named, edges));
  }

  private static Typed single(Node node) {
    return chain(new Node.Input(Shape.of(1)), node, new Node.Output(Shape.of(1)));
  }

  private static Stimulus current(double value) {
    return new Stimulus(List.of(), List.of(new Event(0, "n0", 0, value)));
  }

  private static Stimulus spikes(double... timesAndWeights) {
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < timesAndWeights.length; i += 2) {
      events.add(new Event(timesAndWeights[i], "n0", 0, timesAndWeights[i + 1]));
    }
    return new Stimulus(events, List.of());
  }

  private static double[] times(Typed graph, Stimulus stimulus, double end) {
    return Spiking.run(graph, stimulus, 1, end, 0, 100_000).spikes().stream()
        .mapToDouble(Activity.Spike::time)
        .toArray();
  }

  @Test
  void aLeakyNeuronUnderACurrentFiresWithItsKnownPeriod() {
    double tau = 0.02;
    var lif = new Node.LIF(of(tau), of(1.5), of(0.1), of(1), of(-0.2));
    double rest = 0.1 + 1.5;
    double first = tau * Math.log(rest / (rest - 1));
    double period = tau * Math.log((rest + 0.2) / (rest - 1));
    double[] expected = {first, first + period, first + 2 * period};
    assertArrayEquals(expected, times(single(lif), current(1), first + 2.5 * period), CLOSE);
  }

  @Test
  void anIntegratorFiresEachTimeItsChargeIsFull() {
    var cell = new Node.IF(of(2), of(1), of(0.25));
    assertArrayEquals(new double[] {0.5, 0.875, 1.25}, times(single(cell), current(1), 1.5), CLOSE);
  }

  /// v = 2 (e^-t - e^-2t) for an impulse of area 1: it peaks at ln 2 with 0.5.
  @Test
  void aSynapseThatPeaksAboveTheThresholdFiresOnceWhereTheCurveCrossesIt() {
    double threshold = 0.48;
    var cell = new Node.CubaLIF(of(0.5), of(1), of(1), of(0), of(threshold), of(0), of(1));
    double root = (1 + Math.sqrt(1 - 2 * threshold)) / 2;
    double[] found = times(single(cell), spikes(0.25, 1), 0.25 + 1.0);
    assertEquals(0.25 - Math.log(root), found[0], CLOSE);
  }

  @Test
  void aThresholdThatIsOnlyReachedIsNotPassed() {
    var peak = new Node.CubaLIF(of(0.5), of(1), of(1), of(0), of(0.5000001), of(0), of(1));
    assertEquals(0, times(single(peak), spikes(0, 1), 20).length);
    var exact = new Node.IF(of(1), of(1), of(0));
    assertEquals(0, times(single(exact), spikes(0.1, 0.5, 0.2, 0.5), 1).length);
    assertArrayEquals(
        new double[] {0.3}, times(single(exact), spikes(0.1, 0.5, 0.2, 0.5, 0.3, 0.1), 1));
  }

  @Test
  void equalTimeConstantsAreNoSpecialCase() {
    var equal = new Node.CubaLIF(of(0.1), of(0.1), of(1), of(0), of(0.3), of(0), of(1));
    var nearly =
        new Node.CubaLIF(of(0.1), of(0.1 * (1 + 1e-12)), of(1), of(0), of(0.3), of(0), of(1));
    assertArrayEquals(
        times(single(equal), spikes(0, 0.2), 1), times(single(nearly), spikes(0, 0.2), 1), CLOSE);
    assertEquals(4, times(single(equal), spikes(0, 0.2), 1).length);
  }

  @Test
  void impulsesOfOneInstantAddBeforeTheThresholdIsLookedAt() {
    var cell = new Node.IF(of(1), of(1), of(0));
    assertEquals(0, times(single(cell), spikes(0.1, 1.5, 0.1, -0.6), 1).length);
    assertEquals(1, times(single(cell), spikes(0.1, 0.6, 0.1, 0.6), 1).length);
  }

  @Test
  void delaysAreExactForSpikesAndForLevels() {
    var late = new Node.Delay(of(0.125));
    var cell = new Node.IF(of(1), of(1), of(0));
    Typed graph = chain(new Node.Input(Shape.of(1)), late, cell, new Node.Output(Shape.of(1)));
    assertArrayEquals(new double[] {0.375}, times(graph, spikes(0.25, 1.5), 1));
    assertArrayEquals(new double[] {1.125}, times(graph, current(1), 1.5), CLOSE);
  }

  @Test
  void leakyIntegratorsAreSampledExactly() {
    var li = new Node.LI(of(0.5), of(2), of(0.25));
    Activity activity = Spiking.run(single(li), current(1), 1, 1, 0.25, 10);
    double[][] rows = Objects.requireNonNull(activity.samples().get("n2"));
    assertEquals(5, rows.length);
    for (int k = 0; k < 5; k++) {
      assertEquals(2.25 * (1 - Math.exp(-0.5 * k)), rows[k][0], 1e-14);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6})
  void aRandomRecurrentNetworkFiresAsTheEquationsDo(int seed) {
    var random = new SplittableRandom(seed);
    int count = 6;
    boolean synapses = seed % 2 == 0;
    var n =
        new BruteForce.Neurons(
            synapses ? uniform(random, count, 0.004, 0.02) : new double[count],
            uniform(random, count, 0.005, 0.04),
            uniform(random, count, 0.5, 2),
            uniform(random, count, -0.1, 0.3),
            uniform(random, count, 0.5, 1),
            uniform(random, count, -0.3, 0.3),
            uniform(random, count, 0.5, 1.5),
            matrix(random, count, 0.01),
            uniform(random, count, 0.0005, 0.01),
            uniform(random, count, 0, 0.9));
    List<BruteForce.Kick> kicks = new ArrayList<>();
    List<Event> events = new ArrayList<>();
    for (int k = 0; k < 60; k++) {
      double time = random.nextDouble(0.3);
      int to = random.nextInt(count);
      double weight = random.nextDouble(-0.005, 0.015);
      kicks.add(new BruteForce.Kick(time, to, weight));
      events.add(new Event(time, "in", to, weight));
    }
    List<Event> levels = new ArrayList<>();
    for (int j = 0; j < count; j++) {
      levels.add(new Event(0, "in", j, n.current()[j]));
    }
    List<BruteForce.Spike> expected = new BruteForce(n).run(kicks, 0.3);
    Activity found =
        Spiking.run(recurrent(n, synapses), new Stimulus(events, levels), 1, 0.3, 0, 100_000);
    assertTrue(expected.size() > 20, "only " + expected.size() + " spikes, seed " + seed);
    assertEquals(
        expected.stream().map(BruteForce.Spike::neuron).toList(),
        found.spikes().stream().map(Activity.Spike::neuron).toList(),
        "seed " + seed);
    for (int k = 0; k < expected.size(); k++) {
      assertEquals(expected.get(k).time(), found.spikes().get(k).time(), CLOSE, "seed " + seed);
    }
  }

  private static Typed recurrent(BruteForce.Neurons n, boolean synapses) {
    int count = n.membrane().length;
    Node cells =
        synapses
            ? new Node.CubaLIF(
                of(n.synapse()),
                of(n.membrane()),
                of(n.r()),
                of(n.leak()),
                of(n.threshold()),
                of(n.reset()),
                of(n.wIn()))
            : new Node.LIF(
                of(n.membrane()), of(n.r()), of(n.leak()), of(n.threshold()), of(n.reset()));
    double[] flat = Arrays.stream(n.weights()).flatMapToDouble(Arrays::stream).toArray();
    Map<String, Node> nodes = new LinkedHashMap<>();
    nodes.put("in", new Node.Input(Shape.of(count)));
    nodes.put("cells", cells);
    nodes.put("delay", new Node.Delay(of(n.delays())));
    nodes.put("back", new Node.Linear(new Tensor(Shape.of(count, count), flat)));
    nodes.put("out", new Node.Output(Shape.of(count)));
    return Typed.of(
        new Graph(
            nodes,
            List.of(
                new Edge("in", "cells"),
                new Edge("cells", "delay"),
                new Edge("delay", "back"),
                new Edge("back", "cells"),
                new Edge("cells", "out"))));
  }

  private static double[] uniform(SplittableRandom random, int count, double from, double to) {
    return random.doubles(count, from, to).toArray();
  }

  private static double[][] matrix(SplittableRandom random, int count, double size) {
    double[][] rows = new double[count][];
    Arrays.setAll(rows, i -> uniform(random, count, -size, size));
    return rows;
  }

  /// A leaky integrator with the time constant of a synapse is one.
  @Test
  void neuronsDrivenByPotentialsFireAsThoseWithASynapse() {
    Tensor wIn = of(0.7, 1.3);
    Tensor syn = of(0.01, 0.004);
    Tensor mem = of(0.03, 0.02);
    Tensor r = of(1.5, 2);
    Tensor leak = of(0.1, 0);
    Tensor threshold = of(0.8, 0.5);
    Tensor reset = of(0, -0.2);
    var in = new Node.Input(Shape.of(2));
    var out = new Node.Output(Shape.of(2));
    var random = new SplittableRandom(9);
    List<Event> events = new ArrayList<>();
    for (int k = 0; k < 100; k++) {
      events.add(new Event(random.nextDouble(0.5), "n0", k % 2, random.nextDouble(-0.01, 0.04)));
    }
    var stimulus = new Stimulus(events, List.of(new Event(0.2, "n0", 0, 0.6)));
    Activity expected =
        Spiking.run(
            chain(in, new Node.CubaLIF(syn, mem, r, leak, threshold, reset, wIn), out),
            stimulus,
            1,
            0.5,
            0,
            1000);
    Activity found =
        Spiking.run(
            chain(
                in,
                new Node.LI(syn, wIn, of(0, 0)),
                new Node.LIF(mem, r, leak, threshold, reset),
                out),
            stimulus,
            1,
            0.5,
            0,
            1000);
    assertTrue(expected.spikes().size() > 10, "" + expected.spikes().size());
    assertEquals(expected.spikes().size(), found.spikes().size());
    for (int k = 0; k < expected.spikes().size(); k++) {
      assertEquals(expected.spikes().get(k).time(), found.spikes().get(k).time(), CLOSE);
      assertEquals(expected.spikes().get(k).neuron(), found.spikes().get(k).neuron());
    }
  }

  /// x = sin(2 pi t) is above 1/2 from 1/12 to 5/12 of each second; 0.5 s of that fill the cell.
  @Test
  void anOscillatorOfIntegratorsPassesAThresholdWhereTheSineDoes() {
    double w = 2 * Math.PI;
    Map<String, Node> nodes = new LinkedHashMap<>();
    nodes.put("in", new Node.Input(Shape.of(2)));
    nodes.put("x", new Node.I(of(1, 1)));
    nodes.put("turn", new Node.Linear(new Tensor(Shape.of(2, 2), new double[] {0, w, -w, 0})));
    nodes.put("first", new Node.Linear(new Tensor(Shape.of(1, 2), new double[] {1, 0})));
    nodes.put("above", new Node.Threshold(of(0.5)));
    nodes.put("fill", new Node.IF(of(1), of(0.5), of(0)));
    nodes.put("wave", new Node.Output(Shape.of(2)));
    List<Edge> edges = new ArrayList<>();
    for (String pair :
        List.of("in x", "x turn", "turn x", "x first", "first above", "above fill", "x wave")) {
      edges.add(new Edge(pair.split(" ")[0], pair.split(" ")[1]));
    }
    var kick = new Stimulus(List.of(new Event(0, "in", 1, 1)), List.of());
    Activity activity = Spiking.run(Typed.of(new Graph(nodes, edges)), kick, 1, 4.5, 0.125, 1000);
    double third = 1.0 / 3;
    double[] expected = {
      1 + 1.0 / 12 + (0.5 - third), 2 + 1.0 / 12 + (1 - 2 * third), 4 + 1.0 / 12 + (1.5 - 4 * third)
    };
    assertArrayEquals(
        expected, activity.spikes().stream().mapToDouble(Activity.Spike::time).toArray(), CLOSE);
    double[][] wave = Objects.requireNonNull(activity.samples().get("wave"));
    for (int k = 0; k < wave.length; k++) {
      assertEquals(Math.sin(w * k * 0.125), wave[k][0], 1e-12);
    }
  }

  @Test
  void aDelayOfAPotentialIsRefused() {
    var li = new Node.LI(of(0.5), of(2), of(0.25));
    Typed graph =
        chain(
            new Node.Input(Shape.of(1)), li, new Node.Delay(of(0.1)), new Node.Output(Shape.of(1)));
    NirException refused = assertThrows(NirException.class, () -> times(graph, current(1), 1));
    assertTrue(refused.problems().getFirst().startsWith("node 'n2' delays"));
  }

  @Test
  void aNeuronThatCannotStopIsNamed() {
    var cell = new Node.IF(of(1), of(1), of(2));
    NirException refused =
        assertThrows(NirException.class, () -> times(single(cell), spikes(0.5, 3), 1));
    assertTrue(refused.problems().getFirst().startsWith("node 'n1' fires without end"));
  }
}
