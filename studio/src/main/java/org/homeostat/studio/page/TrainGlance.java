package org.homeostat.studio.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.homeostat.studio.report.Block;
import org.homeostat.studio.report.Note;
import org.homeostat.studio.report.NumberText;
import org.homeostat.studio.report.Section;
import org.homeostat.studio.report.Tiles;
import org.homeostat.studio.report.Tiles.Tile;
import org.homeostat.studio.train.ArmResult;
import org.homeostat.studio.train.EpochResult;
import org.homeostat.studio.train.PairedDifference;
import org.homeostat.studio.train.TrainOutcome;

/// The key figures of a study that trains.
final class TrainGlance {
  private TrainGlance() {}

  static Section of(TrainOutcome outcome) {
    List<Tile> tiles = new ArrayList<>();
    for (ArmResult arm : outcome.arms()) {
      tiles.add(
          new Tile(
              arm.arm().name(), TrainPage.percent(TrainPage.median(arm.accuracies())), "of test"));
    }
    for (ArmResult arm : outcome.arms()) {
      if (!arm.equals(outcome.baseline())) {
        tiles.add(difference(outcome, arm));
      }
    }
    outcome.arms().forEach(arm -> tiles.add(seconds(arm, outcome.arms().size() > 1)));
    tiles.add(
        new Tile(
            "wall time",
            NumberText.of(Math.rint(10 * outcome.wallSeconds()) / 10) + " s",
            "%s of %s images each"
                .formatted(
                    outcome.study().runs() == 1 ? "1 run" : outcome.study().runs() + " runs",
                    NumberText.of(outcome.lessons().train().count()))));
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Tiles(tiles));
    for (ArmResult arm : outcome.arms()) {
      if (arm.diverged() > 0) {
        blocks.add(
            new Note(
                Note.Kind.WARNING,
                "%s of %s runs of %s diverged; medians are those of the others."
                    .formatted(arm.diverged(), arm.runs().size(), arm.arm().name())));
      }
    }
    for (ArmResult arm : outcome.arms()) {
      if (!arm.unsettled().isEmpty()) {
        blocks.add(new Note(Note.Kind.WARNING, arm.arm().name() + ": " + arm.unsettled() + "."));
      }
    }
    return new Section("At a glance", "", blocks);
  }

  private static Tile difference(TrainOutcome outcome, ArmResult arm) {
    PairedDifference difference =
        PairedDifference.of(arm.accuracies(), outcome.baseline().accuracies());
    String interval =
        difference.pairs() < 2
            ? "points of accuracy, 1 seed"
            : "points; 95 %% interval %s to %s"
                .formatted(points(difference.ci95().low()), points(difference.ci95().high()));
    String label =
        outcome.arms().size() == 2
            ? "minus " + outcome.baseline().arm().name()
            : arm.arm().name() + " minus " + outcome.baseline().arm().name();
    return new Tile(label, points(difference.mean()), interval);
  }

  private static String points(double difference) {
    return String.format(Locale.ROOT, "%+.2f", 100 * difference).replace('-', '−');
  }

  private static Tile seconds(ArmResult arm, boolean several) {
    double[] seconds =
        arm.runs().stream()
            .flatMap(run -> run.epochs().stream())
            .mapToDouble(EpochResult::cpuSeconds)
            .toArray();
    String text = String.format(Locale.ROOT, "%.2f s", TrainPage.median(seconds));
    return new Tile(
        "CPU time an epoch", text, several ? arm.arm().name() : "of training, one thread");
  }
}
