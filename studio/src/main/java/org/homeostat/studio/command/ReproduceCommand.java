package org.homeostat.studio.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.homeostat.expression.SourceText;
import org.homeostat.solver.Progress;
import org.homeostat.studio.evolve.EvolveFiles;
import org.homeostat.studio.evolve.EvolveOutcome;
import org.homeostat.studio.evolve.EvolveReader;
import org.homeostat.studio.evolve.EvolveStudy;
import org.homeostat.studio.evolve.Searching;
import org.homeostat.studio.file.Json;
import org.homeostat.studio.study.RunFiles;
import org.homeostat.studio.study.Study;
import org.homeostat.studio.study.StudyOutcome;
import org.homeostat.studio.study.StudyReader;
import org.homeostat.studio.study.StudyRun;
import org.homeostat.studio.train.TrainFiles;
import org.homeostat.studio.train.TrainOutcome;
import org.homeostat.studio.train.TrainReader;
import org.homeostat.studio.train.TrainStudy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `homeostat reproduce`
@Command(
    name = "reproduce",
    description = "Repeats a finished run and compares its bytes.",
    footer = {
      "",
      "Example:",
      "  homeostat reproduce results/particle-textbook/2026-11-23_20-15-07"
    })
final class ReproduceCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(paramLabel = "FOLDER", description = "The folder of a run.")
  private Path folder = Path.of("");

  @Option(names = "--json", description = "Print a JSON document instead of lines.")
  private boolean json;

  @Option(
      names = {"-q", "--quiet"},
      description = "Show no progress.")
  private boolean quiet;

  ReproduceCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    Path finished = terminal.folder().resolve(folder);
    Map<String, Object> equal = compare(finished, RunFiles.study(finished, folder));
    if (json) {
      terminal.out().print(Json.text(Map.of("equal", equal)));
    } else {
      equal.forEach((file, same) ->
          terminal.out().println(file + ": " + (same.equals(true) ? "equal" : "different")));
    }
    return equal.containsValue(false) ? Failures.FAILED : 0;
  }

  private Map<String, Object> compare(Path finished, SourceText text) throws IOException {
    if (TrainReader.isTraining(text)) {
      return compare(finished, TrainReader.read(text, terminal.library()));
    }
    return StudyReader.isEvolving(text)
        ? compare(finished, EvolveReader.read(text, terminal.library()))
        : compare(finished, solve(StudyReader.read(text, terminal.library())));
  }

  private Map<String, Object> compare(Path finished, TrainStudy study) throws IOException {
    int threads = Runtime.getRuntime().availableProcessors();
    TrainOutcome outcome = new TrainRuns(terminal, threads, quiet).train(study);
    Map<String, Object> equal = new LinkedHashMap<>();
    Path again = Files.createTempDirectory("homeostat-");
    try {
      TrainFiles.write(outcome, finished, again);
      for (String file : TrainFiles.compared(outcome)) {
        equal.put(file, same(file, finished.resolve(file), again.resolve(file)));
      }
    } finally {
      EvolveFiles.delete(again);
    }
    return equal;
  }

  private StudyOutcome solve(Study study) {
    int threads = Runtime.getRuntime().availableProcessors();
    if (quiet) {
      return StudyRun.run(study, threads, Progress.NONE);
    }
    try (var progress = new ProgressLine(terminal, study.name())) {
      return StudyRun.run(study, threads, progress);
    }
  }

  private Map<String, Object> compare(Path finished, EvolveStudy study) throws IOException {
    int threads = Runtime.getRuntime().availableProcessors();
    EvolveOutcome outcome =
        new Evolving(terminal, threads, quiet).search(study, Searching.Keeping.NOTHING);
    Map<String, Object> equal = new LinkedHashMap<>();
    Path again = Files.createTempDirectory("homeostat-");
    try {
      EvolveFiles.write(outcome, finished, again);
      for (String file : EvolveFiles.compared(again)) {
        equal.put(file, same(file, finished.resolve(file), again.resolve(file)));
      }
    } finally {
      EvolveFiles.delete(again);
    }
    return equal;
  }

  private static Map<String, Object> compare(Path finished, StudyOutcome outcome)
      throws IOException {
    Map<String, Object> equal = new LinkedHashMap<>();
    Path again = Files.createTempDirectory("homeostat-");
    try {
      for (String file : RunFiles.REPRODUCIBLE) {
        Path repeated = again.resolve(file);
        RunFiles.writeReproducible(file, outcome, finished, repeated);
        equal.put(file, same(file, finished.resolve(file), repeated));
        Files.delete(repeated);
      }
    } finally {
      Files.deleteIfExists(again);
    }
    return equal;
  }

  private static boolean same(String file, Path finished, Path repeated) throws IOException {
    if (!Files.exists(finished)) {
      return false;
    }
    return file.endsWith(".json")
        ? SummaryComparison.equal(Files.readString(finished), Files.readString(repeated))
        : Files.mismatch(finished, repeated) == -1;
  }
}
