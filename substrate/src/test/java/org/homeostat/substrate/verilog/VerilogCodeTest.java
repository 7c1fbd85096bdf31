package org.homeostat.substrate.verilog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.homeostat.expression.SourceText;
import org.homeostat.solver.Simulation;
import org.homeostat.substrate.Tool;
import org.homeostat.substrate.c.RandomText;
import org.homeostat.substrate.fixed.FixedPoint;
import org.homeostat.substrate.fixed.IntegerStep;
import org.homeostat.substrate.program.Identifiers;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.SystemBuilder;
import org.homeostat.system.SystemReader;
import org.homeostat.system.SystemText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Modules under Verilator against the interpreter of the same integers.
class VerilogCodeTest {
  private static final Path SYSTEMS = Path.of("..", "systems");
  private static final int RANDOM = Boolean.getBoolean("homeostat.long") ? 100 : 2;
  private static final int EVENTFUL = Boolean.getBoolean("homeostat.long") ? 100 : 1;
  private static final List<String> FORMATS = List.of("q15.16", "q7.24", "q19.12", "q3.28", "q7.8");

  private static final String POLICY =
      """
      system: policy
      inputs: {x: {shape: [2], start: 0.25}}
      parameters: {K: [0.5, -1.25]}
      equations: u = tanh(K@x + x[0])
      outputs: {u: u}
      """;

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "particle, shark, q7.16",
    "kuramoto, euler-maruyama, q15.16",
    "van-der-pol, rk4, q7.12",
    "hodgkin-huxley, rk4, q15.16"
  })
  void aSystemHasTheIntegersOfTheInterpreter(String name, String method, String format)
      throws Exception {
    Tool.VERILATOR.need();
    DynamicalSystem system = SystemReader.read(SYSTEMS.resolve(name + ".yaml"));
    new Bench(folder, step(system, method, format), 40).compare();
  }

  @Test
  void anEvolvedControllerHasThem() throws Exception {
    Tool.VERILATOR.need();
    Path file = Files.writeString(folder.resolve("evolved.yaml"), EvolvedText.CONTROLLER);
    new Bench(folder, step(SystemReader.read(file), "heun", "q7.16"), 40).compare();
  }

  /// Nothing in a linear step takes longer for some numbers than for others.
  @Test
  void theClocksOfALinearStepAreThoseThatAreSaid() throws Exception {
    Tool.VERILATOR.need();
    DynamicalSystem swing =
        DynamicalSystem.named("swing")
            .state("x", 1)
            .state("v", 0)
            .equations("dx = v*dt", "dv = -2*x*dt - 0.1*v*dt")
            .build();
    IntegerStep step = step(swing, "heun", "q7.16");
    assertEquals(VerilogCode.of(step).clocks(), new Bench(folder, step, 4).compare());
  }

  @Test
  void aPolicyWithoutStatesHasThem() throws Exception {
    Tool.VERILATOR.need();
    DynamicalSystem system = SystemReader.read(SourceText.of("policy", POLICY));
    new Bench(folder, step(system, "euler-maruyama", "q7.16"), 2).compare();
  }

  /// Takes a minute of computing.
  @Test
  @EnabledIfSystemProperty(named = "homeostat.long", matches = "true")
  void anEvolvedControllerFitsASmallFpga() throws Exception {
    Tool.YOSYS.need();
    Tool.NEXTPNR.need();
    Path file = Files.writeString(folder.resolve("evolved.yaml"), EvolvedText.CONTROLLER);
    VerilogCode code = VerilogCode.of(step(SystemReader.read(file), "heun", "q7.16"));
    Files.writeString(folder.resolve("evolved.v"), code.source());
    Files.writeString(folder.resolve("evolved_serial.v"), code.serial());
    String synthesis = "synth_ice40 -dsp -top evolved_serial -json evolved.json";
    Tool.output(folder, List.of("yosys", "-q", "-p", synthesis, "evolved.v", "evolved_serial.v"));
    List<String> report =
        Tool.output(
            folder,
            List.of(
                "nextpnr-ice40",
                "--up5k",
                "--package",
                "sg48",
                "--freq",
                "12",
                "--json",
                "evolved.json",
                "--asc",
                "evolved.asc"));
    assertTrue(
        report.stream().anyMatch(line -> line.contains("(PASS at 12.00 MHz)")),
        () -> String.join("\n", report));
  }

  @Test
  void randomSystemsHaveTheIntegersOfTheInterpreter() throws Exception {
    Tool.VERILATOR.need();
    String[] additive = {"shark", "heun", "sra1", "euler-maruyama"};
    for (int seed = 0; seed < RANDOM; seed++) {
      String method = seed % 2 == 0 ? "euler-maruyama" : additive[seed / 2 % 4];
      String text = RandomText.of(seed, seed % 2 == 1);
      Path file = Files.writeString(folder.resolve("random.yaml"), text);
      try {
        new Bench(folder, step(SystemReader.read(file), method, FORMATS.get(seed % 5)), 6)
            .compare();
      } catch (AssertionError differs) {
        throw new AssertionError("seed " + seed + ", " + method + "\n" + text, differs);
      }
    }
  }

  @Test
  void eventsAndDelaysHaveTheIntegersOfTheInterpreter() throws Exception {
    Tool.VERILATOR.need();
    String[] additive = {"shark", "heun", "sra1", "euler-maruyama"};
    for (int seed = 0; seed < EVENTFUL; seed++) {
      String method = seed % 2 == 0 ? "euler-maruyama" : additive[seed / 2 % 4];
      DynamicalSystem system = RandomText.eventful(seed, seed % 2 == 1);
      try {
        new Bench(folder, step(system, method, FORMATS.get(seed % 5)), 40).compare();
      } catch (AssertionError differs) {
        throw new AssertionError(
            "seed " + seed + ", " + method + "\n" + SystemText.print(system), differs);
      }
    }
  }

  /// A system may use the names of the processor for its own.
  @Test
  void namesOfTheProcessorAreGivenOnce() {
    List<String> own = declared(named(List.of()));
    assertTrue(
        own.containsAll(List.of("clk", "in_range", "W", "digit", "beat", "OP_ROOT")),
        own::toString);
    List<String> all = declared(named(own));
    assertEquals(Set.copyOf(all).size(), all.size(), all::toString);
    assertTrue(
        all.containsAll(List.of("clk_2", "in_range_2", "W_2", "digit_2", "OP_ROOT_2")),
        all::toString);
  }

  /// A system that takes most operations, with states of these names, where the language has them.
  private static VerilogCode named(List<String> names) {
    SystemBuilder system =
        DynamicalSystem.named("names")
            .state("first", 0.5)
            .noise("w")
            .equations(
                "dfirst = (sqrt(first^2 + 1)/(2 + exp(first)) - log(3 + first))*dt + 0.1*dw");
    for (String name : names) {
      if (!name.equals("first") && Identifiers.inEquations().of(name).equals(name)) {
        system.state(name, 0).equations("d" + name + " = -" + name + "*dt");
      }
    }
    return VerilogCode.of(step(system.build(), "euler-maruyama", "q15.16"));
  }

  private static List<String> declared(VerilogCode code) {
    return Pattern.compile(
            "(?m)^ *(?:(?:in|out)put )?(?:reg|wire|localparam)(?: signed)?(?: \\[[^]]*])? (\\w+)")
        .matcher(code.source())
        .results()
        .map(each -> each.group(1))
        .toList();
  }

  private static IntegerStep step(DynamicalSystem system, String method, String format) {
    var simulation = Simulation.of(system).method(method).step(0.01).until(1);
    system.outputs().forEach(output -> simulation.record(output.name()));
    return IntegerStep.of(simulation.fixedStep(), FixedPoint.parse(format));
  }
}
