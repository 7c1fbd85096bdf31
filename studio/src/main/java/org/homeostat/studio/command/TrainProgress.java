package org.homeostat.studio.command;

import java.util.Locale;
import org.homeostat.energy.Training.Epoch;
import org.homeostat.studio.report.NumberText;
import org.homeostat.studio.train.TrainArm;
import org.homeostat.studio.train.TrainStudy;
import org.homeostat.studio.train.TrainWatch;

/// Shows how far the runs of a study are: of the one that moved last the loss, the accuracy and how
/// well it settles; of all the images a second and the time left.
final class TrainProgress implements TrainWatch, AutoCloseable {
  private final TrainStudy study;
  private final ProgressLine line;

  /// The epochs that each run has behind it, and how many of them this process did.
  private final double[] done;

  private final double[] skipped;
  private final int[] seen;
  private long images;

  TrainProgress(Terminal terminal, TrainStudy study) {
    this.study = study;
    this.line = new ProgressLine(terminal, study.name());
    this.done = new double[study.runs()];
    this.skipped = new double[study.runs()];
    this.seen = new int[study.runs()];
  }

  private TrainArm arm(int run) {
    return study.arms().get(run / study.seeds());
  }

  @Override
  public synchronized void batch(int run, int epoch, Epoch so, int of) {
    if (done[run] == 0) {
      skipped[run] = epoch;
    }
    done[run] = epoch + (double) so.examples() / of;
    images += so.examples() < seen[run] ? so.examples() : so.examples() - seen[run];
    seen[run] = so.examples();
    double all = 0;
    double behind = 0;
    double here = 0;
    for (int i = 0; i < done.length; i++) {
      all += arm(i).settings().epochs();
      behind += done[i];
      here += done[i] - skipped[i];
    }
    double seconds = line.seconds();
    line.show(
        behind / all,
        String.format(
            Locale.ROOT,
            "%3.0f %%  %s, seed %d, epoch %d of %d: loss %s, accuracy %.1f %%, %s, %s"
                + " images/s, %s left",
            100 * behind / all,
            arm(run).name(),
            study.firstSeed() + run % study.seeds(),
            epoch + 1,
            arm(run).settings().epochs(),
            NumberText.of(so.loss()),
            100 * so.accuracy(),
            settling(so),
            ProgressLine.magnitude(images / seconds),
            ProgressLine.duration(seconds * (all - behind) / here)));
  }

  @Override
  public synchronized void chip(TrainArm arm, int chips, int of) {
    line.show(
        (double) chips / of,
        String.format(Locale.ROOT, "%s: %d of %d chips", arm.name(), chips, of));
  }

  /// The residual, or how the worst batch ended where some did not settle.
  private static String settling(Epoch so) {
    return so.unsettled() == 0
        ? "residual " + NumberText.of(so.residual())
        : "%s of %s batches did not settle, at worst: %s"
            .formatted(so.unsettled(), so.batches(), so.worst().finding());
  }

  @Override
  public void close() {
    line.close();
  }
}
