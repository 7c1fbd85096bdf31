package org.homeostat.studio.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.homeostat.studio.evolve.EvolveFolder;
import org.homeostat.studio.file.OpenFolder;
import org.homeostat.studio.infer.InferFolder;
import org.homeostat.studio.infer.InferReader;
import org.homeostat.studio.study.RunFiles;
import org.homeostat.studio.train.TrainFolder;
import org.homeostat.studio.train.TrainReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `homeostat resume`
@Command(
    name = "resume",
    description = "Goes on with an interrupted run, to the same end.",
    footer = {"", "Example:", "  homeostat resume results/evolve-controller/2026-11-23_20-15-07"})
final class ResumeCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(paramLabel = "FOLDER", description = "The folder of a run.")
  private Path folder = Path.of("");

  @Mixin private Showing showing = new Showing();

  ResumeCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    int count = showing.threads();
    Path place = terminal.folder().resolve(folder);
    if (OpenFolder.isFinished(place)) {
      terminal.err().println("homeostat: " + folder + " has ended already: there is nothing to do");
      return 0;
    }
    Done done = resumed(place, count);
    done.show(terminal.out(), showing.json());
    return done instanceof Inferring.Inferred inferred ? inferred.warn(terminal.err()) : 0;
  }

  private Done resumed(Path place, int count) throws IOException {
    if (InferReader.isInferring(RunFiles.study(place, folder))) {
      try (InferFolder open = InferFolder.open(place, folder, terminal.library())) {
        return new Inferring(terminal, count, showing.quiet()).run(open);
      }
    }
    if (TrainReader.isTraining(RunFiles.study(place, folder))) {
      try (TrainFolder open = TrainFolder.open(place, folder, terminal.library())) {
        return new TrainRuns(terminal, count, showing.quiet()).run(open);
      }
    }
    try (EvolveFolder open = EvolveFolder.open(place, folder, terminal.library())) {
      return new Evolving(terminal, count, showing.quiet()).run(open);
    }
  }
}
