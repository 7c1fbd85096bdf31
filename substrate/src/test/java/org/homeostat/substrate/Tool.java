package org.homeostat.substrate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Assumptions;

/// A program that takes what is exported.
public enum Tool {
  GCC("gcc"),
  NGSPICE("ngspice"),
  VERILATOR("verilator"),
  YOSYS("yosys"),
  NEXTPNR("nextpnr-ice40");

  private final String program;

  /// @param program its name, and that of its package
  Tool(String program) {
    this.program = program;
  }

  /// Skips a test, aloud, where the program is absent.
  public void need() {
    boolean present =
        List.of(System.getenv("PATH").split(":")).stream()
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    if (!present) {
      System.err.println("skipped: no " + program + " here; apt install " + program);
    }
    Assumptions.assumeTrue(present, "no " + program + ": apt install " + program);
  }

  /// Skips a test, aloud, where Python has no such module.
  public static void needPython(String module) throws InterruptedException {
    needPython(module, module);
  }

  /// @param wanted what pip installs
  public static void needPython(String module, String wanted) throws InterruptedException {
    boolean present;
    try {
      present =
          new ProcessBuilder("python3", "-c", "import " + module)
                  .redirectErrorStream(true)
                  .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                  .start()
                  .waitFor()
              == 0;
    } catch (IOException noPython) {
      present = false;
    }
    if (!present) {
      System.err.println("skipped: no " + module + " here; python3 -m pip install " + wanted);
    }
    Assumptions.assumeTrue(present, "python3 -m pip install " + wanted);
  }

  /// Writes a file that stands beside a test.
  public static Path copy(Class<?> test, String name, Path folder) throws IOException {
    try (InputStream in = test.getResourceAsStream(name)) {
      return Files.write(folder.resolve(name), Objects.requireNonNull(in, name).readAllBytes());
    }
  }

  /// The lines that a command prints.
  public static List<String> output(Path folder, List<String> command)
      throws IOException, InterruptedException {
    Path log = folder.resolve("log");
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    int status = process.waitFor();
    List<String> lines = Files.readAllLines(log);
    assertEquals(0, status, () -> command + "\n" + String.join("\n", lines));
    return lines;
  }
}
