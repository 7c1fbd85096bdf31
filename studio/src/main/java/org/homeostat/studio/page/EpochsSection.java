package org.homeostat.studio.page;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.homeostat.studio.report.Axis;
import org.homeostat.studio.report.Block;
import org.homeostat.studio.report.Hue;
import org.homeostat.studio.report.Lines;
import org.homeostat.studio.report.Panels;
import org.homeostat.studio.report.Row;
import org.homeostat.studio.report.Samples;
import org.homeostat.studio.report.Scale;
import org.homeostat.studio.report.Section;
import org.homeostat.studio.report.Series;
import org.homeostat.studio.report.Stroke;
import org.homeostat.studio.study.Quantiles;
import org.homeostat.studio.study.Statistics;
import org.homeostat.studio.train.ArmResult;
import org.homeostat.studio.train.EpochResult;
import org.homeostat.studio.train.Rule;
import org.homeostat.studio.train.TrainOutcome;

/// How the arms learn, epoch by epoch.
final class EpochsSection {
  private static final Axis EPOCH = Axis.of("epoch");

  private final TrainOutcome outcome;
  private final Samples epochs;

  private EpochsSection(TrainOutcome outcome) {
    this.outcome = outcome;
    int most = outcome.arms().stream().mapToInt(ArmResult::epochs).max().orElse(1);
    this.epochs = Samples.even(1, 1, Math.max(1, most));
  }

  static Section of(TrainOutcome outcome) {
    var section = new EpochsSection(outcome);
    List<Block> blocks = new ArrayList<>();
    blocks.add(Row.of(section.accuracy(), section.loss()));
    section.settling().ifPresent(blocks::add);
    String spread =
        outcome.study().seeds() == 1
            ? "One seed."
            : "Medians of "
                + TrainPage.seeds(outcome)
                + "; bands reach from the lowest to the highest.";
    return new Section("Learning", spread, blocks);
  }

  private Lines accuracy() {
    return both(
        "accuracy",
        Axis.of("accuracy", "%"),
        epoch -> 100 * epoch.test().accuracy(),
        epoch -> 100 * epoch.train().accuracy());
  }

  private Lines loss() {
    return both(
        "loss",
        Axis.of("loss").on(Scale.LOG),
        epoch -> epoch.test().loss(),
        epoch -> epoch.train().loss());
  }

  private Lines both(
      String title,
      Axis axis,
      ToDoubleFunction<EpochResult> test,
      ToDoubleFunction<EpochResult> train) {
    List<Series> series = new ArrayList<>();
    for (int i = 0; i < outcome.arms().size(); i++) {
      ArmResult arm = outcome.arms().get(i);
      String prefix = outcome.arms().size() == 1 ? "" : arm.arm().name() + ", ";
      series.add(series(prefix + "test", i, arm, test));
      series.add(line(prefix + "training", i, arm, train).drawn(Stroke.DASHED));
    }
    return Lines.of(title, EPOCH, axis, epochs, series.toArray(new Series[0]))
        .captioned("Training is counted as it goes: each image before the step of its batch.");
  }

  /// Residual and steps of the arms that settle.
  private Optional<Block> settling() {
    if (outcome.arms().stream().noneMatch(EpochsSection::settles)) {
      return Optional.empty();
    }
    return Optional.of(
        new Panels(
            "",
            List.of(
                panel("residual", Scale.LOG, epoch -> epoch.train().residual()),
                panel("steps a batch", Scale.LINEAR, epoch -> epoch.train().steps())),
            "The residual is the largest change of a state in the last step of settling; steps are"
                + " those of all phases together."));
  }

  private static boolean settles(ArmResult arm) {
    return arm.arm().settings().rule() == Rule.EQUILIBRIUM_PROPAGATION;
  }

  private Lines panel(String title, Scale scale, ToDoubleFunction<EpochResult> value) {
    List<Series> series = new ArrayList<>();
    for (int i = 0; i < outcome.arms().size(); i++) {
      ArmResult arm = outcome.arms().get(i);
      if (settles(arm)) {
        series.add(series(arm.arm().name(), i, arm, value));
      }
    }
    return Lines.of(title, EPOCH, Axis.of(title).on(scale), epochs, series.toArray(new Series[0]));
  }

  private Series line(String label, int hue, ArmResult arm, ToDoubleFunction<EpochResult> value) {
    return Series.of(label, Hue.of(hue), along(arm, value, 0.5));
  }

  private Series series(String label, int hue, ArmResult arm, ToDoubleFunction<EpochResult> value) {
    Series middle = line(label, hue, arm, value);
    return arm.runs().size() == 1
        ? middle
        : middle.between(along(arm, value, 0), along(arm, value, 1));
  }

  private Samples along(ArmResult arm, ToDoubleFunction<EpochResult> value, double quantile) {
    double[] curve = new double[epochs.size()];
    Arrays.setAll(
        curve, epoch -> new Quantiles(Statistics.survivors(arm.at(epoch, value))).at(quantile));
    return Samples.of(curve);
  }
}
