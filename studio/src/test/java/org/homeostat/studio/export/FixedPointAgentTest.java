package org.homeostat.studio.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.homeostat.studio.study.Library;
import org.homeostat.studio.study.Study;
import org.homeostat.studio.study.StudyReader;
import org.homeostat.studio.study.StudyRun;
import org.homeostat.substrate.c.CCode;
import org.homeostat.substrate.fixed.FixedPoint;
import org.homeostat.substrate.fixed.IntegerRun;
import org.homeostat.substrate.fixed.IntegerStep;
import org.homeostat.system.Variable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The particle's learning agent in integers, learning on, on machines without floating point.
class FixedPointAgentTest {
  private static final int SEEDS = 3;
  private static final int STEPS = 60;
  private static final int EVERY = 20;

  /// What an ATmega328P has, in bytes.
  private static final int FLASH = 32 * 1024;

  private static final int MEMORY = 2 * 1024;

  /// Clocks in one step of 0.1 s at 16 MHz.
  private static final long CLOCKS = 1_600_000;

  private static final Pattern LINE = Pattern.compile("@([0-9a-f ]+)");

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({"CORTEX_M4F, arm-none-eabi-size, 5632", "CORTEX_M0, arm-none-eabi-size, 6144"})
  void theCodeIsSmall(Toolchain toolchain, String size, int most) throws Exception {
    toolchain.need();
    CCode code = write(integers());
    toolchain.compile(folder, "-c", code.name() + ".c", "-o", "agent.o");
    int text = sizes(size, "agent.o")[0];
    assertTrue(text <= most, "code and constants: " + text);
  }

  /// Flash, memory and time are those of the simulated chip, so they are the same everywhere.
  @Test
  void anEightBitMicrocontrollerHasTheIntegersOfTheInterpreterAndKeepsUp() throws Exception {
    Toolchain.ATMEGA328P.need();
    IntegerStep integers = integers();
    CCode code = write(integers);
    try (InputStream driver = FixedPointAgentTest.class.getResourceAsStream("atmega.c")) {
      Files.write(folder.resolve("atmega.c"), Objects.requireNonNull(driver).readAllBytes());
    }
    Toolchain.ATMEGA328P.compile(
        folder,
        "-DNAME=" + code.name(),
        "-include",
        code.name() + ".h",
        "-DSEEDS=" + SEEDS,
        "-DSTEPS=" + STEPS,
        "-DEVERY=" + EVERY,
        "-DSTATES="
            + integers.step().system().states().stream()
                .mapToInt(state -> state.shape().size())
                .sum(),
        "-o",
        "agent.elf",
        code.name() + ".c",
        "atmega.c");
    int[] sizes = sizes("avr-size", "agent.elf");
    List<String> found = printed();
    String[] last = found.removeLast().split(" ", -1);
    assertEquals(expected(integers), found);
    long clocks = Long.parseLong(last[0], 16);
    long memory = Long.parseLong(last[1], 16);
    System.out.println(
        "ATmega328P: flash %d, memory %d bytes, %d clocks a step"
            .formatted(sizes[0] + sizes[1], memory, clocks));
    assertTrue(sizes[0] + sizes[1] <= FLASH, "flash: " + (sizes[0] + sizes[1]));
    assertTrue(memory < MEMORY, "memory: " + memory);
    assertTrue(clocks > 0 && clocks <= CLOCKS, "clocks: " + clocks);
  }

  private static IntegerStep integers() {
    Library library = new Library(Path.of(""));
    Study study = StudyReader.read(library.find("studies/paper/particle-textbook.yaml"), library);
    return IntegerStep.of(
        StudyRun.step(study, study.arms().getFirst()).titled(study.name()),
        FixedPoint.parse("q15.16"));
  }

  private CCode write(IntegerStep integers) throws IOException {
    CCode code = CCode.of(integers);
    Files.writeString(folder.resolve(code.name() + ".h"), code.header());
    Files.writeString(folder.resolve(code.name() + ".c"), code.source());
    return code;
  }

  /// The bytes of text, data and zeroed data of an object.
  private int[] sizes(String program, String object) throws Exception {
    List<String> size = Toolchain.output(folder, List.of(program, object));
    String[] columns = size.get(1).strip().split("\\s+", -1);
    return new int[] {
      Integer.parseInt(columns[0]), Integer.parseInt(columns[1]), Integer.parseInt(columns[2])
    };
  }

  /// What the chip has sent, between the messages and colours of its simulator.
  private List<String> printed() throws Exception {
    List<String> lines = new ArrayList<>();
    for (String line : Toolchain.ATMEGA328P.run(folder, "agent.elf")) {
      var matcher = LINE.matcher(line);
      if (matcher.find()) {
        lines.add(matcher.group(1));
      }
    }
    return lines;
  }

  /// For each seed, on the way: the sum of its rewards, and a sum of all states.
  private static List<String> expected(IntegerStep integers) {
    List<String> lines = new ArrayList<>();
    for (int seed = 1; seed <= SEEDS; seed++) {
      IntegerRun run = new IntegerRun(integers, seed);
      long sum = 0;
      for (int k = 1; k <= STEPS; k++) {
        sum += Objects.requireNonNull(run.observe().get("reward"))[0];
        run.step();
        if (k % EVERY == 0) {
          lines.add("%08x %08x".formatted((int) sum, mixed(integers, run)));
        }
      }
    }
    return lines;
  }

  /// The hash of Fowler, Noll & Vo over the words of the state.
  private static int mixed(IntegerStep integers, IntegerRun run) {
    int hash = 0x811c9dc5;
    for (Variable state : integers.step().system().states()) {
      for (long element : run.state(state.name())) {
        hash = (hash ^ (int) element) * 0x01000193;
      }
    }
    return hash;
  }
}
