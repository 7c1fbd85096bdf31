package org.homeostat.substrate.fmi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.homeostat.expression.Precision;
import org.homeostat.solver.Simulation;
import org.homeostat.substrate.Samples;
import org.homeostat.substrate.Tool;
import org.homeostat.system.Definition;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.Variable;

/// A system run as a unit by FMPy, in its own steps, and by the simulator.
record UnitRun(DynamicalSystem system, String method, double step, Precision precision) {
  static final int STEPS = 30;
  static final int SEED = 5;

  static void need() throws InterruptedException {
    Tool.GCC.need();
    Tool.needPython("fmpy");
  }

  Fmu unit() {
    return Fmu.of(simulation(outputs()).fixedStep());
  }

  /// Writes the unit, and the names of what it should put out.
  void write(Path folder, String name) throws IOException, InterruptedException {
    FmuFile.write(unit(), folder.resolve(name + ".fmu"));
    Files.write(folder.resolve(name + ".outputs"), names());
  }

  /// Lets FMPy check and run units that were written.
  ///
  /// @param tuned parameters, each `name=value`
  static void runAll(Path folder, List<String> names, String... tuned)
      throws IOException, InterruptedException {
    Tool.copy(UnitRun.class, "drive.py", folder);
    List<String> command = new ArrayList<>(List.of("python3", "drive.py", "" + STEPS, "" + SEED));
    command.add(String.join(",", tuned));
    command.addAll(names);
    assertEquals(List.of(), Tool.output(folder, command));
  }

  /// Fails where a bit of the unit's path differs from the simulator's.
  void check(Path folder, String name) throws IOException {
    check(folder, name, simulation(names()));
  }

  void check(Path folder, String name, Simulation simulation) throws IOException {
    List<String> expected =
        Samples.of(simulation.run(), names()).stream()
            .flatMap(List::stream)
            .flatMapToDouble(Arrays::stream)
            .mapToObj(this::bits)
            .toList();
    List<String> found = Files.readAllLines(folder.resolve(name + ".path"));
    assertEquals(expected, found.subList(0, Math.min(expected.size(), found.size())), name);
  }

  /// The first sample is recorded before it is rounded to a float.
  private String bits(double value) {
    double rounded = precision == Precision.FLOAT ? (float) value : value;
    return Double.isNaN(rounded) ? "nan" : Long.toHexString(Double.doubleToRawLongBits(rounded));
  }

  private List<String> outputs() {
    return system.outputs().stream().map(Definition::name).toList();
  }

  /// The states and outputs; an output that is an input or parameter is that in a unit.
  private List<String> names() {
    List<String> given =
        Stream.concat(system.inputs().stream(), system.parameters().stream())
            .map(Variable::name)
            .toList();
    return Stream.concat(system.states().stream().map(Variable::name), outputs().stream())
        .distinct()
        .filter(name -> !given.contains(name))
        .toList();
  }

  /// The simulation that records the states and outputs.
  Simulation simulation() {
    return simulation(names());
  }

  private Simulation simulation(List<String> recorded) {
    Simulation simulation =
        Simulation.of(system)
            .method(method)
            .step(step)
            .until(STEPS * step)
            .seeds(SEED, 1)
            .threads(1)
            .precision(precision);
    recorded.forEach(simulation::record);
    return simulation;
  }
}
