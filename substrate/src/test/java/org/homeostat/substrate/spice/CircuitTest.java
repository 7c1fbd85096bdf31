package org.homeostat.substrate.spice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.homeostat.expression.SourceText;
import org.homeostat.expression.Tensor;
import org.homeostat.solver.Paths;
import org.homeostat.solver.RefusedException;
import org.homeostat.solver.Simulation;
import org.homeostat.substrate.Tool;
import org.homeostat.system.Differential;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.SystemReader;
import org.homeostat.system.Variable;
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
    DynamicalSystem system = quiet(system(name));
    Map<String, Double> ends = run(Circuit.of(system, Map.of(), step, until));
    Simulation simulation =
        Simulation.of(system)
            .method("rk4")
            .step(step / 10)
            .until(until)
            .seeds(0, 1)
            .recordTrajectories(List.of(0));
    system.states().forEach(state -> simulation.record(state.name()));
    Paths paths = simulation.run().paths();
    for (Variable state : system.states()) {
      int size = state.shape().size();
      for (int i = 0; i < size; i++) {
        double[] path = paths.values(state.name(), i, 0);
        double largest = Arrays.stream(path).map(Math::abs).max().orElseThrow();
        String element = size == 1 ? state.name() : state.name() + "[" + i + "]";
        assertEquals(path[path.length - 1], at(ends, element), 0.01 * largest, element);
      }
    }
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

  /// Without noise, so that paths can be compared.
  private static DynamicalSystem quiet(DynamicalSystem system) {
    return system
        .withNoise(List.of())
        .withLaws(
            system.definitions(),
            system.equations().stream()
                .map(e -> new Differential(e.state(), e.drift(), new TreeMap<>()))
                .toList(),
            system.outputs());
  }

  /// The voltages at the end of a run, by what they stand for.
  private Map<String, Double> run(Circuit circuit) throws IOException, InterruptedException {
    Tool.NGSPICE.need();
    String columns =
        String.join(" ", circuit.nodes().values().stream().map(v -> "v(" + v + ")").toList());
    String control =
        ".control\nset rndseed=1\nset wr_singlescale\nrun\nwrdata table.txt "
            + columns
            + "\nquit\n.endc\n.end\n";
    Files.writeString(folder.resolve("circuit.cir"), circuit.netlist().replace(".end\n", control));
    Tool.output(folder, List.of("ngspice", "-b", "circuit.cir"));
    List<String> lines = Files.readAllLines(folder.resolve("table.txt"));
    String[] last = lines.getLast().trim().split("\\s+");
    Map<String, Double> ends = new LinkedHashMap<>();
    int column = 1;
    for (String element : circuit.nodes().keySet()) {
      ends.put(element, Double.parseDouble(last[column++]));
    }
    return ends;
  }

  private static double at(Map<String, Double> ends, String element) {
    return Objects.requireNonNull(ends.get(element), element);
  }
}
