package org.homeostat.substrate.c;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The code of a system, the C statements that run it and print what it does, and the lines that
/// they should print.
record Driven(CCode code, String run, List<String> expected) {

  /// How many systems are compiled at once: what gcc needs for one more is little.
  static final int TOGETHER = 10;

  /// How the systems from a number on are compiled: one program in ten with all optimisations,
  /// which take six times as long.
  static String level(int first) {
    return first % (10 * TOGETHER) == 0 ? "-O2" : "-O0";
  }

  /// Compiles systems of different names as one program, and fails at the first line that differs.
  ///
  /// @param support what stands before the statements
  static void check(Path folder, String support, List<Driven> all, String... options)
      throws IOException, InterruptedException {
    StringBuilder driver = new StringBuilder();
    StringBuilder main = new StringBuilder("int main(void) {\n");
    List<String> sources = new ArrayList<>();
    for (Driven each : all) {
      String name = each.code.name();
      Files.writeString(folder.resolve(name + ".h"), each.code.header());
      Files.writeString(folder.resolve(name + ".c"), each.code.source());
      sources.add(name + ".c");
      driver.append("#include \"").append(name).append(".h\"\n");
      driver.append("static void run_").append(name).append("(void) {\n");
      driver.append(each.run.replace("NAME", name)).append("}\n\n");
      main.append("  run_").append(name).append("();\n");
    }
    String whole = support + driver + main + "  return 0;\n}\n";
    Files.writeString(folder.resolve("driver.c"), whole);
    sources.add("driver.c");
    List<String> found = Gcc.run(folder, List.of(options), sources.toArray(String[]::new));
    int line = 0;
    for (Driven each : all) {
      for (int i = 0; i < each.expected.size(); i++, line++) {
        String other = line < found.size() ? found.get(line) : "nothing";
        assertEquals(each.expected.get(i), other, each.code.name() + ", line " + i);
      }
    }
  }
}
