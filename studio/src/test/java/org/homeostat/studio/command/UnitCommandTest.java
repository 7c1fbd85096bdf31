package org.homeostat.studio.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.homeostat.studio.export.Toolchain;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Units as plants: `simulate`, `run`, `show`, `check` and `reproduce` of a .fmu file.
class UnitCommandTest {
  private static final String PENDULUM =
      """
      system: pendulum
      states: {angle: 0.7, speed: 0}
      inputs: [u]
      parameters: {friction: 0.1}
      equations: |
        dangle = speed*dt
        dspeed = (u - 9.81*sin(angle) - friction*speed)*dt
      outputs: {height: 1 - cos(angle)}
      solve: {method: euler-maruyama, step: 0.02, until: 4}
      """;

  private static final String STUDY =
      """
      study: swing
      plant: pendulum.fmu
      agent: systems/rate-network.yaml
      connect: {agent.y: [plant.angle, plant.speed], plant.u: agent.u}
      reward: -plant.angle^2 - agent.u^2 - plant.height
      learn: {rule: ornstein-uhlenbeck-adaptation, parameters: [tau, A, b, B, C], lambda: 2, sigma: 0.1, eta: 5, rho: 2}
      solve: {method: euler-maruyama, step: 0.02, until: 4, seeds: 3}
      arms: {learning: {}, still: {learn.sigma: 0}, sticky: {plant.friction: 0.5}}
      measure: {return: {sum: reward, at: [2, 4]}}
      """;

  @TempDir private Path folder;

  @BeforeEach
  void export() throws IOException {
    Toolchain.NATIVE.need();
    Files.writeString(folder.resolve("pendulum.yaml"), PENDULUM);
    Files.writeString(folder.resolve("study.yaml"), STUDY);
    assertEquals(0, CommandRun.in(folder, "export", "pendulum.yaml", "--to", "fmu").code());
  }

  private CommandRun done(String... args) {
    CommandRun run = CommandRun.in(folder, args);
    assertEquals(0, run.code(), run.err());
    return run;
  }

  private void refused(int code, String said, String... args) {
    CommandRun run = CommandRun.in(folder, args);
    assertEquals(code, run.code(), run.err());
    assertTrue(run.err().contains(said), run.err());
  }

  private Path run(String study) throws IOException {
    try (Stream<Path> runs = Files.list(folder.resolve("results").resolve(study))) {
      return runs.findFirst().orElseThrow();
    }
  }

  /// Euler's method holds over a step what it reads, as the coupling does.
  @Test
  void anAgentLearnsOnAUnitAsOnItsEquations() throws IOException {
    done("run", "study.yaml", "--allow-native", "-q");
    Files.writeString(
        folder.resolve("equations.yaml"),
        STUDY.replace("pendulum.fmu", "pendulum.yaml").replace("study: swing", "study: written"));
    done("run", "equations.yaml", "-q");
    assertEquals(
        Files.readString(run("written").resolve("seeds.csv")),
        Files.readString(run("swing").resolve("seeds.csv")));
    assertTrue(Files.readString(run("swing").resolve("summary.json")).contains("\"sha256\""));
    String place = folder.relativize(run("swing")).toString();
    String equal = done("reproduce", place, "--allow-native", "-q").out();
    assertEquals("paths.parquet: equal\nseeds.csv: equal\nsummary.json: equal\n", equal);
  }

  @Test
  void aUnitRunsAloneAsItsDescriptionSuggests() {
    CommandRun run =
        done("simulate", "pendulum.fmu", "--allow-native", "--set", "u=1", "--until", "2", "-q");
    assertTrue(run.out().startsWith("pendulum: 1 seed, euler-maruyama, step 0.02, until 2\n"));
  }

