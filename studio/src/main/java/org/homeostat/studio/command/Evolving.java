package org.homeostat.studio.command;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import org.homeostat.studio.evolve.EvolveFolder;
import org.homeostat.studio.evolve.EvolveOutcome;
import org.homeostat.studio.evolve.EvolveStudy;
import org.homeostat.studio.evolve.Searching;
import org.homeostat.studio.evolve.Watch;
import org.homeostat.studio.file.Keeping;
import org.homeostat.studio.page.EvolvePage;

/// Runs evolving studies and writes their folders, from the beginning or from where they stopped.
record Evolving(Terminal terminal, int threads, boolean quiet) {

  /// An evolving study that was run, and its folder.
  record Evolved(EvolveOutcome outcome, Path folder, Map<String, Object> summary) implements Done {
    @Override
    public void print(PrintStream out) {
      EvolveTable.print(out, outcome, folder);
    }
  }

  Evolved run(EvolveStudy study, Path results) throws IOException {
    try (var folder = EvolveFolder.create(study, results, terminal.command())) {
      return run(folder);
    }
  }

  Evolved run(EvolveFolder folder) throws IOException {
    EvolveOutcome outcome = search(folder.study(), folder);
    return new Evolved(outcome, folder.place(), folder.finish(outcome, EvolvePage::write));
  }

  /// Runs the searches of a study.
  EvolveOutcome search(EvolveStudy study, Keeping keeping) throws IOException {
    if (quiet) {
      return new Searching(study, threads, keeping, Watch.NONE).run();
    }
    try (var progress = new EvolveProgress(terminal, study)) {
      return new Searching(study, threads, keeping, progress).run();
    }
  }
}
