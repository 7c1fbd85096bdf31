package org.homeostat.studio.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.homeostat.studio.export.Toolchain;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `homeostat export`: the files that it writes, and what it refuses.
class ExportCommandTest {
  @TempDir private Path folder;

  private List<String> files(String under) throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve(under))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private CommandRun done(String... args) {
    CommandRun run = CommandRun.in(folder, args);
    assertEquals(0, run.code(), run.err());
    return run;
  }

  @Test
  void aSystemBecomesAHeaderAndASource() throws IOException {
    CommandRun run = done("export", "lorenz", "--to", "c", "--out", "firm/ware");
    assertEquals("firm/ware/lorenz.h\nfirm/ware/lorenz.c\n", run.out());
    assertEquals(List.of("lorenz.c", "lorenz.h"), files("firm/ware"));
  }

  @Test
  void integersNeedNoFloatingPoint() throws IOException {
    done("export", "lorenz", "--to", "c", "--fixed", "q15.16");
    assertTrue(Files.readString(folder.resolve("lorenz.h")).contains("x / 2^16 (q15.16)"));
    assertFalse(Files.readString(folder.resolve("lorenz.c")).contains("double"));
  }

  @Test
  void aTunableParameterIsAMemberOfTheStruct() throws IOException {
    done("export", "lorenz", "--to", "c", "--tunable", "rho");
    assertTrue(Files.readString(folder.resolve("lorenz.h")).contains("  double rho;"));
    assertTrue(Files.readString(folder.resolve("lorenz.c")).contains("s->rho = 28.0;"));
    assertFalse(Files.readString(folder.resolve("lorenz.h")).contains("  double sigma;"));
  }

  @Test
  void anAgentComesWithoutItsPlant() throws IOException {
    CommandRun run = done("export", "particle-textbook", "--to", "c", "--agent");
    assertEquals("particle_textbook_agent.h\nparticle_textbook_agent.c\n", run.out());
    String header = Files.readString(folder.resolve("particle_textbook_agent.h"));
    assertTrue(header.contains("  double agent_y[2];\n  double reward;\n"), header);
    assertFalse(header.contains("plant_x"), header);
  }

  @Test
  void aUnitIsOneFile() throws IOException {
    Toolchain.NATIVE.need();
    assertEquals("lorenz.fmu\n", done("export", "lorenz", "--to", "fmu").out());
    assertEquals(List.of("lorenz.fmu"), files(""));
  }

  @Test
  void aProcessorStandsAloneAndBehindAFewPins() throws IOException {
    CommandRun run = done("export", "particle", "--to", "verilog", "--fixed", "q7.16");
    assertEquals("particle.v\nparticle_serial.v\n", run.out());
    assertTrue(Files.readString(folder.resolve("particle.v")).contains("\nmodule particle "));
  }

  @Test
  void aStepIsAnOnnxModel() throws IOException {
    CommandRun run = done("export", "particle-textbook", "--to", "onnx", "--tunable", "plant.mass");
    assertEquals("particle_textbook.onnx\n", run.out());
    byte[] model = Files.readAllBytes(folder.resolve("particle_textbook.onnx"));
    String text = new String(model, StandardCharsets.ISO_8859_1);
    assertTrue(text.contains("next_agent_z"), "the learning agent's state");
    assertTrue(text.contains("start plant_mass"), "the parameter as an input");
    done("export", "particle-textbook", "--to", "onnx", "--tunable", "plant.mass");
    assertArrayEquals(model, Files.readAllBytes(folder.resolve("particle_textbook.onnx")));
  }

  @Test
  void aLoopWithoutNoiseIsAModel() throws IOException {
    Files.writeString(
        folder.resolve("held.yaml"),
        """
        study: held-oscillator
        plant: systems/van-der-pol.yaml
        agent: systems/linear-policy.yaml
        connect: {agent.y: [plant.x, plant.v], plant.u: agent.u}
        reward: -plant.x^2
        solve: {method: rk4, step: 0.1, until: 20, seeds: 1}
        """);
    assertEquals("HeldOscillator.mo\n", done("export", "held.yaml", "--to", "modelica").out());
    String text = Files.readString(folder.resolve("HeldOscillator.mo"));
    assertTrue(text.contains("  agent_y = {plant_x, plant_v};\n"), text);
    assertTrue(text.contains("  output Real agent_u \"agent.u\";\n"), text);
  }

  @Test
  void theTutorialShowsTheModelThatIsWritten() throws IOException {
    done("export", "lif-neuron", "--to", "modelica");
    String page = Files.readString(Path.of("..", "docs", "tutorials", "export-to-modelica.md"));
    assertTrue(page.contains(Files.readString(folder.resolve("LifNeuron.mo"))), page);
  }

  @Test
  void theSameBytesAreWrittenAgain() throws IOException {
    done("export", "particle-textbook", "--to", "c");
    String header = Files.readString(folder.resolve("particle_textbook.h"));
    String source = Files.readString(folder.resolve("particle_textbook.c"));
    Files.writeString(folder.resolve("particle_textbook.c"), "an older one");
    done("export", "particle-textbook", "--to", "c");
    assertEquals(header, Files.readString(folder.resolve("particle_textbook.h")));
    assertEquals(source, Files.readString(folder.resolve("particle_textbook.c")));
  }

  @Test
  void jsonNamesTheFiles() {
    JsonValue document = JsonValue.of(done("export", "lorenz", "--to", "c", "--json").out());
    assertEquals("lorenz", document.at("name").toString());
    assertEquals("lorenz.h", document.at("files").at(0).toString());
  }

  @Test
  void theSumInTheHeaderKnowsTheModel() throws IOException {
    String learning = sum("--arm", "learning");
    assertEquals(learning, sum());
    assertNotEquals(learning, sum("--arm", "without learning"));
    assertNotEquals(learning, sum("--precision", "float"));
  }

  private String sum(String... more) throws IOException {
    done(
        Stream.concat(Stream.of("export", "particle-textbook", "--to", "c"), Stream.of(more))
            .toArray(String[]::new));
    return Files.readString(folder.resolve("particle_textbook.h"))
        .lines()
        .filter(line -> line.contains("_MODEL 0x"))
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "lorenz --to d | there is no target 'd'",
        "lorenz --to verilog | Verilog has fixed-point numbers alone",
        "lorenz --to verilog --fixed q7.16 --tunable rho | a parameter in Verilog is a constant",
        "lorenz --to c --tunable rho,sigm | there is no parameter 'sigm'",
        "lorenz --to fmu --fixed q15.16 --precision float | --fixed and --precision",
        "lorenz --to fmu --tunable rho | every parameter of a unit is tunable",
        "lorenz --to onnx --fixed q15.16 | the numbers of an ONNX model",
        "lorenz --to onnx --tunable rh | there is no parameter 'rh'",
        "lorenz --to modelica | systems/lorenz.yaml:7:1: the noise wx has no counterpart",
        "particle-textbook --to modelica | particle-textbook.yaml:4:1: the noise plant.w",
        "van-der-pol --to modelica --fixed q7.8 | the numbers of a model are",
        "lorenz --to c --fixed q15 | a fixed-point format is written like q15.16, not 'q15'",
        "lorenz --to c --fixed q30.30 | a fixed-point format is qM.N",
        "lorenz --to c --fixed q15.16 --precision float | --fixed and --precision",
        "lorenz --to c --precision flaot | there is no precision 'flaot'",
        "particle-textbook --to c --arm learnig | there is no arm 'learnig'",
        "particle-textbook --to spice --agent | --agent takes the agent out of a study",
        "lorenz --to c --agent | --agent takes the agent out of a study",
        "lorentz --to c | lorentz",
        "lorenz | Missing required option: '--to=TARGET'",
      })
  void whatIsWrongIsSaid(String line, String expected) throws IOException {
    CommandRun run = CommandRun.in(folder, ("export " + line).split(" "));
    assertEquals(2, run.code(), run.err());
    assertTrue(run.err().contains(expected), run.err());
    assertEquals(List.of(), files(""));
  }

  @Test
  void aNearNameIsOffered() {
    assertTrue(
        CommandRun.in(folder, "export", "lorenz", "--to", "c", "--precision", "flaot")
            .err()
            .contains("did you mean 'float'"));
  }

  @Test
  void whatCannotBeCodeIsRefused() throws IOException {
    for (String name :
        List.of("digits", "swing-up-pendulum", "latent-controller", "evolve-controller")) {
      CommandRun run = CommandRun.in(folder, "export", name, "--to", "c");
      assertNotEquals(0, run.code(), name);
      assertFalse(run.err().isBlank(), name);
    }
    assertEquals(List.of(), files(""));
  }

  @Test
  void aFolderThatCannotBeMadeIsAFailure() throws IOException {
    Files.writeString(folder.resolve("taken"), "a file");
    CommandRun run = CommandRun.in(folder, "export", "lorenz", "--to", "c", "--out", "taken/in");
    assertEquals(1, run.code(), run.err());
    assertTrue(run.err().contains("taken"), run.err());
    assertEquals("a file", Files.readString(folder.resolve("taken")));
  }
}
