package org.homeostat.substrate.nir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/// Python with the package `nir`, the reference reader: `python3`, or what HOMEOSTAT_PYTHON names.
final class PythonNir {
  private static final String PYTHON = System.getenv().getOrDefault("HOMEOSTAT_PYTHON", "python3");

  private PythonNir() {}

  /// Skips the test, aloud, if it is not there.
  static void need() throws IOException, InterruptedException {
    boolean there = false;
    try {
      there = finish(Path.of("."), "import nir").exitValue() == 0;
    } catch (IOException noPython) {
      there = false;
    }
    if (!there) {
      System.out.println(
          "skipped: python3 has no package nir; pip install nir==1.0.8, or name a Python that has"
              + " it in HOMEOSTAT_PYTHON");
    }
    Assumptions.assumeTrue(there, "no package nir");
  }

  /// The lines that a script prints.
  static List<String> run(Path folder, String script) throws IOException, InterruptedException {
    Process process = finish(folder, script);
    List<String> lines = process.inputReader().readAllLines();
    assertEquals(0, process.exitValue(), String.join("\n", lines));
    return lines;
  }

  private static Process finish(Path folder, String script)
      throws IOException, InterruptedException {
    Path file = Files.writeString(Files.createTempFile("nir", ".py"), script);
    Process process =
        new ProcessBuilder(PYTHON, file.toString())
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    process.getOutputStream().close();
    assertTrue(process.waitFor(120, TimeUnit.SECONDS), "python did not end");
    return process;
  }
}
