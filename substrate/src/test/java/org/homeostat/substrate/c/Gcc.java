package org.homeostat.substrate.c;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.homeostat.substrate.Tool;

/// The real compiler, asked for every warning.
final class Gcc {
  private static final List<String> STRICT =
      List.of("gcc", "-std=c99", "-Wall", "-Wextra", "-Wpedantic", "-Werror", "-ffp-contract=off");

  private Gcc() {}

  /// Compiles a program and returns the lines that it prints.
  static List<String> run(Path folder, List<String> options, String... sources)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(STRICT);
    command.addAll(options);
    command.addAll(List.of("-o", "program"));
    command.addAll(List.of(sources));
    assertEquals("", String.join("\n", Tool.output(folder, command)));
    return Tool.output(folder, List.of("./program"));
  }
}
