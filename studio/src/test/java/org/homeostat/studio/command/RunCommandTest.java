package org.homeostat.studio.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunCommandTest {
  private static final String STUDY = "studies/paper/particle-textbook.yaml";

  @TempDir private Path folder;

  private CommandRun run(String... more) {
    List<String> command = new ArrayList<>(List.of("run", STUDY, "--seeds", "3", "--until", "110"));
    command.addAll(List.of(more));
    return CommandRun.in(folder, command.toArray(new String[0]));
  }

  @Test
  void theSummaryHasTheAgreedFormAndEqualsTheFile() throws IOException {
    CommandRun run = run("--json");
    assertEquals(0, run.code(), run.err());
    JsonValue document = JsonValue.of(run.out());
    assertEquals(List.of("runs"), document.keys());
    JsonValue summary = document.at("runs").at(0);
    assertEquals(List.of("study", "wall_seconds", "folder", "arms"), summary.keys());
    assertEquals("particle-textbook", summary.at("study").value());
    JsonValue arm = summary.at("arms").at(1);
    assertEquals(List.of("name", "seeds", "diverged", "measures"), arm.keys());
    assertEquals("without learning", arm.at("name").value());
    assertEquals(3L, arm.at("seeds").value());
    assertEquals(List.of("return@100"), arm.at("measures").keys());
    assertEquals(
        List.of(
            "survivors",
            "diverged",
            "median",
            "q1",
            "q3",
            "mean",
            "ci90",
            "median_counting_diverged"),
        arm.at("measures").at("return@100").keys());
    assertEquals(summary, JsonValue.of(Files.readString(only().resolve("summary.json"))));
  }

  @Test
  void minusInfinityIsNull() {
    CommandRun run = CommandRun.in(folder, "run", "pendulum", "--seeds", "2", "--json", "-q");
    JsonValue arm = JsonValue.of(run.out()).at("runs").at(0).at("arms").at(0);
    JsonValue last = arm.at("measures").at("return@300");
    assertEquals(0, run.code(), "a study is done however many of its runs diverge");
    assertEquals(2L, last.at("diverged").value());
    assertEquals(Optional.empty(), last.at("median_counting_diverged").value());
    assertEquals(Optional.empty(), last.at("median").value());
  }

  @Test
  void seedsHaveARowEachAndEmptyCellsAfterADivergence() throws IOException {
    CommandRun.in(folder, "run", "particle-textbook", "--seeds", "2", "-q");
    List<String> lines = Files.readAllLines(only().resolve("seeds.csv"));
    assertEquals("arm,seed,return@100,return@165,return@300,diverged_at", lines.getFirst());
    assertEquals(5, lines.size());
    for (String line : lines.subList(1, 5)) {
      String[] cells = line.split(",", -1);
      assertEquals(6, cells.length, line);
      boolean diverged = !cells[5].isEmpty();
      double until = diverged ? Double.parseDouble(cells[5]) : Double.POSITIVE_INFINITY;
      assertEquals(until > 100, !cells[2].isEmpty(), line);
      assertEquals(until > 165, !cells[3].isEmpty(), line);
      assertEquals(!diverged, !cells[4].isEmpty(), line);
    }
    assertEquals("without learning", lines.get(4).split(",")[0]);
  }

  @Test
  void theFolderIsComplete() throws IOException {
    assertEquals(0, run().code());
    List<String> files;
    try (Stream<Path> listed = Files.list(only())) {
      files = listed.map(file -> file.getFileName().toString()).sorted().toList();
    }
    assertEquals(
        List.of(
            "paths.parquet",
            "provenance.json",
            "report.html",
            "seeds.csv",
            "study.yaml",
            "summary.json"),
        files);
    JsonValue provenance = JsonValue.of(Files.readString(only().resolve("provenance.json")));
    assertEquals(
        List.of("homeostat", "run", STUDY, "--seeds", "3", "--until", "110"),
        provenance.at("command").value());
  }

  @Test
  void theResolvedStudyRunsByItselfToTheSameNumbers() throws IOException {
    run("--set", "plant.mass=2", "--set", "tau=[0.5, 0]");
    Path first = only();
    String seeds = Files.readString(first.resolve("seeds.csv"));
    Files.copy(first.resolve("study.yaml"), folder.resolve("again.yaml"));
    CommandRun again = CommandRun.in(folder, "run", "again.yaml", "--out", "second");
    assertEquals(0, again.code(), again.err());
    Path second = StoppedRuns.only(folder.resolve("second/particle-textbook"));
    assertEquals(seeds, Files.readString(second.resolve("seeds.csv")));
    assertEquals(
        Files.readString(first.resolve("study.yaml")),
        Files.readString(second.resolve("study.yaml")));
  }

  @Test
  void aSettingChangesTheResult() throws IOException {
    run("--out", "light");
    run("--out", "heavy", "--set", "plant.mass=2");
    String light =
        Files.readString(
            StoppedRuns.only(folder.resolve("light/particle-textbook")).resolve("seeds.csv"));
    String heavy =
        Files.readString(
            StoppedRuns.only(folder.resolve("heavy/particle-textbook")).resolve("seeds.csv"));
    assertTrue(!light.equals(heavy));
  }

  @Test
  void theNumberOfThreadsChangesNothing() throws IOException {
    run("--out", "one", "--threads", "1");
    run("--out", "two", "--threads", "2");
    Path one = StoppedRuns.only(folder.resolve("one/particle-textbook"));
    Path two = StoppedRuns.only(folder.resolve("two/particle-textbook"));
    for (String file : List.of("seeds.csv", "paths.parquet")) {
      assertEquals(-1, Files.mismatch(one.resolve(file), two.resolve(file)), file);
    }
  }

  @Test
  void aRunReproduces() throws IOException {
    run();
    CommandRun again =
        CommandRun.in(folder, "reproduce", folder.relativize(only()).toString(), "-q");
    assertEquals(
        "paths.parquet: equal\nseeds.csv: equal\nsummary.json: equal\n",
        again.out().replace(System.lineSeparator(), "\n"));
    assertEquals(0, again.code());
  }

  @Test
  void aRunThatWasChangedDoesNotReproduce() throws IOException {
    run();
    Path seeds = only().resolve("seeds.csv");
    Files.writeString(seeds, Files.readString(seeds).replace("learning,0,", "learning,0,1"));
    CommandRun again = CommandRun.in(folder, "reproduce", only().toString(), "-q");
    assertTrue(again.out().contains("seeds.csv: different"), again.out());
    assertEquals(1, again.code());
  }

  @Test
  void aFolderThatIsNoRunIsWrongInput() {
    CommandRun run = CommandRun.in(folder, "reproduce", "nowhere");
    assertEquals(2, run.code());
    assertEquals(
        "homeostat: nowhere is not the folder of a run: it has no study.yaml", run.firstError());
  }

  @Test
  void quietRunsSayNothingOnStandardError() {
    assertEquals("", run("--quiet").err());
  }

  @Test
  void aFailureToWriteLeavesNothingBehind() throws IOException {
    Files.writeString(folder.resolve("taken"), "a file where a folder should be");
    CommandRun run = run("--out", "taken");
    assertEquals(1, run.code());
    try (Stream<Path> left = Files.list(folder)) {
      assertEquals(List.of(folder.resolve("taken")), left.toList());
    }
  }

  private Path only() throws IOException {
    Path results = folder.resolve("results");
    try (Stream<Path> studies = Files.list(results)) {
      return StoppedRuns.only(studies.findFirst().orElseThrow());
    }
  }
}
