package org.homeostat.studio.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvolveCommandTest {
  /// The paper's experiment, small.
  static final String SMALL =
      """
      study: small
      plant: systems/particle.yaml
      agent: systems/latent-controller.yaml
      connect: {agent.x: plant.position, agent.v: plant.velocity, plant.u: agent.u}
      solve: {method: shark, step: 0.1, until: 20, seeds: 2}
      measure: {cost: {sum: plant.x^2 + plant.u^2}}
      evolve:
        minimise: cost
        operators: {+: 0.5, -: 0.1, "*": 0.5}
        islands: 2
        size: 20
        generations: 4
        migration: 2
        fits: 2
        trajectories: 8
        held out: {trajectories: 40}
      """;

  @TempDir private Path folder;

  @BeforeEach
  void write() throws IOException {
    Files.writeString(folder.resolve("small.yaml"), SMALL);
  }

  private CommandRun evolve(String... more) {
    List<String> command = new ArrayList<>(List.of("evolve", "small.yaml", "-q"));
    command.addAll(List.of(more));
    return CommandRun.in(folder, command.toArray(String[]::new));
  }

  @Test
  void theSummaryHasTheAgreedFormAndEqualsTheFile() throws IOException {
    CommandRun run = evolve("--json");
    assertEquals(0, run.code(), run.err());
    JsonValue summary = JsonValue.of(run.out());
    assertEquals(
        List.of("study", "wall_seconds", "folder", "baseline", "runs", "median", "worst"),
        summary.keys());
    assertEquals("LQR", summary.at("baseline").value());
    assertEquals(2, summary.at("runs").items().size());
    JsonValue first = summary.at("runs").at(0);
    assertEquals(0L, first.at("seed").value());
    double cost = (Double) first.at("cost").value();
    double optimum = (Double) first.at("lqr_cost").value();
    assertEquals(cost / optimum, (Double) first.at("ratio").value(), 1e-12);
    assertEquals(3, first.at("equations").items().size());
    assertTrue(first.at("equations").at(0).toString().startsWith("g(a1, a2) = "));
    assertEquals(summary, JsonValue.of(Files.readString(only().resolve("summary.json"))));
  }

  @Test
  void theTableHasARowForEachSearch() {
    CommandRun run = evolve("--generations", "2");
    assertEquals(0, run.code(), run.err());
    List<String> lines = run.out().lines().toList();
    assertEquals("small: 2 searches of 2 generations, 2 islands of 20", lines.getFirst());
    assertTrue(lines.get(1).matches("\\s+seed\\s+cost\\s+/ LQR\\s+nodes\\s+wall\\s+equations"));
    assertTrue(lines.get(4).startsWith("  median "), run.out());
    assertEquals("", run.err());
  }

  @Test
  void theFolderIsComplete() throws IOException {
    evolve("--seeds", "1");
    assertEquals(
        List.of(
            "front.csv",
            "paths.parquet",
            "provenance.json",
            "report.html",
            "study.yaml",
            "summary.json",
            "systems"),
        names(only()));
    JsonValue provenance = JsonValue.of(Files.readString(only().resolve("provenance.json")));
    assertEquals(
        List.of("homeostat", "evolve", "small.yaml", "-q", "--seeds", "1"),
        provenance.at("command").value());
  }

  @Test
  void everySystemOfTheFolderIsTakenByTheOtherCommands() throws IOException {
    evolve("--seeds", "1", "--generations", "2");
    Path systems = only().resolve("systems");
    for (String name : names(systems)) {
      for (String file : List.of("agent.yaml", "loop.yaml")) {
        String path = systems.resolve(name).resolve(file).toString();
        CommandRun simulate = CommandRun.in(folder, "simulate", path, "--until", "1", "-q");
        assertEquals(0, simulate.code(), simulate.err());
      }
      String study = systems.resolve(name).resolve("study.yaml").toString();
      CommandRun run = CommandRun.in(folder, "run", study, "--seeds", "2", "-q");
      assertEquals(0, run.code(), run.err());
      assertTrue(run.out().contains("cost@20"), run.out());
    }
  }

  @Test
  void aWinnersSystemSaysWhatItIs() throws IOException {
    evolve("--seeds", "1", "--generations", "2");
    for (String file : List.of("agent.yaml", "loop.yaml")) {
      String text = Files.readString(only().resolve("systems/winner-0").resolve(file));
      assertTrue(text.contains("for the study small with the seed 0: "), text);
    }
  }

  @Test
  void theNumberOfThreadsChangesNothing() throws IOException {
    evolve("--threads", "1", "--out", "one");
    evolve("--threads", "2", "--out", "two");
    Comparison.assertEqual(
        StoppedRuns.only(folder.resolve("one/small")),
        StoppedRuns.only(folder.resolve("two/small")));
  }

  @Test
  void aRunReproduces() throws IOException {
    evolve("--seeds", "1", "--set", "plant.mass=2", "--until", "10");
    CommandRun again = CommandRun.in(folder, "reproduce", only().toString(), "-q");
    assertEquals(0, again.code(), again.out() + again.err());
    assertTrue(again.out().contains("systems/winner-0/agent.yaml: equal"), again.out());
  }

  @Test
  void runDispatchesToTheSameSearch() throws IOException {
    CommandRun run =
        CommandRun.in(
            folder,
            "run",
            "small.yaml",
            "particle-textbook",
            "--seeds",
            "1",
            "--until",
            "5",
            "--json",
            "-q");
    assertEquals(0, run.code(), run.err());
    JsonValue document = JsonValue.of(run.out());
    assertEquals("small", document.at("runs").at(0).at("study").value());
    assertEquals("particle-textbook", document.at("runs").at(1).at("study").value());
    assertEquals(1, document.at("runs").at(0).at("runs").items().size());
  }

  @Test
  void aStudyThatEvolvesIsCheckedAndShown() {
    assertEquals("small.yaml: ok", CommandRun.in(folder, "check", "small.yaml").out().strip());
    assertTrue(CommandRun.in(folder, "show", "small.yaml").out().contains("agent.u = g("));
  }

  private Path only() throws IOException {
    return StoppedRuns.only(folder.resolve("results/small"));
  }

  private static List<String> names(Path parent) throws IOException {
    try (Stream<Path> files = Files.list(parent)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
