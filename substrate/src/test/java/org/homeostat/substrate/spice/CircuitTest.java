package org.homeostat.substrate.spice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.homeostat.expression.SourceText;
import org.homeostat.expression.Tensor;
import org.homeostat.solver.RefusedException;
import org.homeostat.substrate.Subject;
import org.homeostat.substrate.Tool;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.SystemReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the real ngspice makes of a netlist, held against the simulator.
final class CircuitTest {
  private static final Path SYSTEMS = Path.of("..", "systems");

  @TempDir Path folder;

  /// Every state at the end, within 1 % of the largest value that it takes on the way.
  @ParameterizedTest
  @CsvSource({
    "van-der-pol, 0.01, 20",
    "lorenz, 0.001, 5",
    "lotka-volterra, 0.01, 20",
    "fitzhugh-nagumo, 0.01, 40",
    "hodgkin-huxley, 1e-5, 0.02",
    "pendulum, 0.01, 10",
    "kuramoto, 0.01, 10"
  })
  void voltagesAreTheStates(String name, double step, double until) throws Exception {
    Tool.NGSPICE.need();
    new CircuitRun(Subject.quiet(system(name)), step, until).check(folder);
  }

  /// dx = -x dt + s x dw in the sense of Ito has the mean exp(-t); read in the other sense it would
  /// be exp((s^2/2 - 1) t). dy = -y dt + 0.5 dw has the variance 0.125 in the long run.
  @Test
  void noiseIsThatOfTheEquations() throws Exception {
    int copies = 200;
    DynamicalSystem system =
        SystemReader.read(
            SourceText.of(
                "noisy",
                """
                system: noisy
                states: {x: {shape: [%1$d], start: 1}, y: {shape: [%1$d]}}
                noise: {v: {shape: [%1$d]}, w: {shape: [%1$d]}}
                equations: |
                  dx = -x*dt + 0.8*x*dv
                  dy = -y*dt + 0.5*dw
                """
                    .formatted(copies)));
    Map<String, Double> ends = run(Circuit.of(system, Map.of(), 0.01, 2));
    double mean = 0;
    double variance = 0;
    for (int i = 0; i < copies; i++) {
      mean += at(ends, "x[" + i + "]") / copies;
      variance += Math.pow(at(ends, "y[" + i + "]"), 2) / copies;
    }
    double ofMean = Math.exp(-2) * Math.sqrt((Math.exp(0.64 * 2) - 1) / copies);
    assertEquals(Math.exp(-2), mean, 4 * ofMean, "mean");
    double expected = 0.125 * (1 - Math.exp(-4));
    assertEquals(expected, variance, 4 * expected * Math.sqrt(2.0 / copies), "variance");
  }

  /// An input that is put out as it is has one source.
  @Test
  void anOutputMayBeAnInput() throws Exception {
    DynamicalSystem system =
        DynamicalSystem.named("follower")
            .state("x", 1)
            .input("u")
            .equations("dx = (u - x)*dt")
            .output("u", "u")
            .build();
    Map<String, Double> ends = run(Circuit.of(system, Map.of("u", Tensor.scalar(3)), 0.01, 1));
    assertEquals(3, at(ends, "u"), 1e-6);
    assertEquals(3 - 2 * Math.exp(-1), at(ends, "x"), 1e-3);
  }

  @Test
  void functionsThatSpiceLacksAreRefused() {
    DynamicalSystem system =
        SystemReader.read(
            SourceText.of("erf", "system: erf\nstates: {x: 1}\nequations: dx = -erf(x)*dt\n"));
    RefusedException refused =
        assertThrows(RefusedException.class, () -> Circuit.of(system, Map.of(), 0.1, 1));
    assertTrue(refused.toString().contains("erf of the equations"), refused.toString());
  }

  private static DynamicalSystem system(String name) throws IOException {
    Path file = SYSTEMS.resolve(name + ".yaml");
    return SystemReader.readFile(
            SourceText.of(name, Files.readString(file, StandardCharsets.UTF_8)))
        .system();
  }

  private Map<String, Double> run(Circuit circuit) throws IOException, InterruptedException {
    return CircuitRun.ends(folder, circuit);
  }

  private static double at(Map<String, Double> ends, String element) {
    return Objects.requireNonNull(ends.get(element), element);
  }
}
