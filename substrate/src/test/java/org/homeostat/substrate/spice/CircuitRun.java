package org.homeostat.substrate.spice;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.homeostat.solver.Paths;
import org.homeostat.solver.Simulation;
import org.homeostat.substrate.Tool;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.Variable;

/// A system without noise as a circuit in ngspice, and in the simulator.
record CircuitRun(DynamicalSystem system, double step, double until) {
  private static final double SHARE = 0.01;

  Circuit circuit() {
    return Circuit.of(system, Map.of(), step, until);
  }

  /// Fails where a state or output ends further from the simulator's than 1 % of the largest value
  /// that it takes on the way.
  void check(Path folder) throws IOException, InterruptedException {
    Map<String, Double> ends = ends(folder, circuit());
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
        String said = system.name() + ": " + element;
        double end = Objects.requireNonNull(ends.get(element), element);
        assertEquals(path[path.length - 1], end, SHARE * largest, said);
      }
    }
  }

  /// The voltages at the end of a run, by what they stand for.
  static Map<String, Double> ends(Path folder, Circuit circuit)
      throws IOException, InterruptedException {
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
}
