package org.homeostat.studio.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.homeostat.expression.Precision;
import org.homeostat.solver.Divergence;
import org.homeostat.solver.Ensemble;
import org.homeostat.solver.Progress;
import org.homeostat.studio.study.Library;
import org.homeostat.studio.study.Study;
import org.homeostat.studio.study.StudyReader;
import org.homeostat.studio.study.StudyRun;
import org.homeostat.substrate.c.CCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The particle's learning agent in C, learning on: its returns, and its size.
class ExportedAgentTest {
  private static final double UNTIL = 300;
  private static final int SEEDS = 6;
  private static final int EVERY = 300;

  /// The goals for a Cortex-M4F, in bytes.
  private static final int CODE = 8 * 1024;

  private static final int MEMORY = 1024;

  /// More than what elementary functions and products have on the stack.
  private static final int CALLED = 64;

  private static final int TEXT = 0;
  private static final int DATA = 1;
  private static final int ZEROED = 2;

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "particle-textbook, NATIVE, DOUBLE",
    "particle-textbook, NATIVE, FLOAT",
    "particle-as-published, NATIVE, DOUBLE",
    "particle-as-published, NATIVE, FLOAT",
    "particle-as-published, ARM_FUSED, FLOAT",
    "particle-textbook, ARM, DOUBLE",
    "particle-textbook, ARM, FLOAT",
    "particle-textbook, ARM_FUSED, DOUBLE",
    "particle-textbook, ARM_FUSED, FLOAT"
  })
  void returnsAreThoseOfTheSimulatorSeedBySeed(
      String name, Toolchain toolchain, Precision precision) throws Exception {
    toolchain.need();
    Study study = study(name, precision);
    CCode code = write(study);
    Files.writeString(folder.resolve("driver.c"), driver(study, code));
    toolchain.compile(folder, "-o", "program", code.name() + ".c", "driver.c");
    assertEquals(expected(study), toolchain.run(folder, "./program"));
  }

  @Test
  void theAgentFitsASmallMicrocontroller() throws Exception {
    Toolchain.CORTEX_M4F.need();
    CCode code = write(study("particle-textbook", Precision.FLOAT));
    Toolchain.CORTEX_M4F.compile(
        folder, "-c", code.name() + ".c", "-o", "agent.o", "-fstack-usage");
    int[] agent = sizes("agent.o");
    assertTrue(agent[TEXT] <= CODE, "code and constants: " + agent[TEXT]);
    assertEquals(0, agent[DATA] + agent[ZEROED], "nothing beside the state that the caller owns");

    Files.writeString(
        folder.resolve("state.c"), "#include \"NAME.h\"\nNAME s;\n".replace("NAME", code.name()));
    Toolchain.CORTEX_M4F.compile(folder, "-c", "state.c", "-o", "state.o");
    int memory = sizes("state.o")[ZEROED] + stack();
    assertTrue(memory <= MEMORY, "state and stack: " + memory);
  }

  /// The bytes of text, data and zeroed data of an object.
  private int[] sizes(String object) throws Exception {
    List<String> size = Toolchain.output(folder, List.of("arm-none-eabi-size", object));
    String[] columns = size.get(1).strip().split("\\s+", -1);
    return new int[] {
      Integer.parseInt(columns[0]), Integer.parseInt(columns[1]), Integer.parseInt(columns[2])
    };
  }

  /// The stack of a step: its own, and the larger of what moves the state and what draws noise, as
  /// if everything but these called each other in one chain.
  private int stack() throws Exception {
    int step = 0;
    int advance = 0;
    int others = 0;
    for (String line : Files.readAllLines(folder.resolve("agent.su"))) {
      String[] columns = line.split("\t", -1);
      int bytes = Integer.parseInt(columns[1]);
      if (columns[0].endsWith(":particle_textbook_step")) {
        step = bytes;
      } else if (columns[0].endsWith(":advance")) {
        advance = bytes;
      } else if (!columns[0].contains(":particle_textbook_")) {
        others += bytes;
      }
    }
    assertTrue(step > 0 && advance > 0);
    return step + Math.max(advance + CALLED, others);
  }

  private static Study study(String name, Precision precision) {
    Library library = new Library(Path.of(""));
    return StudyReader.read(library.find("studies/paper/" + name + ".yaml"), library)
        .withSeeds(SEEDS)
        .withUntil(UNTIL)
        .withPrecision(precision);
  }

  private CCode write(Study study) throws Exception {
    CCode code = CCode.of(StudyRun.step(study, study.arms().getFirst()).titled(study.name()));
    Files.writeString(folder.resolve(code.name() + ".h"), code.header());
    Files.writeString(folder.resolve(code.name() + ".c"), code.source());
    return code;
  }

  /// For each seed its returns on the way, and the step after which it had diverged.
  private static List<String> expected(Study study) {
    Ensemble ensemble = StudyRun.run(study, 1, Progress.NONE).arms().getFirst().ensemble();
    double step = study.solving().step();
    int[] end = new int[SEEDS];
    Arrays.fill(end, Integer.MAX_VALUE);
    for (Divergence divergence : ensemble.divergences()) {
      end[divergence.trajectory()] = (int) Math.round(divergence.time() / step);
    }
    List<String> lines = new ArrayList<>();
    for (int seed = 0; seed < SEEDS; seed++) {
      for (int k = EVERY; k * step <= UNTIL && k < end[seed]; k += EVERY) {
        double value = ensemble.measured("return", k * step)[seed];
        lines.add(Long.toHexString(Double.doubleToRawLongBits(value)));
      }
      if (end[seed] < Integer.MAX_VALUE) {
        lines.add("diverged " + end[seed]);
      }
    }
    return lines;
  }

  private static String driver(Study study, CCode code) {
    return """
    #include <stdio.h>
    #include <string.h>
    #include "NAME.h"
    static void run(uint64_t seed) {
      NAME s;
      NAME_outputs out;
      real sum = 0;
      NAME_init(&s, seed);
      for (int k = 0; k <= LAST; k++) {
        NAME_observe(&s, &out);
        sum = sum + out.reward;
        if (k > 0 && k % EVERY == 0) {
          double number = sum;
          unsigned long long bits;
          memcpy(&bits, &number, sizeof bits);
          printf("%llx\\n", bits);
        }
        if (!NAME_step(&s) && k < LAST) {
          printf("diverged %d\\n", k + 1);
          return;
        }
      }
    }
    int main(void) {
      for (uint64_t seed = FIRST; seed < FIRST + SEEDS; seed++) run(seed);
      return 0;
    }
    """
        .replace("FIRST", "" + study.solving().firstSeed())
        .replace("LAST", "" + Math.round(UNTIL / study.solving().step()))
        .replace("SEEDS", "" + SEEDS)
        .replace("EVERY", "" + EVERY)
        .replace("real", study.solving().precision() == Precision.FLOAT ? "float" : "double")
        .replace("NAME", code.name());
  }
}
