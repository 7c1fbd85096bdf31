package org.homeostat.substrate.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.homeostat.expression.Precision;
import org.homeostat.substrate.c.RandomText;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.SystemReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Models, held against ONNX Runtime: valid, and on the simulator's path.
class OnnxModelTest {
  private static final Path SYSTEMS = Path.of("..", "systems");
  private static final int RANDOM = Boolean.getBoolean("homeostat.long") ? 1000 : 20;
  private static final int STEPS = 200;
  private static final double OF_DOUBLES = 1e-12;
  private static final double OF_FLOATS = 1e-5;

  @TempDir private Path folder;

  private final Map<String, OnnxRun> runs = new LinkedHashMap<>();

  @Test
  void shippedSystemsKeepToTheSimulatorsPath() throws Exception {
    PythonOnnx.need();
    try (Stream<Path> files = Files.list(SYSTEMS)) {
      for (Path file : files.sorted().toList()) {
        DynamicalSystem system = SystemReader.read(file);
        if (system.unknowns().isEmpty() && !system.states().isEmpty()) {
          // a step that no delay is shorter than
          double step = file.endsWith("lif-network.yaml") ? 1e-4 : 0.01;
          add(system.name(), system, "euler-maruyama", step);
        }
      }
    }
    check();
  }

  @Test
  void randomSystemsKeepToTheSimulatorsPath() throws Exception {
    PythonOnnx.need();
    String[] any = {"euler-maruyama", "exponential-euler"};
    String[] additive = {"shark", "heun", "sra1"};
    for (int seed = 0; seed < RANDOM; seed++) {
      String method = seed % 2 == 0 ? any[seed / 2 % 2] : additive[seed / 2 % 3];
      Path file =
          Files.writeString(folder.resolve("random.yaml"), RandomText.of(seed, seed % 2 == 1));
      runs.put(
          "random-" + seed,
          new OnnxRun(SystemReader.read(file), method, 0.05, 40, Precision.DOUBLE));
    }
    check();
  }

  /// A system may use the names that the graph has for what it is told and for its nodes.
  @Test
  void namesOfTheGraphAreGivenOnce() throws Exception {
    PythonOnnx.need();
    DynamicalSystem system =
        DynamicalSystem.named("names")
            .state("step", 0.5)
            .state("normals", 0.25)
            .state("health", 1)
            .state("v0", 0.75)
            .state("next_v0", 0.5)
            .state("next_next_step", 0.5)
            .state("next_step", 0.25)
            .state("output_step_health", 0.125)
            .input("c0")
            .noise("w")
            .equations(
                "dstep = (sin(t) - step*v0)*dt",
                "dnormals = (c0 - normals)*dt + 0.1*dw",
                "dhealth = -0.5*health*dt",
                "dv0 = (step - v0)*dt",
                "dnext_v0 = (v0 - 2*next_v0)*dt",
                "dnext_next_step = -3*next_next_step*dt",
                "dnext_step = (next_v0 - next_step)*dt",
                "doutput_step_health = (next_step - output_step_health)*dt")
            .output("step_health", "step + health")
            .build();
    add("names", system, "euler-maruyama", 0.01);
    check();
  }

  private void add(String name, DynamicalSystem system, String method, double step) {
    runs.put(name, new OnnxRun(system, method, step, STEPS, Precision.DOUBLE));
    runs.put(name + "-float", new OnnxRun(system, method, step, STEPS, Precision.FLOAT));
  }

  private void check() throws IOException, InterruptedException {
    for (var each : runs.entrySet()) {
      each.getValue().write(folder, each.getKey());
    }
    OnnxRun.runAll(folder, List.copyOf(runs.keySet()));
    List<String> apart = new ArrayList<>();
    for (var each : runs.entrySet()) {
      double difference = each.getValue().difference(folder, each.getKey());
      if (difference > (each.getValue().precision() == Precision.FLOAT ? OF_FLOATS : OF_DOUBLES)) {
        apart.add(each.getKey() + ": " + difference);
      }
    }
    assertEquals(List.of(), apart);
  }
}
