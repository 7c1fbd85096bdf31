package org.homeostat.substrate.fmi;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.homeostat.expression.Precision;
import org.homeostat.solver.FixedStep;
import org.homeostat.solver.Simulation;
import org.homeostat.substrate.Samples;
import org.homeostat.substrate.Tool;
import org.homeostat.substrate.fixed.FixedPoint;
import org.homeostat.substrate.fixed.IntegerRun;
import org.homeostat.substrate.fixed.IntegerStep;
import org.homeostat.system.Definition;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.SystemReader;
import org.homeostat.system.Variable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Units, held against FMPy: valid, and equal to the simulator.
class FmuTest {
  private static final Path SYSTEMS = Path.of("..", "systems");
  private static final int STEPS = 30;
  private static final double STEP = 0.01;
  private static final int SEED = 5;

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"lorenz", "particle", "kuramoto", "rate-network", "wilson-cowan"})
  void fmpyFindsNoProblemAndGivesTheNumbersOfTheSimulator(String name) throws Exception {
    needFmpy();
    DynamicalSystem system = SystemReader.read(SYSTEMS.resolve(name + ".yaml"));
    FmuFile.write(Fmu.of(simulation(system).fixedStep()), folder.resolve("unit.fmu"));
    assertEquals(expected(simulation(system), system), drive());
  }

  @Test
  void aParameterIsTuned() throws Exception {
    needFmpy();
    DynamicalSystem system = SystemReader.read(SYSTEMS.resolve("lorenz.yaml"));
    FmuFile.write(Fmu.of(simulation(system).fixedStep()), folder.resolve("unit.fmu"));
    Variable tuned =
        system.parameters().stream().filter(v -> v.shape().isScalar()).findFirst().orElseThrow();
    Simulation other =
        simulation(system).set(tuned.name(), org.homeostat.expression.Tensor.scalar(7.25));
    assertEquals(expected(other, system), drive(tuned.name(), "7.25"));
  }

  @Test
  void theSameUnitHasTheSameBytes() throws Exception {
    Tool.GCC.need();
    Fmu unit = Fmu.of(simulation(SystemReader.read(SYSTEMS.resolve("lorenz.yaml"))).fixedStep());
    FmuFile.write(unit, folder.resolve("one.fmu"));
    FmuFile.write(unit, folder.resolve("two.fmu"));
    assertArrayEquals(
        Files.readAllBytes(folder.resolve("one.fmu")),
        Files.readAllBytes(folder.resolve("two.fmu")));
    try (ZipFile zip = new ZipFile(folder.resolve("one.fmu").toFile())) {
      assertEquals(
          List.of(
              "modelDescription.xml",
              "sources/buildDescription.xml",
              "sources/lorenz.h",
              "sources/lorenz.c",
              "sources/fmi3.c",
              "binaries/x86_64-linux/lorenz.so"),
          zip.stream().map(Object::toString).toList());
    }
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(2, files.count(), "nothing is left beside the units");
    }
  }

  @Test
  void theLayerCompilesWithoutAWarning() throws Exception {
    Tool.GCC.need();
    for (String name : List.of("lorenz", "kuramoto", "particle")) {
      Fmu unit = Fmu.of(simulation(SystemReader.read(SYSTEMS.resolve(name + ".yaml"))).fixedStep());
      for (var file : unit.files().entrySet()) {
        Files.writeString(folder.resolve(Path.of(file.getKey()).getFileName()), file.getValue());
      }
      String strict =
          "gcc -std=c99 -Wall -Wextra -Wpedantic -Werror -O2 -c fmi3.c " + unit.name() + ".c";
      assertEquals("", String.join("\n", Tool.output(folder, List.of(strict.split(" ")))));
    }
  }

  @Test
  void textOfAnyKindIsWellFormed() throws Exception {
    String text =
        """
        system: odd
        about: 'less < more & so "on"'
        states: {x: 1}
        parameters: {p: 2}
        equations: "dx = -p*x*dt"
        """;
    Path file = Files.writeString(folder.resolve("odd.yaml"), text);
    Fmu unit = Fmu.of(simulation(SystemReader.read(file)).fixedStep());
    String description = "" + unit.files().get(Fmu.DESCRIPTION);
    assertTrue(description.contains("less &lt; more &amp; so &quot;on&quot;"), description);
  }

  @ParameterizedTest
  @ValueSource(strings = {"particle", "kuramoto"})
  void aUnitOfFloatsHasTheBitsOfTheFloatKernel(String name) throws Exception {
    needFmpy();
    DynamicalSystem system = SystemReader.read(SYSTEMS.resolve(name + ".yaml"));
    Fmu unit = Fmu.of(simulation(system).precision(Precision.FLOAT).fixedStep());
    assertEquals("its numbers are floats, and others solve in doubles", unit.obstacle());
    FmuFile.write(unit, folder.resolve("unit.fmu"));
    List<String> expected =
        expected(simulation(system).precision(Precision.FLOAT), system).stream()
            .map(FmuTest::rounded)
            .toList();
    assertEquals(expected, drive());
  }

  @ParameterizedTest
  @CsvSource({"particle, q15.16, 0.01", "lif-neuron, q7.16, 0.001"})
  void aUnitOfIntegersHasThoseOfTheInterpreter(String name, String format, double length)
      throws Exception {
    needFmpy();
    DynamicalSystem system = SystemReader.read(SYSTEMS.resolve(name + ".yaml"));
    List<String> parameters = system.parameters().stream().map(Variable::name).toList();
    FixedStep step = simulation(system).step(length).fixedStep();
    IntegerStep integers = IntegerStep.of(step, FixedPoint.parse(format), parameters);
    Fmu unit = Fmu.of(integers);
    assertEquals("its numbers are integers, and others solve in doubles", unit.obstacle());
    FmuFile.write(unit, folder.resolve("unit.fmu"));
    assertEquals(expected(integers), drive());
  }

  private static List<String> expected(IntegerStep integers) {
    IntegerRun run = new IntegerRun(integers, SEED);
    List<String> lines = new ArrayList<>();
    for (int k = 0; k <= STEPS; k++) {
      List<String> states = integers.step().system().states().stream().map(Variable::name).toList();
      states.forEach(name -> print(lines, run.state(name), integers, name));
      Map<String, long[]> observed = run.observe();
      for (int i = 0; i < integers.observed().size(); i++) {
        String name = integers.observed().get(i);
        if (!states.contains(name)) {
          print(lines, observed.getOrDefault(name, new long[0]), integers, FixedStep.value(i));
        }
      }
      run.step();
    }
    return lines;
  }

  private static void print(List<String> lines, long[] raw, IntegerStep integers, String name) {
    double unit = integers.size(name) * integers.format().value(1);
    for (long each : raw) {
      lines.add(Long.toHexString(Double.doubleToRawLongBits(each * unit)));
    }
  }

  /// Bits of a double as a float holds it: the first sample is recorded before it is rounded.
  private static String rounded(String bits) {
    float value = (float) Double.longBitsToDouble(Long.parseUnsignedLong(bits, 16));
    return Long.toHexString(Double.doubleToRawLongBits(value));
  }

  private static Simulation simulation(DynamicalSystem system) {
    var simulation =
        Simulation.of(system)
            .method("euler-maruyama")
            .step(STEP)
            .until(STEPS * STEP)
            .seeds(SEED, 1)
            .threads(1);
    system.outputs().forEach(output -> simulation.record(output.name()));
    return simulation;
  }

  private static List<String> expected(Simulation simulation, DynamicalSystem system) {
    List<String> names = new ArrayList<>();
    system.states().forEach((Variable state) -> names.add(state.name()));
    system.outputs().forEach((Definition output) -> names.add(output.name()));
    system.states().forEach(state -> simulation.record(state.name()));
    return Samples.of(simulation.run(), names).stream()
        .flatMap(List::stream)
        .flatMapToDouble(Arrays::stream)
        .mapToObj(value -> Long.toHexString(Double.doubleToRawLongBits(value)))
        .toList();
  }

  private List<String> drive(String... tuned) throws Exception {
    Tool.copy(FmuTest.class, "drive.py", folder);
    List<String> command =
        new ArrayList<>(List.of("python3", "drive.py", "unit.fmu", "" + STEPS, "" + SEED));
    command.addAll(List.of(tuned));
    return Tool.output(folder, command);
  }

  private static void needFmpy() throws InterruptedException {
    Tool.GCC.need();
    Tool.needPython("fmpy");
  }
}
