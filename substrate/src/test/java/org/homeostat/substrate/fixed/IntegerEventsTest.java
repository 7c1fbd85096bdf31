package org.homeostat.substrate.fixed;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.homeostat.expression.SourceText;
import org.homeostat.solver.FixedStep;
import org.homeostat.solver.RefusedException;
import org.homeostat.solver.Simulation;
import org.homeostat.substrate.chip.NumberRun;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.SystemReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Events, rests, delays and counts of Poisson in integers against the simulator and closed forms.
class IntegerEventsTest {
  private static final double DRIVE = 20;
  private static final double THRESHOLD = 15;
  private static final double TAU = 10;

  /// Gerstner, Kistler, Naud and Paninski (2014), section 1.3, in millivolts and milliseconds.
  private static final DynamicalSystem NEURON =
      system(
          """
          system: neuron
          states: {v: 0}
          parameters: {drive: 20, threshold: 15, tau: 10, dead: 2}
          equations: dv = (drive - v)/tau*dt
          events:
            spike: {when: v > threshold, set: {v: 0}, refractory: dead}
          """);

  private static DynamicalSystem system(String text) {
    return SystemReader.read(SourceText.of("a system of a test", text));
  }

  /// Each step adds an error of at most p to v: that of the last product, half a unit, and h of the
  /// quotient's. Such a neuron fires no later than one without errors whose drive is less by p/a,
  /// and no earlier than one whose drive is more by that, where a is what h/tau is in the format.
  @ParameterizedTest
  @CsvSource({"q7.24, 0.01", "q15.16, 0.01", "q15.16, 0.1", "q7.12, 0.1", "q7.8, 0.1", "q7.8, 0.5"})
  void aNeuronFiresAsOftenAsTheResolutionLets(String name, double step) {
    FixedPoint format = FixedPoint.parse(name);
    double unit = format.value(1);
    double h = format.value(format.raw(step));
    double error = 0.5 * unit + h * unit;
    double a = h / TAU;
    long rest = Math.round(2 / step);
    long least = rise(DRIVE + error / a, a) + rest;
    long most = rise(DRIVE - error / a, a) + rest;
    IntegerRun run = new IntegerRun(integers(NEURON, "euler-maruyama", step, name), 1);
    List<Long> spikes = spikes(run, (long) (200 / step));
    assertTrue(spikes.size() >= 200 / step / most - 1, "as often as " + spikes);
    long before = -rest;
    for (long spike : spikes) {
      long interval = spike - before;
      assertTrue(interval >= least && interval <= most, least + ".." + most + ": " + interval);
      before = spike;
    }
  }

  /// The first step after which `drive*(1 - (1 - a)^k)` is above the threshold.
  private static long rise(double drive, double a) {
    double v = 0;
    long k = 0;
    while (!(v > THRESHOLD)) {
      v += a * (drive - v);
      k++;
    }
    return k;
  }

  /// The neuron that ships, in millivolts, nanoamperes and milliseconds: rk4 is exact here to
  /// 1e-12, with a step of six times what h/6 is in the format, and half a unit of error in each.
  @ParameterizedTest
  @CsvSource({"q15.16", "q7.24"})
  void theNeuronThatShipsFiresEvery16Milliseconds(String name) throws Exception {
    IntegerStep integers = integers(shipped("lif-neuron"), "rk4", 1e-5, name);
    FixedPoint format = integers.format();
    assertEquals(1e-9, integers.size("I"), "nanoamperes");
    double a = 6 * format.value(format.raw(0.01 / 6)) / TAU;
    double error = 0.6 * format.value(1) / a;
    long least = 200 + (long) Math.floor(climb(DRIVE + error) / a);
    long most = 201 + (long) Math.ceil(climb(DRIVE - error) / a);
    List<Long> spikes = spikes(new IntegerRun(integers, 1), 10_000);
    assertEquals(6, spikes.size());
    for (int i = 1; i < spikes.size(); i++) {
      long interval = spikes.get(i) - spikes.get(i - 1);
      assertTrue(interval >= least && interval <= most, least + ".." + most + ": " + interval);
      assertEquals(1586.3, (double) interval, 5, "the closed form, in steps");
    }
  }

  /// How long a neuron takes to its threshold, in its time constants.
  private static double climb(double drive) {
    return Math.log(drive / (drive - THRESHOLD));
  }

