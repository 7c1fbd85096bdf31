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
