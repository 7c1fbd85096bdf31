package org.homeostat.substrate.c;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/// The real compiler, asked for every warning.
final class Gcc {
  private static final List<String> STRICT =
      List.of("gcc", "-std=c99", "-Wall", "-Wextra", "-Wpedantic", "-Werror", "-ffp-contract=off");

  private Gcc() {}

  /// Skips a test, aloud, where there is no compiler.
  static void need() {
    boolean present =
        List.of(System.getenv("PATH").split(":")).stream()
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, "gcc")));
    if (!present) {
      System.err.println("skipped: no gcc here; apt install gcc");
    }
    Assumptions.assumeTrue(present, "no gcc: apt install gcc");
  }

  /// Compiles a program and returns the lines that it prints.
  static List<String> run(Path folder, List<String> options, String... sources)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(STRICT);
    command.addAll(options);
    command.addAll(List.of("-o", "program"));
    command.addAll(List.of(sources));
    assertEquals("", String.join("\n", output(folder, command)));
    return output(folder, List.of("./program"));
  }

  private static List<String> output(Path folder, List<String> command)
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
