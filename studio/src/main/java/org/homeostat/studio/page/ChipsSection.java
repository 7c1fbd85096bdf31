package org.homeostat.studio.page;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.homeostat.studio.report.Axis;
import org.homeostat.studio.report.Block;
import org.homeostat.studio.report.Cell;
import org.homeostat.studio.report.Hue;
import org.homeostat.studio.report.Lines;
import org.homeostat.studio.report.Samples;
import org.homeostat.studio.report.Section;
import org.homeostat.studio.report.Series;
import org.homeostat.studio.report.Stroke;
import org.homeostat.studio.report.Table;
import org.homeostat.studio.study.Statistics;
import org.homeostat.studio.train.ChipsResult;
import org.homeostat.studio.train.TrainArm;

/// How well weights do on chips, as they are placed and after they have learned there: over the
/// strength of an imperfection where that is swept, else over the chips, the worst first.
final class ChipsSection {
  private final List<ChipsResult> chips;

  private ChipsSection(List<ChipsResult> chips) {
    this.chips = chips;
  }

  static Optional<Section> of(List<ChipsResult> chips) {
    return chips.isEmpty() ? Optional.empty() : Optional.of(new ChipsSection(chips).section());
  }

  private Section section() {
    List<Block> blocks = new ArrayList<>();
    for (TrainArm arm : chips.stream().map(ChipsResult::arm).distinct().toList()) {
      List<ChipsResult> own = chips.stream().filter(each -> each.arm().equals(arm)).toList();
      blocks.add(own.size() > 1 ? strengths(arm, own) : sorted(arm, own.getFirst()));
    }
    blocks.add(table());
    return new Section(
        "On chips",
        "What the first run learned is put onto chips, each with its own imperfections, and learns on"
            + " there.",
        blocks);
  }

  private static Lines strengths(TrainArm arm, List<ChipsResult> own) {
    double[] ideal = own.stream().mapToDouble(each -> 100 * each.ideal()).toArray();
    return Lines.of(
            arm.name(),
            Axis.of(arm.chips().swept()),
            Axis.of("test accuracy", "%"),
            Samples.of(own.stream().mapToDouble(ChipsResult::strength).toArray()),
            line("placed", 0, own, ChipsResult::placed),
            line("learned there", 1, own, ChipsResult::learned),
            Series.of("ideal", Hue.of(2), Samples.of(ideal)).drawn(Stroke.DASHED))
        .captioned("The median of the chips; the band is its 90 % interval.");
  }

  private static Series line(
      String label, int hue, List<ChipsResult> own, Function<ChipsResult, double[]> values) {
    List<Statistics> along = own.stream().map(each -> Statistics.of(values.apply(each))).toList();
    return Series.of(
            label, Hue.of(hue), percent(along.stream().mapToDouble(Statistics::median).toArray()))
        .between(
            percent(along.stream().mapToDouble(each -> each.ci90().low()).toArray()),
            percent(along.stream().mapToDouble(each -> each.ci90().high()).toArray()));
  }

  private static Samples percent(double[] shares) {
    return Samples.of(Arrays.stream(shares).map(share -> 100 * share).toArray());
  }

  private static Lines sorted(TrainArm arm, ChipsResult own) {
    double[] numbers = new double[own.placed().length];
    Arrays.setAll(numbers, i -> i + 1);
    double[] ideal = new double[numbers.length];
    Arrays.fill(ideal, own.ideal());
    return Lines.of(
            arm.name(),
            Axis.of("chips, the worst first"),
            Axis.of("test accuracy", "%"),
            Samples.of(numbers),
            Series.of("placed", Hue.of(0), percent(ranked(own.placed()))).drawn(Stroke.STEPS),
            Series.of("learned there", Hue.of(1), percent(ranked(own.learned())))
                .drawn(Stroke.STEPS),
            Series.of("ideal", Hue.of(2), percent(ideal)).drawn(Stroke.DASHED))
        .captioned("Each line has an order of its own.");
  }

  /// In rising order, chips that diverged last, where they leave a gap.
  private static double[] ranked(double[] values) {
    double[] ranked = values.clone();
    Arrays.sort(ranked);
    return ranked;
  }

  private Table table() {
    List<List<Cell>> rows = new ArrayList<>();
    for (ChipsResult each : chips) {
      Statistics placed = Statistics.of(each.placed());
      Statistics learned = Statistics.of(each.learned());
      rows.add(
          List.of(
              Cell.of(each.arm().name()),
              Double.isNaN(each.strength()) ? Cell.of("") : Cell.of(each.strength()),
              Cell.of(100 * each.ideal()),
              Cell.of(100 * placed.median()),
              Cell.of(100 * learned.median()),
              new Cell.Share(learned.diverged(), each.learned().length),
              Cell.of(100 * each.gain().difference().median()),
              new Cell.Interval(
                  100 * each.gain().difference().low(), 100 * each.gain().difference().high()),
              Cell.of(each.gain().p())));
    }
    return new Table(
        "test accuracies, %",
        List.of(
            "arm",
            "strength",
            "ideal",
            "placed",
            "learned there",
            "diverged",
            "gain",
            "95 % interval",
            "p"),
        rows,
        "Medians over the chips; the gain is chip by chip, with p by Wilcoxon's signed-rank test.");
  }
}
