package org.homeostat.substrate.fmi;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.homeostat.expression.Precision;
import org.homeostat.expression.Tensor;
import org.homeostat.solver.FixedStep;
import org.homeostat.solver.Simulation;
import org.homeostat.substrate.Tool;
import org.homeostat.substrate.fixed.FixedPoint;
import org.homeostat.substrate.fixed.IntegerRun;
import org.homeostat.substrate.fixed.IntegerStep;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.SystemReader;
import org.homeostat.system.Variable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Units, held against FMPy: valid, and equal to the simulator.
class FmuTest {
  private static final Path SYSTEMS = Path.of("..", "systems");
  private static final double STEP = 0.01;

  @TempDir private Path folder;

  @Test
  void fmpyFindsNoProblemAndGivesTheNumbersOfTheSimulator() throws Exception {
    UnitRun.need();
    check(Precision.DOUBLE, "lorenz", "particle", "kuramoto", "rate-network", "wilson-cowan");
  }

  @Test
  void aUnitOfFloatsHasTheBitsOfTheFloatKernel() throws Exception {
    UnitRun.need();
    Fmu unit = run("particle", Precision.FLOAT).unit();
    assertEquals("its numbers are floats, and others solve in doubles", unit.obstacle());
    check(Precision.FLOAT, "particle", "kuramoto");
  }

  private void check(Precision precision, String... names) throws Exception {
    for (String name : names) {
      run(name, precision).write(folder, name);
    }
    UnitRun.runAll(folder, List.of(names));
    for (String name : names) {
      run(name, precision).check(folder, name);
    }
  }

  @Test
  void aParameterIsTuned() throws Exception {
    UnitRun.need();
    UnitRun run = run("lorenz", Precision.DOUBLE);
    String tuned = run.system().parameters().getFirst().name();
    run.write(folder, "lorenz");
    UnitRun.runAll(folder, List.of("lorenz"), tuned + "=7.25");
    run.check(folder, "lorenz", run.simulation().set(tuned, Tensor.scalar(7.25)));
  }

  /// What events remember is part of a unit's state, but nothing that it puts out.
  @Test
  void aUnitPutsOutWhatItsSystemDeclares() throws Exception {
    String description =
        "" + run("lif-neuron", Precision.DOUBLE).unit().files().get(Fmu.DESCRIPTION);
    for (String name : List.of("spike.past", "spike.until")) {
      assertTrue(
          description.matches("(?s).*name=\"" + name + "\" [^>]* causality=\"local\".*"),
          description);
    }
  }

  /// A type in C, what stands around it, and the variable of the time.
  @Test
  void aSystemMayUseTheNamesOfTheLayer() throws Exception {
    UnitRun.need();
    List<String> names = List.of("unit", "t", "exit");
    for (String name : names) {
      DynamicalSystem system =
          DynamicalSystem.named(name)
              .state("s", 1)
              .state("time", 0.5)
              .state("EXPORT", 0)
              .state("slope", 0)
              .equations("ds = -s*dt", "dtime = (s - time)*dt", "dEXPORT = time*dt")
              .equations("dslope = (sin(t) - slope)*dt")
              .output("model", "s + EXPORT")
              .build();
      new UnitRun(system, "euler-maruyama", STEP, Precision.DOUBLE).write(folder, "of " + name);
    }
    List<String> files = names.stream().map(name -> "of " + name).toList();
    UnitRun.runAll(folder, files);
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
  @CsvSource({"particle, q15.16, 0.01", "lif-neuron, q7.16, 0.001"})
  void aUnitOfIntegersHasThoseOfTheInterpreter(String name, String format, double length)
      throws Exception {
    UnitRun.need();
    DynamicalSystem system = SystemReader.read(SYSTEMS.resolve(name + ".yaml"));
    List<String> parameters = system.parameters().stream().map(Variable::name).toList();
    FixedStep step = simulation(system).step(length).fixedStep();
    IntegerStep integers = IntegerStep.of(step, FixedPoint.parse(format), parameters);
    Fmu unit = Fmu.of(integers);
    assertEquals("its numbers are integers, and others solve in doubles", unit.obstacle());
    FmuFile.write(unit, folder.resolve(name + ".fmu"));
    List<String> outputs = new ArrayList<>(integers.observed());
    for (Variable state : system.states()) {
      outputs.remove(state.name());
      outputs.addFirst(state.name());
    }
    Files.write(folder.resolve(name + ".outputs"), outputs);
    UnitRun.runAll(folder, List.of(name));
    assertEquals(expected(integers, outputs), Files.readAllLines(folder.resolve(name + ".path")));
  }

  private static List<String> expected(IntegerStep integers, List<String> outputs) {
    IntegerRun run = new IntegerRun(integers, UnitRun.SEED);
    List<String> states = integers.step().system().states().stream().map(Variable::name).toList();
    List<String> lines = new ArrayList<>();
    for (int k = 0; k <= UnitRun.STEPS; k++) {
      Map<String, long[]> observed = run.observe();
      for (String name : outputs) {
        if (states.contains(name)) {
          print(lines, run.state(name), integers, name);
        } else {
          String value = FixedStep.value(integers.observed().indexOf(name));
          print(lines, observed.getOrDefault(name, new long[0]), integers, value);
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

  private static UnitRun run(String name, Precision precision) throws Exception {
    DynamicalSystem system = SystemReader.read(SYSTEMS.resolve(name + ".yaml"));
    return new UnitRun(system, "euler-maruyama", STEP, precision);
  }

  private static Simulation simulation(DynamicalSystem system) {
    Simulation simulation = Simulation.of(system).method("euler-maruyama").step(STEP);
    system.outputs().forEach(output -> simulation.record(output.name()));
    return simulation;
  }
}
