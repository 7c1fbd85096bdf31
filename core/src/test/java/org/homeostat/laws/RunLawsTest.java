package org.homeostat.laws;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.homeostat.expression.Parser;
import org.homeostat.expression.RandomExpressions;
import org.homeostat.expression.Tensor;
import org.homeostat.solver.Ensemble;
import org.homeostat.solver.Measure;
import org.homeostat.solver.Paths;
import org.homeostat.solver.Simulation;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.Variable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// How a run may be cut and computed without changing a bit, on random systems.
class RunLawsTest {
  private static final Measure TOTAL =
      new Measure("total", Measure.Kind.SUM, Parser.parse("length + a"), List.of(0.5, 1.0));
  private static final Measure LAST =
      new Measure("last", Measure.Kind.LAST, Parser.parse("b*length"), List.of(0.25, 1.0));

  static LongStream seeds() {
    return LongStream.range(0, RandomExpressions.count(20));
  }

  private static Simulation measured(long seed) {
    return Run.of(RandomSystems.noisy(seed)).seeds(11).measure(TOTAL).measure(LAST);
  }

  private static void assertSame(Ensemble expected, Ensemble actual, String what) {
    Run.assertSame(expected.paths(), actual.paths(), what);
    for (Measure measure : List.of(TOTAL, LAST)) {
      for (double time : measure.times()) {
        assertArrayEquals(
            expected.measured(measure.name(), time), actual.measured(measure.name(), time), what);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 16", "2, 1", "2, 8", "8, 2", "8, 16"})
  void threadsAndBlocksChangeNoBit(int threads, int lanes) {
    for (long seed = 0; seed < RandomExpressions.count(10); seed++) {
      Ensemble expected = measured(seed).lanes(11).run();
      Ensemble actual = measured(seed).threads(threads).lanes(lanes).run();
      assertSame(expected, actual, "seed " + seed);
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aTrajectoryDependsOnItsOwnSeedOnly(long seed) {
    Paths all = measured(seed).run().paths();
    for (int first = 0; first < 11; first += 3) {
      Paths some = measured(seed).seeds(first, 2).run().paths();
      for (String name : all.recorded().keySet()) {
        assertArrayEquals(all.values(name, first), some.values(name, 0), "seed " + seed);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void whatIsRecordedChangesNoValue(long seed) {
    Ensemble all = measured(seed).run();
    Ensemble few =
        Simulation.of(RandomSystems.noisy(seed))
            .step(Run.STEP)
            .seeds(11)
            .record("length", "x")
            .recordEvery(5)
            .recordTrajectories(List.of(4, 9))
            .measure(LAST)
            .measure(TOTAL)
            .run();
    for (double time : TOTAL.times()) {
      assertArrayEquals(all.measured("total", time), few.measured("total", time));
    }
    assertArrayEquals(all.measured("last", 1), few.measured("last", 1));
    for (int sample = 0; sample <= 16; sample += 5) {
      assertArrayEquals(
          Arrays.copyOfRange(all.paths().values("x", 9), 3 * sample, 3 * sample + 3),
          Arrays.copyOfRange(few.paths().values("x", 1), 3 * sample / 5, 3 * sample / 5 + 3),
          "seed " + seed);
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aShorterRunIsTheBeginningOfALongerOne(long seed) {
    Paths whole = measured(seed).run().paths();
    for (int steps = 1; steps < 16; steps += 2) {
      Paths part = Run.of(RandomSystems.noisy(seed)).until(steps * Run.STEP).run().paths();
      for (String name : part.recorded().keySet()) {
        double[] values = part.values(name, 2);
        double[] beginning = Arrays.copyOf(whole.values(name, 2), values.length);
        assertArrayEquals(beginning, values, "seed " + seed + ", " + steps + " steps");
      }
    }
  }

  /// Noise is keyed by the number of the step from the start of the run, so a run with noise cannot
  /// go on as a run of its own.
  @ParameterizedTest
  @MethodSource("seeds")
  void aRunThatGoesOnFromAnyStepIsTheSameRun(long seed) {
    DynamicalSystem system = RandomSystems.still(seed);
    for (String method : List.of("rk4", "euler-maruyama", "exponential-euler", "shark")) {
      Paths whole = Run.of(system).method(method).run().paths();
      for (int step = 1; step < 16; step += 4) {
        Simulation rest = Run.of(system).method(method).from(step * Run.STEP);
        state(system, whole, step).forEach(rest::set);
        Paths paths = rest.run().paths();
        for (String name : paths.recorded().keySet()) {
          double[] all = whole.values(name, 0);
          double[] values = paths.values(name, 0);
          double[] end = Arrays.copyOfRange(all, all.length - values.length, all.length);
          assertArrayEquals(end, values, "seed " + seed + ", " + method + " from " + step);
        }
      }
    }
  }

  private static Map<String, Tensor> state(DynamicalSystem system, Paths paths, int sample) {
    Map<String, Tensor> values = new TreeMap<>();
    for (Variable state : system.states()) {
      int size = state.shape().size();
      double[] all = paths.values(state.name(), 0);
      double[] elements = Arrays.copyOfRange(all, sample * size, (sample + 1) * size);
      values.put(state.name(), new Tensor(state.shape(), elements));
    }
    return values;
  }

  /// A guard on the generator: paths that had stopped or blown up would prove little.
  @Test
  void randomSystemsKeepMoving() {
    long moving = 0;
    for (long seed = 0; seed < 100; seed++) {
      Ensemble ensemble = measured(seed).run();
      assertEquals(List.of(), ensemble.divergences(), "seed " + seed);
      double[] x = ensemble.paths().values("x", 0, 0);
      moving += Arrays.stream(x).distinct().count() == x.length ? 1 : 0;
    }
    assertTrue(moving > 90, moving + " of 100 move");
  }
}
