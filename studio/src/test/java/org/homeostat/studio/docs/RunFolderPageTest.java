package org.homeostat.studio.docs;

import static java.util.stream.Collectors.toCollection;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.homeostat.studio.Main;
import org.homeostat.studio.file.Json;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The page on run folders names what stands in the folder of a real run, and nothing else.
class RunFolderPageTest {
  private static final Page PAGE = Page.of("docs/run-folder.md");
  private static final String FIELD = "| field | holds |";
  private static final String COLUMN = "| column | holds |";

  private static final String SEARCH =
      """
      study: search
      plant: systems/particle.yaml
      agent: systems/latent-controller.yaml
      connect: {agent.x: plant.position, agent.v: plant.velocity, plant.u: agent.u}
      solve: {method: shark, step: 0.1, until: 5}
      measure: {cost: {sum: plant.x^2 + plant.u^2}}
      evolve: {minimise: cost, islands: 1, size: 10, generations: 1, trajectories: 4,
        held out: {trajectories: 10}}
      """;

  private static final String TRAINING =
      """
      study: training
      data: {train: train.csv, test: train.csv}
      model: {layers: 2-3-2}
      train: {optimiser: {adam: 0.01}, batch: 2, epochs: 2}
      arms: {one: {}, other: {train.rule: backpropagation}}
      """;

  @TempDir static Path folder;
  private static Path run;
  private static Path search;
  private static Path training;

  @BeforeAll
  static void runAStudy() throws IOException {
    String command = "run particle-textbook --seeds 2 --until 5 --quiet";
    var out = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    assertEquals(0, Main.run(command.split(" "), out, out, folder));
    run = only(folder.resolve("results/particle-textbook"));
    Files.writeString(folder.resolve("search.yaml"), SEARCH);
    assertEquals(0, Main.run("evolve search.yaml --quiet".split(" "), out, out, folder));
    search = only(folder.resolve("results/search"));
    Files.writeString(folder.resolve("training.yaml"), TRAINING);
    Files.writeString(folder.resolve("train.csv"), "label,a,b\nx,0,1\ny,1,0\nx,0.1,1\ny,1,0.1\n");
    assertEquals(0, Main.run("train training.yaml --quiet".split(" "), out, out, folder));
    training = only(folder.resolve("results/training"));
  }

  @Test
  void theFilesAreThose() throws IOException {
    try (Stream<Path> files = Files.list(run)) {
      assertSame(
          files.map(file -> file.getFileName().toString()).toList(),
          PAGE.codes("| file | holds | depends on |", 0));
    }
  }

  @Test
  void theFieldsOfTheSummaryAreThose() throws IOException {
    Map<?, ?> summary = json("summary.json");
    Map<?, ?> arm = (Map<?, ?>) ((List<?>) summary.get("arms")).getFirst();
    Map<?, ?> measure = (Map<?, ?>) ((Map<?, ?>) arm.get("measures")).get("return@5");
    assertSame(summary.keySet(), below("## summary.json", FIELD));
    assertSame(arm.keySet(), below("Each arm:", FIELD));
    assertSame(measure.keySet(), below("Each measure:", FIELD));
  }

  @Test
  void theFieldsOfLivesWithChangesAreThose() throws IOException {
    String study =
        """
        study: lives
        plant: systems/particle.yaml
        agent: lqr
        reward: -plant.x^2 - agent.u^2
        changes: {at: 3, until: 6, scale: {plant.mass: 4}}
        solve: {method: shark, step: 0.1, until: 9, seeds: 2}
        arms: {once: {}, told: {agent: {lqr: {told: true}}}}
        against: once
        """;
    Files.writeString(folder.resolve("lives.yaml"), study);
    var out = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    assertEquals(0, Main.run("run lives.yaml --quiet".split(" "), out, out, folder));
    Path lives = only(folder.resolve("results/lives"));
    Map<?, ?> summary = (Map<?, ?>) Json.read(Files.readString(lives.resolve("summary.json")));
    Map<?, ?> lifelong = (Map<?, ?>) summary.get("lifelong");
    assertSame(lifelong.keySet(), PAGE.codes("| lifelong | holds |", 0));
    Map<?, ?> life = (Map<?, ?>) ((List<?>) lifelong.get("lives")).getLast();
    assertSame(life.keySet(), PAGE.codes("| of a life | holds |", 0));
    Map<?, ?> change = (Map<?, ?>) ((List<?>) life.get("changes")).getFirst();
    assertSame(change.keySet(), PAGE.codes("| of a change | holds |", 0));
    Map<?, ?> agent = (Map<?, ?>) ((List<?>) lifelong.get("agents")).getFirst();
    assertSame(agent.keySet(), PAGE.codes("| of an agent | holds |", 0));
    Map<?, ?> comparison = (Map<?, ?>) life.get("comparison");
    assertSame(comparison.keySet(), PAGE.codes("| of a comparison | holds |", 0));
    Map<?, ?> arm = (Map<?, ?>) ((List<?>) summary.get("arms")).getLast();
    Map<?, ?> measure = (Map<?, ?>) ((Map<?, ?>) arm.get("measures")).get("return@9");
    assertEquals(comparison.keySet(), ((Map<?, ?>) measure.get("comparison")).keySet());
    assertEquals("once", measure.get("against"));
    assertEquals(
        0,
        Main.run(
            new String[] {"reproduce", folder.relativize(lives).toString(), "--quiet"},
            out,
            out,
            folder));
  }