  @Test
  void withoutLeaveNothingOfItRuns() {
    String said = "pendulum.fmu holds machine code, which can do whatever you can\n";
    refused(2, said, "simulate", "pendulum.fmu");
    refused(2, said, "run", "study.yaml");
    assertEquals("study.yaml: ok\n", done("check", "study.yaml").out());
    assertEquals("pendulum.fmu: ok\n", done("check", "pendulum.fmu").out());
    refused(2, "pendulum.fmu is a unit, not a study", "run", "pendulum.fmu");
  }

  @Test
  void itsVariablesAreShown() {
    String shown = done("show", "pendulum.fmu").out();
    assertTrue(shown.startsWith("pendulum.fmu: pendulum, FMI 3.0, co-simulation"), shown);
    assertTrue(shown.contains("friction  tunable parameter  Float64    0.1"), shown);
    assertTrue(done("show", "pendulum.fmu", "--json").out().contains("\"of_unit\": \"angle\""));
  }

  @Test
  void whatNeedsEquationsIsRefusedAtItsPlace() throws IOException {
    changed("agent: systems/rate-network.yaml", "agent: lqr");
    refused(2, "study.yaml:3:8: an agent is designed for the equations", "check", "study.yaml");
    changed("plant: pendulum.fmu", "plant: pendulun.fmu");
    refused(2, "study.yaml:2:8: no such unit: 'pendulun.fmu'", "check", "study.yaml");
    changed("method: euler-maruyama", "method: tsit5");
    refused(2, "study.yaml:7", "check", "study.yaml");
    Files.writeString(folder.resolve("study.yaml"), STUDY);
    refused(2, "is a unit, which shows no equations", "export", "study.yaml", "--to", "c");
    refused(2, "coupled to an environment", "cost", "study.yaml");
    Files.writeString(folder.resolve("study.yaml"), STUDY + "evolve: {minimise: return}\n");
    refused(2, "study.yaml:2:8: a search computes the equations", "check", "study.yaml");
  }

  private void changed(String from, String to) throws IOException {
    Files.writeString(folder.resolve("study.yaml"), STUDY.replace(from, to));
  }

  @Test
  void aBrokenUnitIsRefusedWhereItIsNamed() throws IOException {
    Files.writeString(folder.resolve("pendulum.fmu"), "not a zip");
    refused(2, "study.yaml:2:8: pendulum.fmu: expected a zip archive", "check", "study.yaml");
    refused(2, "expected a zip archive", "simulate", "pendulum.fmu");
    refused(2, "expected a zip archive", "show", "pendulum.fmu");
    refused(2, "pendulum.fmu:1:1: expected a zip archive", "check", "pendulum.fmu");
    refused(1, "no such file", "show", "missing.fmu");
  }

  /// The library of the unit is replaced by one that gives up.
  @Test
  void aUnitThatCrashesCostsALine() throws Exception {
    Files.writeString(
        folder.resolve("bad.c"),
        """
        void abort(void);
        void *fmi3InstantiateCoSimulation(void) { abort(); }
        """);
    new ProcessBuilder(List.of("gcc", "-fPIC", "-shared", "-o", "bad.so", "bad.c"))
        .directory(folder.toFile())
        .inheritIO()
        .start()
        .waitFor();
    try (ZipFile from = new ZipFile(folder.resolve("pendulum.fmu").toFile());
        OutputStream out = Files.newOutputStream(folder.resolve("bad.fmu"));
        ZipOutputStream to = new ZipOutputStream(out)) {
      for (ZipEntry entry : from.stream().toList()) {
        to.putNextEntry(new ZipEntry(entry.getName()));
        to.write(
            entry.getName().endsWith(".so")
                ? Files.readAllBytes(folder.resolve("bad.so"))
                : from.getInputStream(entry).readAllBytes());
      }
    }
    refused(
        1, "homeostat: bad.fmu crashed, with signal 6", "simulate", "bad.fmu", "--allow-native");
    try (Stream<Path> files = Files.list(folder)) {
      assertTrue(files.noneMatch(file -> file.endsWith("results")), "nothing was written");
    }
  }
}
