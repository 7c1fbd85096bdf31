package org.homeostat.substrate.fmi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.homeostat.solver.Simulation;
import org.homeostat.substrate.Tool;
import org.homeostat.system.DynamicalSystem;

/// A system solved as a unit by CVode, through FMPy, and by tsit5 here.
///
/// @param set what a parameter is set to, as `name=value`; empty for none
record ExchangeRun(
    DynamicalSystem system, double step, double until, List<String> seen, String set) {

  /// Lets CVode solve the units NAME.fmu of a folder, and fails where one is further from tsit5
  /// than this part of the largest value.
  static void check(Path folder, List<String> names, List<ExchangeRun> runs, double error)
      throws IOException, InterruptedException {
    Tool.copy(ExchangeRun.class, "exchange.py", folder);
    List<String> command = new ArrayList<>(List.of("python3", "exchange.py"));
    for (int i = 0; i < runs.size(); i++) {
      ExchangeRun run = runs.get(i);
      command.addAll(List.of(names.get(i) + ".fmu", "" + run.until, "" + run.step));
      command.addAll(List.of(String.join(",", run.seen), run.set));
    }
    List<String> lines = Tool.output(folder, command);
    int line = 0;
    for (int i = 0; i < runs.size(); i++) {
      for (var known : runs.get(i).expected()) {
        double[] found =
            Arrays.stream(lines.get(line++).split(" ")).mapToDouble(Double::parseDouble).toArray();
        assertEquals(known.length, found.length, names.get(i));
        double largest = Math.max(1, Arrays.stream(known).map(Math::abs).max().orElseThrow());
        for (int k = 0; k < known.length; k++) {
          assertEquals(known[k], found[k], error * largest, names.get(i) + ", number " + k);
        }
      }
    }
    assertEquals(lines.size(), line);
  }

  /// By variable, its elements at all samples.
  List<double[]> expected() {
    Simulation simulation =
        Simulation.of(system).method("tsit5").tolerance(1e-11, 1e-12).step(step).until(until);
    seen.forEach(simulation::record);
    if (!set.isEmpty()) {
      String[] to = set.split("=");
      simulation.set(to[0], Double.parseDouble(to[1]));
    }
    var paths = simulation.run().paths();
    return seen.stream().map(name -> paths.values(name, 0)).toList();
  }
}