  @Test
  void theFieldsOfTheProvenanceAreThose() throws IOException {
    assertSame(json("provenance.json").keySet(), below("## provenance.json", FIELD));
  }

  @Test
  void theColumnsOfTheSeedsAreThose() throws IOException {
    String header = Files.readAllLines(run.resolve("seeds.csv")).getFirst();
    assertEquals(header, String.join(",", below("## seeds.csv", COLUMN)));
  }

  @Test
  void thePathsHaveTheColumnsThatAreNamed() throws IOException {
    String bytes = Files.readString(run.resolve("paths.parquet"), StandardCharsets.ISO_8859_1);
    String footer = bytes.substring(bytes.lastIndexOf("PAR1", bytes.length() - 5));
    for (String column : below("## paths.parquet", COLUMN)) {
      assertTrue(footer.contains(column), column);
    }
  }

  @Test
  void theFilesOfASearchAreThose() throws IOException {
    try (Stream<Path> files = Files.list(search)) {
      assertSame(
          files.map(file -> file.getFileName().toString()).toList(),
          PAGE.codes("| result | is | depends on |", 0));
    }
  }

  @Test
  void theFieldsOfASearchAreThose() throws IOException {
    Map<?, ?> summary = (Map<?, ?>) Json.read(Files.readString(search.resolve("summary.json")));
    Map<?, ?> first = (Map<?, ?>) ((List<?>) summary.get("runs")).getFirst();
    assertSame(
        summary.keySet(), below("Its summary, which `homeostat evolve --json` prints:", FIELD));
    assertSame(first.keySet(), below("Each search:", FIELD));
    assertSame(((Map<?, ?>) first.get("trust")).keySet(), below("Its trust:", FIELD));
  }

  @Test
  void theFilesOfTrainingAreThose() throws IOException {
    try (Stream<Path> files = Files.list(training)) {
      assertSame(
          files.map(file -> file.getFileName().toString()).toList(),
          PAGE.codes("| outcome | is | depends on |", 0));
    }
  }

  @Test
  void theFieldsOfTrainingAreThose() throws IOException {
    Map<?, ?> summary = (Map<?, ?>) Json.read(Files.readString(training.resolve("summary.json")));
    Map<?, ?> arm = (Map<?, ?>) ((List<?>) summary.get("arms")).getFirst();
    Map<?, ?> epoch = (Map<?, ?>) ((List<?>) arm.get("epochs")).getFirst();
    assertSame(
        summary.keySet(),
        below("The summary of training, which `homeostat train --json` prints:", FIELD));
    assertSame(arm.keySet(), below("Each arm that trained:", FIELD));
    assertSame(epoch.keySet(), below("Each epoch:", FIELD));
  }

  @Test
  void theColumnsOfTheFrontAreThose() throws IOException {
    String header = Files.readAllLines(search.resolve("front.csv")).getFirst();
    assertEquals(header, String.join(",", below("The columns of `front.csv`:", COLUMN)));
  }

  private static Map<?, ?> json(String file) throws IOException {
    return (Map<?, ?>) Json.read(Files.readString(run.resolve(file)));
  }

  /// What the first table below a line names.
  private static List<String> below(String line, String heading) {
    List<String> lines = PAGE.lines();
    return new Page(PAGE.file(), lines.subList(lines.indexOf(line), lines.size()))
        .codes(heading, 0);
  }

  private static void assertSame(Collection<?> found, Collection<String> named) {
    assertEquals(
        new TreeSet<>(named),
        found.stream().map(Object::toString).collect(toCollection(TreeSet::new)));
  }

  private static Path only(Path parent) throws IOException {
    try (Stream<Path> children = Files.list(parent)) {
      return children.findFirst().orElseThrow();
    }
  }
}
