package org.homeostat.studio.evolve;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.homeostat.evolution.Outcome;
import org.homeostat.studio.file.FileTree;
import org.homeostat.studio.file.Json;
import org.homeostat.studio.report.NumberText;

/// What stands in the folder of an evolving study beside its study, provenance and report:
///
/// | file | holds |
/// | --- | --- |
/// | `summary.json` | the winner of each run |
/// | `front.csv` | the fronts of all runs |
/// | `systems/` | winners, and the front of the best run, ready to be used |
/// | `paths.parquet` | held-out trajectories under the best winner |
public final class EvolveFiles {
  /// The files whose bytes depend on the study alone, but for the times in the summary.
  public static final List<String> REPRODUCIBLE =
      List.of("summary.json", "front.csv", "paths.parquet");

  /// The folder of systems, which depend on the study alone.
  public static final String SYSTEMS = "systems";

  private static final int SEEDS = 20;

  private final EvolveOutcome outcome;
  private final Path folder;

  private EvolveFiles(EvolveOutcome outcome, Path folder) {
    this.outcome = outcome;
    this.folder = folder;
  }

  /// Writes the files into a folder, each whole or not at all.
  ///
  /// @param place where the run stands, which the summary names
  public static Map<String, Object> write(EvolveOutcome outcome, Path place, Path folder)
      throws IOException {
    return new EvolveFiles(outcome, folder).write(place);
  }

  private Map<String, Object> write(Path place) throws IOException {
    writeSystems();
    write("front.csv", file -> Files.writeString(file, EvolveSummary.front(outcome)));
    write("paths.parquet", file -> new HeldOutPaths(winner(outcome.best().winner())).write(file));
    Map<String, Object> summary = EvolveSummary.of(outcome, place);
    write("summary.json", file -> Files.writeString(file, Json.text(summary)));
    return summary;
  }

  private Winner winner(Outcome.Scored scored) {
    return new Winner(outcome.study(), scored.candidate().genome());
  }

  private interface Writing {
    void into(Path file) throws IOException;
  }

  private void write(String name, Writing writing) throws IOException {
    Path beside = folder.resolve("." + name + ".part");
    writing.into(beside);
    Files.move(
        beside,
        folder.resolve(name),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }

  /// The texts of all systems by their paths below the folder.
  private Map<String, String> texts() {
    Map<String, String> texts = new LinkedHashMap<>();
    for (EvolveRun run : outcome.runs()) {
      String name = "winner-" + run.outcome().seed();
      add(name, winner(run.winner()), about(run, run.outcome().winner()), texts);
    }
    EvolveRun best = outcome.best();
    List<Outcome.Scored> front = best.outcome().front();
    for (int i = 0; i < front.size(); i++) {
      add("front-" + (i + 1), winner(front.get(i)), about(best, i), texts);
    }
    return texts;
  }

  private static void add(String name, Winner winner, String about, Map<String, String> texts) {
    String full = winner.study().name() + "-" + name;
    texts.put(name + "/agent.yaml", winner.agent(about));
    texts.put(name + "/loop.yaml", winner.loopText(full, about));
    texts.put(name + "/study.yaml", winner.studyText(full, about, SEEDS));
  }

  /// What a member of a run's front is.
  private String about(EvolveRun run, int member) {
    int nodes = run.outcome().front().get(member).candidate().nodes();
    return "What evolution found for the study %s with the seed %s: %s nodes, cost %s on held-out trajectories."
        .formatted(
            outcome.study().name(),
            run.outcome().seed(),
            nodes,
            NumberText.of(run.scores().get(member).mean()));
  }

  private void writeSystems() throws IOException {
    Path beside = folder.resolve("." + SYSTEMS + ".part");
    FileTree.delete(beside);
    for (Map.Entry<String, String> each : texts().entrySet()) {
      Path file = beside.resolve(each.getKey());
      Files.createDirectories(file.getParent());
      Files.writeString(file, each.getValue());
    }
    FileTree.delete(folder.resolve(SYSTEMS));
    Files.move(beside, folder.resolve(SYSTEMS), StandardCopyOption.ATOMIC_MOVE);
  }

  /// The files whose bytes are compared when a run is repeated, by their paths below its folder.
  public static List<String> compared(Path folder) throws IOException {
    List<String> compared = new ArrayList<>(REPRODUCIBLE);
    Path systems = folder.resolve(SYSTEMS);
    if (Files.isDirectory(systems)) {
      try (Stream<Path> files = Files.walk(systems)) {
        files
            .filter(Files::isRegularFile)
            .map(file -> folder.relativize(file).toString().replace('\\', '/'))
            .sorted()
            .forEach(compared::add);
      }
    }
    return compared;
  }
}
