package org.homeostat.studio.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.homeostat.studio.file.Json;
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
    Map<?, ?> document = (Map<?, ?>) Json.read(run.out());
    assertEquals(List.of("runs"), List.copyOf(document.keySet()));
    Map<?, ?> summary = (Map<?, ?>) ((List<?>) document.get("runs")).getFirst();
    assertEquals(List.of("study", "wall_seconds", "folder", "arms"), List.copyOf(summary.keySet()));
    assertEquals("particle-textbook", summary.get("study"));
    Map<?, ?> arm = (Map<?, ?>) ((List<?>) summary.get("arms")).get(1);
    assertEquals(List.of("name", "seeds", "diverged", "measures"), List.copyOf(arm.keySet()));
    assertEquals("without learning", arm.get("name"));
    assertEquals(3L, arm.get("seeds"));
    Map<?, ?> measures = (Map<?, ?>) arm.get("measures");
    assertEquals(List.of("return@100"), List.copyOf(measures.keySet()));
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
        List.copyOf(((Map<?, ?>) measures.get("return@100")).keySet()));
    assertEquals(summary, Json.read(Files.readString(only().resolve("summary.json"))));
  }

  @Test
  void minusInfinityIsNull() throws IOException {
    CommandRun run = CommandRun.in(folder, "run", "pendulum", "--seeds", "2", "--json", "-q");
    Map<?, ?> document = (Map<?, ?>) Json.read(run.out());
    Map<?, ?> summary = (Map<?, ?>) ((List<?>) document.get("runs")).getFirst();
    Map<?, ?> arm = (Map<?, ?>) ((List<?>) summary.get("arms")).getFirst();
    Map<?, ?> last = (Map<?, ?>) ((Map<?, ?>) arm.get("measures")).get("return@300");
    assertEquals(0, run.code(), "a study is done however many of its runs diverge");
    assertEquals(2L, last.get("diverged"));
    assertEquals(Optional.empty(), last.get("median_counting_diverged"));
    assertEquals(Optional.empty(), last.get("median"));
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
    Map<?, ?> provenance =
        (Map<?, ?>) Json.read(Files.readString(only().resolve("provenance.json")));
    assertEquals(
        List.of("homeostat", "run", STUDY, "--seeds", "3", "--until", "110"),
        provenance.get("command"));
  }

  @Test
  void theResolvedStudyRunsByItselfToTheSameNumbers() throws IOException {
    run("--set", "plant.mass=2", "--set", "tau=[0.5, 0]");
    Path first = only();
    String seeds = Files.readString(first.resolve("seeds.csv"));
    Files.copy(first.resolve("study.yaml"), folder.resolve("again.yaml"));
    CommandRun again = CommandRun.in(folder, "run", "again.yaml", "--out", "second");
    assertEquals(0, again.code(), again.err());
    Path second = only(folder.resolve("second/particle-textbook"));
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
        Files.readString(only(folder.resolve("light/particle-textbook")).resolve("seeds.csv"));
    String heavy =
        Files.readString(only(folder.resolve("heavy/particle-textbook")).resolve("seeds.csv"));
    assertTrue(!light.equals(heavy));
  }

  @Test
  void theNumberOfThreadsChangesNothing() throws IOException {
    run("--out", "one", "--threads", "1");
    run("--out", "two", "--threads", "2");
    Path one = only(folder.resolve("one/particle-textbook"));
    Path two = only(folder.resolve("two/particle-textbook"));
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
      return only(studies.findFirst().orElseThrow());
    }
  }

  private static Path only(Path study) throws IOException {
    try (Stream<Path> runs = Files.list(study)) {
      List<Path> all = runs.toList();
      assertEquals(1, all.size(), all.toString());
      return all.getFirst();
    }
  }
}
