package org.homeostat.studio.command;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The corpus `malformed/`: `expected.txt` says for each file where its first mistake is and which.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MalformedStudiesTest {
  @TempDir private Path folder;

  /// A line of `expected.txt`: `unknown-key 5:1: unknown key 'rewad'`.
  record Expected(String name, String placed) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Expected> corpus() throws IOException {
    return text("expected.txt")
        .lines()
        .map(line -> line.split(" ", 2))
        .map(parts -> new Expected(parts[0], parts[1]));
  }

  @ParameterizedTest
  @MethodSource("corpus")
  void aMistakeIsPlacedAndTheExitCodeIsTwo(Expected expected) throws IOException {
    String file = copied(expected);
    String first = file + ":" + expected.placed();
    CommandRun check = CommandRun.in(folder, "check", file);
    assertEquals(first, check.firstError());
    assertEquals(2, check.code());
    CommandRun run = CommandRun.in(folder, "run", file);
    assertEquals(first, run.firstError());
    assertEquals(2, run.code());
    assertTrue(Files.notExists(folder.resolve("results")), "a results folder");
  }

  @Test
  void theProblemsOfAllFilesAreReportedAtOnce() throws IOException {
    List<Expected> all = corpus().toList();
    String[] command = {"check", copied(all.get(3)), copied(all.get(4)), "systems/lorenz.yaml"};
    CommandRun check = CommandRun.in(folder, command);
    assertAll(
        () -> assertTrue(check.err().contains(command[1] + ":"), check.err()),
        () -> assertTrue(check.err().contains(command[2] + ":"), check.err()),
        () -> assertEquals("systems/lorenz.yaml: ok", check.out().strip()),
        () -> assertEquals(2, check.code()));
  }

  @Test
  void aFileWithSeveralMistakesReportsThemAll() throws IOException {
    String study =
        text("set-unknown.yaml")
            .replace("learn.sigma: 0}", "learn.sigam: 0}")
            .replace("300]", "301]");
    Files.writeString(folder.resolve("several.yaml"), study);
    String said = CommandRun.in(folder, "check", "several.yaml").err();
    assertTrue(said.contains("several.yaml:8:41: ") && said.contains("several.yaml:9:48: "), said);
    assertTrue(said.contains("several.yaml:11:7: "), said);
  }

  @Test
  void aMistakeInOneSectionHidesNoneOfAnother() throws IOException {
    Files.writeString(
        folder.resolve("every.yaml"),
        """
        study: every
        plant: systems/particle.yaml
        agent: systems/rate-network.yaml
        connect: {agent.y: [plant.positon, plant.velocity], plant.u: agent.u}
        rewrd: -plant.xx^2 - agent.u^2
        learn: {rul: ornstein-uhlenbeck-adaptation, parameters: [tua], lambda: 2, sigma: 0, eta: 5, rho: 2}
        solve: {method: shrk, step: 0.1, until: 300}
        arms: {learning: {}, without learning: {learn.sigm: 0}}
        measure: {return: {summ: rewad, at: 301}}
        """);
    List<String> placed =
        CommandRun.in(folder, "check", "every.yaml")
            .err()
            .lines()
            .filter(line -> line.startsWith("every.yaml"))
            .toList();
    assertEquals(
        List.of(
            "every.yaml:4:21: unknown name 'plant.positon'",
            "every.yaml:5:1: unknown key 'rewrd'",
            "every.yaml:5:9: unknown name 'plant.xx'",
            "every.yaml:6:9: unknown key 'rul'",
            "every.yaml:6:58: 'tua' is not a parameter",
            "every.yaml:7:17: unknown method 'shrk'",
            "every.yaml:8:41: there is no parameter, input or state 'learn.sigm'",
            "every.yaml:9:20: unknown key 'summ'",
            "every.yaml:9:26: unknown name 'rewad'",
            "every.yaml:9:37: expected a time of the run, from 0 to 300, found the number 301"),
        placed);
  }

  private String copied(Expected expected) throws IOException {
    String file = expected.name() + ".yaml";
    Files.writeString(folder.resolve(file), text(file));
    return file;
  }

  private static String text(String name) throws IOException {
    try (var in = MalformedStudiesTest.class.getResourceAsStream("/malformed/" + name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
