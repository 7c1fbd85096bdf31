package org.homeostat.studio.command;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.homeostat.studio.file.Provenance;
import org.homeostat.studio.page.PaperPage;

/// The page of all of the paper's studies, which `homeostat run` without FILE writes last.
final class PaperReport {
  private PaperReport() {}

  /// Writes the page, and says where it stands.
  static void write(Terminal terminal, RunOptions options, Instant begun, List<Done> all)
      throws IOException {
    List<PaperPage.Learned> learned = new ArrayList<>();
    List<PaperPage.Evolved> evolved = new ArrayList<>();
    for (Done done : all) {
      switch (done) {
        case Runs.Finished finished ->
            learned.add(new PaperPage.Learned(finished.outcome(), finished.written().folder()));
        case Evolving.Evolved found ->
            evolved.add(new PaperPage.Evolved(found.outcome(), found.folder()));
        // the paper's studies train and infer nothing
        case TrainRuns.Trained _, Inferring.Inferred _ -> {}
      }
    }
    var provenance =
        new Provenance(terminal.command(), begun, Duration.between(begun, Instant.now()));
    Path results = terminal.folder().resolve(options.out());
    Path folder = PaperPage.write(learned, evolved, results, provenance);
    if (!options.json()) {
      terminal
          .out()
          .println("Both experiments beside the published ones: " + folder.resolve("report.html"));
    }
  }
}