  /// A hundred neurons that drive each other after 1.5 ms, and jumps that drive them.
  @Test
  void theNetworkThatShipsSpikesWhenThatOfTheSimulatorDoes() throws Exception {
    DynamicalSystem network = shipped("lif-network");
    double[] active =
        Simulation.of(network)
            .method("exponential-euler")
            .step(1e-4)
            .until(0.04)
            .seeds(1, 1)
            .record("active")
            .run()
            .paths()
            .values("active", 0);
    IntegerRun run = new IntegerRun(integers(network, "exponential-euler", 1e-4, "q7.16"), 1);
    long all = 0;
    for (int k = 1; k < active.length; k++) {
      assertTrue(run.step());
      long spikes = Arrays.stream(run.state("spike")).filter(each -> each != 0).count();
      assertEquals(Math.round(100 * active[k]), spikes, "step " + k);
      all += spikes;
    }
    assertTrue(all > 50, "spikes: " + all);
  }

  /// Its rates are functions of v/(1 mV), a pure number.
  @Test
  void anAxonInUnitsIsNearThatOfTheSimulator() throws Exception {
    DynamicalSystem axon = shipped("hodgkin-huxley");
    double[] expected =
        Simulation.of(axon)
            .method("rk4")
            .step(1e-5)
            .until(0.01)
            .record("v")
            .run()
            .paths()
            .values("v", 0);
    IntegerStep integers = integers(axon, "rk4", 1e-5, "q11.20");
    IntegerRun run = new IntegerRun(integers, 1);
    double[] found = new double[expected.length];
    for (int k = 0; k < found.length; k++) {
      found[k] = integers.format().value(run.state("v")[0]) * integers.size("v");
      run.step();
    }
    assertEquals(rise(expected), rise(found), 2, "it fires in the same step or nearly");
    assertEquals(
        Arrays.stream(expected).max().orElse(0), Arrays.stream(found).max().orElse(1), 1e-3);
    assertEquals(expected[900], found[900], 1e-3, "after the spike");
  }

  /// The first sample above 0.
  private static int rise(double[] path) {
    return (int) Arrays.stream(path).takeWhile(v -> v <= 0).count();
  }

  private static DynamicalSystem shipped(String name) throws Exception {
    return SystemReader.read(Path.of("..", "systems", name + ".yaml"));
  }

  private static List<Long> spikes(IntegerRun run, long steps) {
    List<Long> spikes = new ArrayList<>();
    for (long k = 1; k <= steps; k++) {
      run.step();
      if (run.state("spike")[0] != 0) {
        spikes.add(k);
      }
    }
    return spikes;
  }

  @Test
  void restsLastAsLongHoweverLateItIs() {
    DynamicalSystem clock =
        system(
            """
            system: clock
            states: {v: 0}
            equations: dv = dt
            events:
              tick: {when: v > 0, set: {v: 0}, refractory: 0.3}
            """);
    IntegerRun run = new IntegerRun(integers(clock, "euler-maruyama", 0.1, "q3.8"), 1);
    int ticks = 0;
    for (int k = 0; k < 4000; k++) {
      run.step();
      ticks += run.state("tick")[0] == 0 ? 0 : 1;
    }
    assertEquals(1000, ticks, "one in four steps, long after the time has left the range");
  }

  @Test
  void aCountedRestIsThatOfTheSimulator() {
    DynamicalSystem system =
        system(
            """
            system: rests
            states: {v: [0, 0.2, 0.4], x: 1}
            noise: {w: {shape: [3]}}
            parameters: {dead: 0.13}
            equations: |
              dv = (1.7 - v)*dt + 0.4*dw
              dx = -0.3*x*dt + 0.1*sum(dspike)
            events:
              spike: {when: v > 1, set: {v: -0.2}, refractory: dead*(1 + x^2)}
              flip: {rate: 3*x, set: {x: 0.4}, refractory: 0.2}
            """);
    FixedStep step = Simulation.of(system).step(0.05).record("v").record("x").fixedStep();
    var timed = new NumberRun(new NumberRun.Model(step), 7);
    var counted = new NumberRun(new NumberRun.Model(step.counted().get()), 7);
    double[] expected = new double[4];
    double[] found = new double[4];
    for (int k = 0; k < 2000; k++) {
      timed.observe(expected);
      counted.observe(found);
      assertArrayEquals(expected, found, "step " + k);
      timed.advance(1);
      counted.advance(1);
    }
  }

