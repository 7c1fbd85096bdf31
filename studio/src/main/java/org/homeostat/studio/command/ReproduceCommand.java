package org.homeostat.studio.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.homeostat.expression.SourceText;
import org.homeostat.studio.evolve.EvolveFiles;
import org.homeostat.studio.evolve.EvolveOutcome;
import org.homeostat.studio.evolve.EvolveReader;
import org.homeostat.studio.evolve.EvolveStudy;
import org.homeostat.studio.file.FileTree;
import org.homeostat.studio.file.Json;
import org.homeostat.studio.file.Keeping;
import org.homeostat.studio.infer.InferFiles;
import org.homeostat.studio.infer.InferFolder;
import org.homeostat.studio.infer.InferOutcome;
import org.homeostat.studio.infer.InferReader;
import org.homeostat.studio.infer.InferStudy;
import org.homeostat.studio.study.RunFiles;
import org.homeostat.studio.study.Study;
import org.homeostat.studio.study.StudyOutcome;
import org.homeostat.studio.study.StudyReader;
import org.homeostat.studio.study.StudyRun;
import org.homeostat.studio.study.WrongInput;
import org.homeostat.studio.train.TrainFiles;
import org.homeostat.studio.train.TrainOutcome;
import org.homeostat.studio.train.TrainReader;
import org.homeostat.studio.train.TrainStudy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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

  @Mixin private NativeOptions code = new NativeOptions();

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
    int threads = Runtime.getRuntime().availableProcessors();
    if (TrainReader.isTraining(text)) {
      TrainStudy study = TrainReader.read(text, terminal.library());
      TrainOutcome outcome = new TrainRuns(terminal, threads, quiet).train(study);
      return compare(
          finished,
          again -> {
            TrainFiles.write(outcome, finished, again);
            return TrainFiles.compared(outcome);
          });
    }
    if (InferReader.isInferring(text)) {
      InferStudy study = InferReader.read(text, terminal.library());
      InferOutcome outcome =
          new Inferring(terminal, threads, quiet)
              .infer(study, InferFolder.table(finished, study), Keeping.NOTHING);
      return compare(
          finished,
          again -> {
            InferFiles.write(outcome, finished, again);
            return InferFiles.compared(outcome);
          });
    }
    if (StudyReader.isEvolving(text)) {
      EvolveStudy study = EvolveReader.read(text, terminal.library());
      EvolveOutcome outcome = new Evolving(terminal, threads, quiet).search(study, Keeping.NOTHING);
      return compare(
          finished,
          again -> {
            EvolveFiles.write(outcome, finished, again);
            return EvolveFiles.compared(again);
          });
    }
    Study study = StudyReader.read(text, code.library(terminal));
    if (!study.devices().isEmpty()) {
      throw new WrongInput(
          study.name() + " used the device " + study.devices().getFirst().title(),
          "nobody knows what a device does next, so such a run cannot be reproduced");
    }
    return compare(finished, solve(study));
  }

  /// Writes the files of a run anew.
  private interface Writing {
    /// @return the names of those that are compared
    Iterable<String> write(Path again) throws IOException;
  }

  private static Map<String, Object> compare(Path finished, Writing writing) throws IOException {
    Map<String, Object> equal = new LinkedHashMap<>();
    Path again = Files.createTempDirectory("homeostat-");
    try {
      for (String file : writing.write(again)) {
        equal.put(file, same(file, finished.resolve(file), again.resolve(file)));
      }
    } finally {
      FileTree.delete(again);
    }
    return equal;
  }

  private StudyOutcome solve(Study study) {
    int threads = Runtime.getRuntime().availableProcessors();
    return ProgressLine.along(
        terminal, study.name(), quiet, progress -> StudyRun.run(study, threads, progress));
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
