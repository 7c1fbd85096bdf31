package org.homeostat.substrate.c;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.homeostat.substrate.fixed.IntegerRun;
import org.homeostat.substrate.fixed.IntegerStep;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.Variable;

/// Steps in integers run by their C code and by the interpreter: every state and output.
final class IntegerComparison {
  private static final String SUPPORT =
      """
      #include <stdint.h>
      #include <stdio.h>
      #define PRINT(member) print((const int32_t *) &member, sizeof member)
      static void print(const int32_t *numbers, size_t bytes) {
        for (size_t i = 0; i < bytes / 4; i++) printf("%ld\\n", (long) numbers[i]);
      }
      """;

  static final int STEPS = 40;
  static final long SEED = 3;

  private IntegerComparison() {}

  /// Fails where an integer differs.
  static void check(Path folder, List<IntegerStep> all, String... options)
      throws IOException, InterruptedException {
    List<Driven> systems = new ArrayList<>();
    for (IntegerStep integers : all) {
      CCode code = CCode.of(integers);
      systems.add(new Driven(code, run(integers, code), expected(integers)));
    }
    Driven.check(folder, SUPPORT, systems, options);
  }

  private static List<String> expected(IntegerStep integers) {
    DynamicalSystem system = integers.step().system();
    IntegerRun run = new IntegerRun(integers, SEED);
    List<String> lines = new ArrayList<>();
    for (int k = 0; k < STEPS; k++) {
      for (Variable state : system.states()) {
        for (long element : run.state(state.name())) {
          lines.add("" + element);
        }
      }
      for (long[] output : run.observe().values()) {
        for (long element : output) {
          lines.add("" + element);
        }
      }
      lines.add(run.step() ? "inside" : "outside");
    }
    return lines;
  }

  private static String run(IntegerStep integers, CCode code) {
    List<String> observed = integers.step().observed();
    StringBuilder prints = new StringBuilder();
    for (Variable state : integers.step().system().states()) {
      prints.append("    PRINT(s.").append(code.member(state.name())).append(");\n");
    }
    if (!observed.isEmpty()) {
      prints.append("    NAME_observe(&s, &out);\n");
    }
    for (String output : observed) {
      prints.append("    PRINT(out.").append(code.output(output)).append(");\n");
    }
    return """
      NAME s;
    OUT  NAME_init(&s, SEED);
      for (int k = 0; k < STEPS; k++) {
    PRINTS    puts(NAME_step(&s) ? "inside" : "outside");
      }
    """
        .replace("OUT", observed.isEmpty() ? "" : "  NAME_outputs out;\n")
        .replace("PRINTS", prints)
        .replace("SEED", "" + SEED)
        .replace("STEPS", "" + STEPS);
  }
}
