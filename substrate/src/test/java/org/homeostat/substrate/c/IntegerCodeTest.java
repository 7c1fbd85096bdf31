package org.homeostat.substrate.c;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.homeostat.solver.Paths;
import org.homeostat.solver.Simulation;
import org.homeostat.substrate.Tool;
import org.homeostat.substrate.fixed.FixedPoint;
import org.homeostat.substrate.fixed.IntegerRun;
import org.homeostat.substrate.fixed.IntegerStep;
import org.homeostat.substrate.program.Identifiers;
import org.homeostat.system.Definition;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.SystemReader;
import org.homeostat.system.Variable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Code in integers, compiled by gcc, against the interpreter of the same operations.
class IntegerCodeTest {
  private static final Path SYSTEMS = Path.of("..", "systems");
  private static final int RANDOM = Boolean.getBoolean("homeostat.long") ? 1000 : 40;
  private static final List<String> FORMATS = List.of("q15.16", "q7.24", "q19.12", "q3.28", "q7.8");
  private static final String SUPPORT =
      """
      #include <stdint.h>
      #include <stdio.h>
      #define PRINT(member) print((const int32_t *) &member, sizeof member)
      static void print(const int32_t *numbers, size_t bytes) {
        for (size_t i = 0; i < bytes / 4; i++) printf("%ld\\n", (long) numbers[i]);
      }
      """;

  private static final int STEPS = 40;
  private static final long SEED = 3;

  @TempDir private Path folder;

  @Test
  void randomSystemsHaveTheIntegersOfTheInterpreter() throws Exception {
    Tool.GCC.need();
    String[] additive = {"shark", "heun", "sra1", "euler-maruyama"};
    for (int first = 0; first < RANDOM; first += Driven.TOGETHER) {
      List<IntegerStep> systems = new ArrayList<>();
      for (int seed = first; seed < Math.min(RANDOM, first + Driven.TOGETHER); seed++) {
        String method = seed % 2 == 0 ? "euler-maruyama" : additive[seed / 2 % 4];
        DynamicalSystem system = RandomText.system(seed, seed % 2 == 1);
        systems.add(step(system, method, FORMATS.get(seed % 5)));
      }
      check(systems, Driven.level(first));
    }
  }

  @Test
  void eventsAndDelaysHaveTheIntegersOfTheInterpreter() throws Exception {
    Tool.GCC.need();
    String[] additive = {"shark", "heun", "sra1", "euler-maruyama"};
    for (int first = 0; first < RANDOM / 2; first += Driven.TOGETHER) {
      List<IntegerStep> systems = new ArrayList<>();
      for (int seed = first; seed < Math.min(RANDOM / 2, first + Driven.TOGETHER); seed++) {
        String method = seed % 2 == 0 ? "euler-maruyama" : additive[seed / 2 % 4];
        DynamicalSystem system = RandomText.eventful(seed, seed % 2 == 1);
        systems.add(step(system, method, FORMATS.get(seed % 5)));
      }
      check(systems, Driven.level(first));
    }
  }

  @Test
  void allKindsOfEventsHappen() {
    Map<String, Long> happened = new TreeMap<>();
    for (int seed = 0; seed < 10; seed++) {
      IntegerRun run =
          new IntegerRun(step(RandomText.eventful(seed, true), "heun", "q15.16"), SEED);
      for (int k = 0; k < STEPS; k++) {
        run.step();
        for (String event : List.of("spike", "arrive", "turn", "chance", "n")) {
          long now = Arrays.stream(run.state(event)).filter(each -> each != 0).count();
          happened.merge(event, now, Long::sum);
        }
      }
    }
    assertTrue(happened.values().stream().allMatch(each -> each >= 5), happened::toString);
  }

