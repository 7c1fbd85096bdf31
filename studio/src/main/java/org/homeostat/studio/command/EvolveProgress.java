package org.homeostat.studio.command;

import java.util.Locale;
import org.homeostat.evolution.Evolution;
import org.homeostat.studio.evolve.EvolveStudy;
import org.homeostat.studio.evolve.Watch;
import org.homeostat.studio.report.NumberText;

/// Shows how far the searches of a study have come: the best candidate, the front, the rate and the
/// time left.
final class EvolveProgress implements Watch, AutoCloseable {
  private final EvolveStudy study;
  private final ProgressLine line;
  private int run = -1;

  /// Trajectories of the current search that are counted already, and all that were counted.
  private long seen;

  private long counted;

  /// The share of the work that was done when this line began.
  private double skipped;

  EvolveProgress(Terminal terminal, EvolveStudy study) {
    this.study = study;
    this.line = new ProgressLine(terminal, study.name());
  }

  @Override
  public void lived(int current, Evolution.Progress progress) {
    int generations = study.search().settings().generations();
    double done = (current + (double) progress.generation() / generations) / study.runs();
    if (run < 0) {
      skipped = done - 1.0 / generations / study.runs();
    }
    if (current != run) {
      // a resumed search has many behind it
      seen = progress.evaluations() / progress.generation() * (progress.generation() - 1);
      run = current;
    }
    counted += progress.evaluations() - seen;
    seen = progress.evaluations();
    double seconds = line.seconds();
    line.show(
        done,
        String.format(
            Locale.ROOT,
            "%3.0f %%  run %d of %d, generation %d: best %s with %d nodes, front of %d, %s trajectories/s, %s"
                + " left",
            100 * done,
            current + 1,
            study.runs(),
            progress.generation(),
            NumberText.of(progress.best()),
            progress.nodes(),
            progress.frontSize(),
            ProgressLine.magnitude(counted / seconds),
            ProgressLine.duration(seconds * (1 - done) / (done - skipped))));
  }

  @Override
  public void close() {
    line.close();
  }
}
