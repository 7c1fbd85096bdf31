package org.homeostat.studio.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CalibrateCommandTest {
  private static final String WALK =
      """
      study: walk
      system: |
        system: walk
        states: {x: 0}
        parameters: {push: 0}
        noise: [w]
        equations: dx = push*dt + 0.5*dw
        outputs: {y: x}
      infer:
        measure: {y: 0.2}
        start: {x: 1}
        step: 0.5
        filter: extended
      """;

  private static final String DENSITY =
      """
      study: five
      infer:
        parameters: {m: "normal(0, 2)", s: halfnormal(1)}
        known: {y: [1, 2, 3, 4, 5]}
        likelihood: -sum(((y - m)/s)^2)/2 - 5*log(s)
        simulate: {y: "normal(m, s)"}
        sample: {acceptance: 0.9}
        calibrate: {trials: 100, draws: 200, warmup: 100}
      """;

  @TempDir private Path folder;

  @BeforeEach
  void write() throws IOException {
    Files.writeString(folder.resolve("walk.yaml"), WALK);
    Files.writeString(folder.resolve("five.yaml"), DENSITY);
    Files.writeString(folder.resolve("data.csv"), "t,y\n0,0.1\n0.5,\n1,0.8\n2,1.7\n");
  }

  private CommandRun calibrate(String... more) {
    return CommandRun.in(
        folder, Stream.concat(Stream.of("infer"), Stream.of(more)).toArray(String[]::new));
  }

  private Path onlyRun(String study) throws IOException {
    try (Stream<Path> runs = Files.list(folder.resolve("results").resolve(study))) {
      return runs.findFirst().orElseThrow();
    }
  }

  /// States at both ends, in a linear system whose filter is exact.
  @Test
  void lawsOfStatesAreCalibrated() throws IOException {
    CommandRun run = calibrate("walk.yaml", "data.csv", "--calibrate", "--json", "-q");
    assertEquals(0, run.code(), run.err());
    JsonValue found = JsonValue.of(run.out());
    assertEquals(200L, found.at("trials").value());
    for (String name : List.of("x at the start", "x at the end")) {
      assertTrue((Double) found.at("ranks").at(name).at("probability").value() > 1e-3, name);
    }
    Path results = onlyRun("walk");
    assertEquals(201, Files.readAllLines(results.resolve("ranks.csv")).size());
    assertTrue(Files.readString(results.resolve("report.html")).contains("Counts below each rank"));
    String name = folder.relativize(results).toString();
    CommandRun again = CommandRun.in(folder, "reproduce", name, "-q");
    assertEquals(0, again.code(), again.out() + again.err());
    assertTrue(again.out().contains("ranks.csv: equal"), again.out());
    try (Stream<Path> files = Files.list(results)) {
      assertTrue(files.noneMatch(file -> file.getFileName().toString().startsWith("checkpoint")));
    }
  }

  @Test
  void parametersAndStatesTogetherAreCalibratedWithAnyThreads() throws IOException {
    String parameters =
        "  parameters: {push: \"normal(0, 1)\"}\n  calibrate: {draws: 200, warmup: 60}\n";
    Files.writeString(folder.resolve("walk.yaml"), WALK + parameters);
    String[] words = {"walk.yaml", "data.csv", "--calibrate", "--trials", "60", "-q"};
    CommandRun run = calibrate(words);
    assertEquals(0, run.code(), run.err());
    assertTrue(run.out().startsWith("walk: ranks of true values in 60 trials"), run.out());
    assertTrue(run.out().contains("push"), run.out());
    Path first = onlyRun("walk");
    Path second = folder.resolve("results/walk/stopped");
    Files.createDirectories(second);
    for (String kept : List.of("study.yaml", "data.csv")) {
      Files.copy(first.resolve(kept), second.resolve(kept));
    }
    CommandRun resumed =
        CommandRun.in(folder, "resume", "results/walk/stopped", "-q", "--threads", "1");
    assertEquals(0, resumed.code(), resumed.err());
    assertEquals(-1, Files.mismatch(first.resolve("ranks.csv"), second.resolve("ranks.csv")));
  }

  @Test
  void aDensityIsCalibratedAndAWrongOneFoundOut() throws IOException {
    CommandRun right = calibrate("five.yaml", "-q");
    assertEquals(0, right.code(), right.out() + right.err());
    String wrong = DENSITY.replace("((y - m)/s)", "((y - m)/(s/2))");
    Files.writeString(folder.resolve("five.yaml"), wrong);
    CommandRun run = calibrate("five.yaml", "-q");
    assertEquals(1, run.code(), run.out());
    assertTrue(run.err().contains("homeostat: s: draws are too high"), run.err());
  }

  private void refuse(String study, String from, String to, String said) throws IOException {
    Path file = folder.resolve(study);
    String before = Files.readString(file);
    assertTrue(before.contains(from), from);
    Files.writeString(file, before.replace(from, to));
    CommandRun run =
        study.equals("five.yaml")
            ? calibrate(study, "--calibrate", "-q")
            : calibrate(study, "data.csv", "--calibrate", "-q");
    Files.writeString(file, before);
    assertEquals(2, run.code(), run.out());
    assertTrue(run.err().contains(said), run.err());
    assertFalse(Files.exists(folder.resolve("results")), "nothing is left behind");
  }

  @Test
  void whatCannotBeCalibratedIsRefused() throws IOException {
    refuse(
        "five.yaml", "  simulate: {y: \"normal(m, s)\"}\n", "", "does not say how data are made");
    refuse(
        "five.yaml", "halfnormal(1)", "{above: 0}", "nothing can be drawn from the prior of 's'");
    refuse("five.yaml", "{y: \"normal(m, s)\"}", "{x: \"normal(m, s)\"}", "five.yaml:6:14: 'x' is");
    refuse("five.yaml", "normal(m, s)", "normal(m, z)", "'z' is neither a parameter nor known");
    refuse("five.yaml", "trials: 100", "trials: 3", "whole number from 50");
    refuse(
        "walk.yaml",
        "  step: 0.5\n",
        "  step: 0.5\n  parameters: {push: flat}\n  estimate: likelihood\n  calibrate: {}\n",
        "walk.yaml:15:14: with 'estimate: likelihood' there is no posterior");
    CommandRun few = calibrate("five.yaml", "--calibrate", "--trials", "10");
    assertEquals(2, few.code());
    assertTrue(few.err().contains("take from 50 to 20000"), few.err());
    CommandRun alone = calibrate("five.yaml", "--trials", "100");
    assertEquals(2, alone.code());
    assertTrue(alone.err().contains("--trials without --calibrate"), alone.err());
  }
}