  @Test
  void sanitizersFindNothing() throws Exception {
    Tool.GCC.need();
    for (int seed : new int[] {7, 9}) {
      Path file = Files.writeString(folder.resolve("random.yaml"), RandomText.of(seed, true));
      check(
          List.of(step(SystemReader.read(file), "shark", FORMATS.get(seed % 5))),
          "-O1",
          "-fsanitize=address,undefined",
          "-fno-sanitize-recover=all");
    }
  }

  @Test
  void nothingInTheCodeIsAFloatingPointNumber() throws Exception {
    String source =
        CCode.of(step(SystemReader.read(SYSTEMS.resolve("kuramoto.yaml")), "shark", "q15.16"))
            .source();
    for (String name : List.of("double", "float", "math.h", ".0")) {
      assertFalse(source.contains(name), name);
    }
  }

  @Test
  void thePathIsNearThatOfTheSimulator() throws Exception {
    DynamicalSystem system = SystemReader.read(SYSTEMS.resolve("ornstein-uhlenbeck.yaml"));
    String state = system.states().getFirst().name();
    Paths paths =
        Simulation.of(system)
            .method("euler-maruyama")
            .step(0.01)
            .until(5)
            .seeds(SEED, 1)
            .record(state)
            .run()
            .paths();
    IntegerStep integers = step(system, "euler-maruyama", "q7.24");
    IntegerRun run = new IntegerRun(integers, SEED);
    double[] expected = paths.values(state, 0);
    for (int k = 0; k < expected.length; k++) {
      assertEquals(expected[k], integers.format().value(run.state(state)[0]), 1e-5, "step " + k);
      assertTrue(run.step());
    }
  }

  @Test
  void aTunableParameterIsReadAtEachStep() throws Exception {
    Tool.GCC.need();
    DynamicalSystem system = SystemReader.read(SYSTEMS.resolve("lorenz.yaml"));
    IntegerStep constant = step(system, "euler-maruyama", "q9.20");
    FixedPoint format = constant.format();
    IntegerStep tunable = IntegerStep.of(constant.step(), format, List.of("rho", "beta"));
    IntegerRun run = new IntegerRun(tunable, SEED);
    IntegerRun same = new IntegerRun(constant, SEED);
    for (int k = 0; k < STEPS; k++) {
      run.step();
      same.step();
      assertEquals(same.state("x")[0], run.state("x")[0]);
    }
    run.set("rho", format.raw(20));
    run.step();
    same.step();
    assertNotEquals(same.state("y")[0], run.state("y")[0]);
  }

  private static IntegerStep step(DynamicalSystem system, String method, String format) {
    var simulation = Simulation.of(system).method(method).step(0.01).until(1);
    system.outputs().forEach(output -> simulation.record(output.name()));
    return IntegerStep.of(simulation.fixedStep(), FixedPoint.parse(format));
  }

  private void check(List<IntegerStep> all, String... options)
      throws IOException, InterruptedException {
    List<Driven> systems = new ArrayList<>();
    for (IntegerStep integers : all) {
      CCode code = CCode.of(integers);
      systems.add(new Driven(code, run(integers.step().system()), expected(integers)));
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

  private static String run(DynamicalSystem system) {
    var identifiers = Identifiers.inC();
    var outputs = Identifiers.inC();
    StringBuilder prints = new StringBuilder();
    for (Variable state : system.states()) {
      prints.append("    PRINT(s.").append(identifiers.of(state.name())).append(");\n");
    }
    for (Definition output : system.outputs()) {
      prints.append("    PRINT(out.").append(outputs.of(output.name())).append(");\n");
    }
    return """
      NAME s;
      NAME_outputs out;
      NAME_init(&s, SEED);
      for (int k = 0; k < STEPS; k++) {
        NAME_observe(&s, &out);
    PRINTS
        puts(NAME_step(&s) ? "inside" : "outside");
      }
    """
        .replace("PRINTS", prints)
        .replace("SEED", "" + SEED)
        .replace("STEPS", "" + STEPS);
  }
}