  /// A probability is wrong by 1e-7 at most, and a normal number by half a unit: one count in a
  /// million differs.
  @ParameterizedTest
  @CsvSource({"q15.16", "q7.24"})
  void jumpsAreThoseOfTheSimulator(String format) {
    DynamicalSystem system =
        system(
            """
            system: jumps
            states: {x: 0}
            noise: {n: {kind: poisson, rate: 0.7}, m: {kind: poisson, rate: 30}}
            equations: dx = -x*dt + 0.1*dn + 0.01*dm
            """);
    FixedStep step =
        Simulation.of(system).step(0.1).record("n").record("m").record("x").fixedStep();
    IntegerStep integers = IntegerStep.of(step, FixedPoint.parse(format));
    IntegerRun run = new IntegerRun(integers, 5);
    var numbers = new NumberRun(new NumberRun.Model(step), 5);
    double[] expected = new double[3];
    double most = 0;
    for (int k = 0; k < 3000; k++) {
      numbers.advance(1);
      run.step();
      numbers.observe(expected);
      assertEquals(expected[0], integers.format().value(run.state("n")[0]), "step " + k);
      assertEquals(expected[1], integers.format().value(run.state("m")[0]), "step " + k);
      assertEquals(expected[2], integers.format().value(run.state("x")[0]), 1e-3, "step " + k);
      most = Math.max(most, expected[1]);
    }
    assertTrue(most >= 8, "counts of a mean of 3");
  }

  /// Atoms that decay by themselves: after k steps of length h each is left with the probability
  /// `(1 - rate*h)^k`, so far as none decays twice.
  @Test
  void aRateThatDependsOnTheStateHasItsMean() {
    DynamicalSystem atoms =
        system(
            """
            system: atoms
            states: {n: 100}
            parameters: {rate: 0.5}
            equations: dn = -ddecay
            events:
              decay: {rate: rate*n}
            """);
    IntegerStep integers = integers(atoms, "euler-maruyama", 0.02, "q15.16");
    int runs = 60;
    double sum = 0;
    for (int seed = 1; seed <= runs; seed++) {
      IntegerRun run = new IntegerRun(integers, seed);
      for (int k = 0; k < 60; k++) {
        run.step();
      }
      sum += integers.format().value(run.state("n")[0]);
    }
    double left = Math.pow(1 - 0.5 * 0.02, 60);
    double spread = Math.sqrt(100 * left * (1 - left) / runs);
    assertEquals(100 * left, sum / runs, 3 * spread);
  }

  @Test
  void aDelayedPathIsNearThatOfTheSimulator() throws Exception {
    DynamicalSystem system = shipped("mackey-glass");
    double[] expected =
        Simulation.of(system)
            .method("rk4")
            .step(0.1)
            .until(60)
            .record("x")
            .run()
            .paths()
            .values("x", 0);
    IntegerStep integers = integers(system, "rk4", 0.1, "q7.24");
    IntegerRun run = new IntegerRun(integers, 1);
    for (int k = 0; k < expected.length; k++) {
      assertEquals(expected[k], integers.format().value(run.state("x")[0]), 1e-4, "step " + k);
      run.step();
    }
  }

  @Test
  void aConstantThatTheFormatDoesNotHaveIsRefused() {
    assertRefused("dx = -1000*x*dt", "1000.0, is outside of the range of q7.8");
    assertRefused("dx = -0.0001*x*dt", "is 0 in q7.8");
  }

  private static void assertRefused(String equations, String said) {
    DynamicalSystem system =
        system("system: s\nstates: {x: 1}\nequations: |\n  " + equations + "\n");
    var refused =
        assertThrows(RefusedException.class, () -> integers(system, "euler-maruyama", 0.1, "q7.8"));
    assertTrue(("" + refused.getMessage()).contains(said), refused.getMessage());
  }

  private static IntegerStep integers(
      DynamicalSystem system, String method, double step, String format) {
    FixedStep numbers = Simulation.of(system).method(method).step(step).fixedStep();
    return IntegerStep.of(numbers, FixedPoint.parse(format));
  }
}
