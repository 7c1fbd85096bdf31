package org.homeostat.laws;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.homeostat.expression.Parser;
import org.homeostat.expression.RandomExpressions;
import org.homeostat.expression.Shape;
import org.homeostat.expression.SourceText;
import org.homeostat.expression.Tensor;
import org.homeostat.expression.Unit;
import org.homeostat.solver.Paths;
import org.homeostat.system.Composition;
import org.homeostat.system.Connection;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.NoiseSource;
import org.homeostat.system.SystemReader;
import org.homeostat.system.SystemText;
import org.homeostat.system.Variable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What may be done to a system without changing its paths, on random systems.
class SystemLawsTest {
  static LongStream seeds() {
    return LongStream.range(0, RandomExpressions.count(20));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void theOrderOfStatesParametersAndNoiseChangesNoBit(long seed) {
    DynamicalSystem system = RandomSystems.noisy(seed);
    Paths paths = Run.of(system).run().paths();
    Run.assertSame(paths, Run.of(Changed.reversed(system)).run().paths(), "seed " + seed);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void anUnrelatedStateWithItsNoiseChangesNoOtherPath(long seed) {
    DynamicalSystem system = RandomSystems.noisy(seed);
    Paths paths = Run.of(system).run().paths();
    Tensor start = Tensor.zeros(Shape.of(2));
    Variable state = new Variable("other", start.shape(), start, Unit.FREE);
    NoiseSource source = new NoiseSource("n", NoiseSource.Kind.WIENER, start.shape());
    DynamicalSystem more =
        Changed.with(system, state, source, Parser.parse("x[0] - other"), Parser.parse("3*dn"));
    Run.assertSame(paths, Run.of(more).run().paths(), "seed " + seed);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aLoopReadBackFromItsTextHasTheSamePaths(long seed) {
    Map<String, DynamicalSystem> parts = new LinkedHashMap<>();
    parts.put("p", RandomSystems.noisy(seed));
    parts.put("q", RandomSystems.noisy(~seed));
    List<Connection> connections =
        List.of(
            Connection.of("p.plant.c", "q.length - 0.5*p.a"),
            Connection.of("q.plant.c", "tanh(t + sum(p.A))"));
    DynamicalSystem loop = Composition.of("loop", parts, connections);
    DynamicalSystem read = SystemReader.read(SourceText.of("text", SystemText.print(loop)));
    assertEquals(loop, read, "seed " + seed);
    Run.assertSame(Run.of(loop).run().paths(), Run.of(read).run().paths(), "seed " + seed);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void unconnectedPartsMoveAsIfAlone(long seed) {
    Map<String, DynamicalSystem> parts = new LinkedHashMap<>();
    parts.put("p", RandomSystems.still(seed));
    parts.put("q", RandomSystems.still(~seed));
    Paths both = Run.of(Composition.of("both", parts, List.of())).method("rk4").run().paths();
    parts.forEach((prefix, part) -> {
      Paths alone = Run.of(part).method("rk4").run().paths();
      for (String state : alone.recorded().keySet()) {
        double[] path = both.values(prefix + "." + state, 0);
        assertArrayEquals(alone.values(state, 0), path, "seed " + seed + " " + state);
      }
    });
  }

  /// With powers of two no product rounds: a time unit that is 16 times as long divides steps and
  /// times by 16, multiplies drifts by 16 and noise by 4.
  @ParameterizedTest
  @MethodSource("seeds")
  void theUnitOfTimeChangesNoBit(long seed) {
    DynamicalSystem noisy = RandomSystems.noisy(seed);
    Run.assertSame(
        Run.of(noisy).run().paths(),
        Run.of(Changed.timeUnit(noisy, 16, 4)).step(Run.STEP / 16).until(1.0 / 16).run().paths(),
        "seed " + seed);
    DynamicalSystem still = RandomSystems.still(seed);
    Run.assertSame(
        Run.of(still).method("rk4").run().paths(),
        Run.of(Changed.timeUnit(still, 0.5, 1))
            .method("rk4")
            .step(2 * Run.STEP)
            .until(2)
            .run()
            .paths(),
        "seed " + seed);
  }

  @ParameterizedTest
  @ValueSource(strings = {"rk4", "tsit5"})
  void theUnitOfTimeMattersToRoundingOnly(String method) {
    DynamicalSystem seconds =
        DynamicalSystem.named("van-der-pol")
            .state("x", 1)
            .state("v", 0)
            .equations("dx = v*dt", "dv = (2*(1 - x^2)*v - x + sin(t))*dt")
            .build();
    Paths paths = Run.of(seconds).method(method).until(8).run().paths();
    DynamicalSystem minutes = Changed.timeUnit(seconds, 60, 1);
    Paths scaled = Run.of(minutes).method(method).step(Run.STEP / 60).until(8.0 / 60).run().paths();
    assertArrayEquals(paths.values("x", 0), scaled.values("x", 0), 1e-9);
    assertArrayEquals(paths.values("v", 0), scaled.values("v", 0), 1e-9);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aStateMeasuredInHalvesHasTwiceTheValues(long seed) {
    DynamicalSystem system = RandomSystems.noisy(seed);
    Paths paths = Run.of(system).run().paths();
    for (String state : paths.recorded().keySet()) {
      Paths halves = Run.of(Changed.inHalves(system, state)).run().paths();
      for (String name : paths.recorded().keySet()) {
        double factor = name.equals(state) ? 2 : 1;
        for (int row = 0; row < 3; row++) {
          double[] expected =
              Arrays.stream(paths.values(name, row)).map(value -> factor * value).toArray();
          assertArrayEquals(expected, halves.values(name, row), "seed " + seed + " " + name);
        }
      }
    }
  }

  @Test
  void theUnitsInWhichValuesAreWrittenChangeNoBit() {
    String text =
        """
        system: neuron
        states: {v: %s}
        parameters: {tau: %s, E: %s}
        noise: [w]
        equations: |
          dv = (E - v)/tau*dt + %s*dw
        """;
    DynamicalSystem small = read(text.formatted("-70 mV", "500 ms", "-64 mV", "2 {mV/s^(1/2)}"));
    DynamicalSystem large = read(text.formatted("-0.07 V", "0.5 s", "-0.064 V", "0.002 {V/s^0.5}"));
    Run.assertSame(Run.of(small).run().paths(), Run.of(large).run().paths(), "units");
  }

  private static DynamicalSystem read(String text) {
    return SystemReader.read(SourceText.of("units.yaml", text));
  }
}
