package org.homeostat.substrate.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/// Python with `onnx` and `onnxruntime`: `python3`, or what HOMEOSTAT_PYTHON names.
final class PythonOnnx {
  private static final String PYTHON = System.getenv().getOrDefault("HOMEOSTAT_PYTHON", "python3");

  private PythonOnnx() {}

  /// Skips the test, aloud, if they are not there.
  static void need() throws IOException, InterruptedException {
    boolean there = false;
    try {
      there =
          finish(Files.createTempDirectory("onnx"), "import onnx, onnxruntime", List.of())
                  .exitValue()
              == 0;
    } catch (IOException noPython) {
      there = false;
    }
    if (!there) {
      System.err.println("skipped: no ONNX Runtime here; pip install onnx onnxruntime");
    }
    Assumptions.assumeTrue(there, "no ONNX Runtime: pip install onnx onnxruntime");
  }

  /// The lines that a script prints.
  static List<String> run(Path folder, String script, List<String> arguments)
      throws IOException, InterruptedException {
    Process process = finish(folder, script, arguments);
    List<String> lines = Files.readAllLines(folder.resolve("log"));
    assertEquals(0, process.exitValue(), () -> String.join("\n", lines));
    return lines;
  }

  private static Process finish(Path folder, String script, List<String> arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(PYTHON, "-c", script));
    command.addAll(arguments);
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .start();
    assertTrue(process.waitFor(10, TimeUnit.MINUTES), "python did not end");
    return process;
  }
}
