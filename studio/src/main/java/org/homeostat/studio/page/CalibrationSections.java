package org.homeostat.studio.page;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.homeostat.inference.Calibration;
import org.homeostat.studio.infer.CalibrationOutcome;
import org.homeostat.studio.report.Axis;
import org.homeostat.studio.report.Block;
import org.homeostat.studio.report.Cell;
import org.homeostat.studio.report.Hue;
import org.homeostat.studio.report.Lines;
import org.homeostat.studio.report.Note;
import org.homeostat.studio.report.NumberText;
import org.homeostat.studio.report.Panels;
import org.homeostat.studio.report.Samples;
import org.homeostat.studio.report.Section;
import org.homeostat.studio.report.Series;
import org.homeostat.studio.report.Stroke;
import org.homeostat.studio.report.Table;
import org.homeostat.studio.report.Tiles;

/// What a calibration says: tests and shares, histograms of ranks, and how far their counts are
/// from those of even ranks.
final class CalibrationSections {
  private static final int MOST_SHOWN = 24;

  private final CalibrationOutcome outcome;
  private final Calibration calibration;
  private final List<String> shown;

  private CalibrationSections(CalibrationOutcome outcome) {
    this.outcome = outcome;
    this.calibration = outcome.calibration();
    this.shown = calibration.elements().stream().limit(MOST_SHOWN).toList();
  }

  static List<Section> of(CalibrationOutcome outcome) {
    var sections = new CalibrationSections(outcome);
    return List.of(sections.glance(), sections.histograms(), sections.differences());
  }

  private Section glance() {
    List<Block> blocks = new ArrayList<>();
    List<Tiles.Tile> tiles = new ArrayList<>();
    tiles.add(
        new Tiles.Tile(
            "trials",
            "" + outcome.trials().size(),
            outcome.failed() == 0 ? "none failed" : outcome.failed() + " failed"));
    if (!Double.isNaN(outcome.worth())) {
      tiles.add(
          new Tiles.Tile(
              "worth of draws",
              NumberText.of(Math.rint(outcome.worth())),
              "independent ones in a middling trial; 99 are ranked"));
    }
    blocks.add(new Tiles(tiles));
    if (!outcome.doubt().isEmpty()) {
      blocks.add(new Note(Note.Kind.WARNING, outcome.doubt() + "."));
    }
    blocks.add(table());
    return new Section(
        "Calibration",
        "In each trial true values were drawn from the priors, data made with them, and the values"
            + " inferred from the data. If posteriors are right, the rank of a true value among the"
            + " draws is any number from 0 to 99, each as often.",
        blocks);
  }

  private Table table() {
    List<List<Cell>> rows = new ArrayList<>();
    for (CalibrationOutcome.Row row : outcome.rows()) {
      rows.add(
          List.of(
              Cell.of(row.name()),
              Cell.of(row.chiSquared()),
              Cell.of(row.probability()),
              Cell.of(100 * row.half()),
              Cell.of(100 * row.most())));
    }
    return new Table(
        "",
        List.of("posterior", "p of histogram", "p of ranks", "in middle 50 %", "in middle 90 %"),
        rows,
        "p: how often a right posterior has ranks as uneven, by chi-squared of ten cells and"
            + " exactly by the counts below each rank. In 95 of 100 calibrations of right posteriors "
            + range(50)
            + " % of true values lie in the middle 50 %, and "
            + range(90)
            + " % in the middle 90 %.");
  }

  private String range(int middle) {
    double[] band = calibration.insideBand(middle);
    return NumberText.of(100 * band[0]) + " to " + NumberText.of(100 * band[1]);
  }

  /// Steps over the ten cells, with the band of each.
  private Section histograms() {
    int[] ends = calibration.cell();
    List<Lines> plots = new ArrayList<>();
    for (String name : shown) {
      int[] counts = calibration.histogram(name);
      int steps = Calibration.CELLS + 1;
      double[] heights = new double[steps];
      Arrays.setAll(heights, i -> counts[Math.min(i, Calibration.CELLS - 1)]);
      plots.add(
          Lines.of(
              name,
              Axis.of("rank"),
              Axis.of("trials"),
              Samples.even(0, Calibration.CELLS, steps),
              Series.of("99 % if right", Hue.GREY, all(steps, calibration.trials() / 10.0))
                  .drawn(Stroke.DASHED)
                  .between(all(steps, ends[0]), all(steps, ends[1])),
              Series.of("ranks", Hue.BLUE, Samples.of(heights)).drawn(Stroke.STEPS)));
    }
    return new Section(
        "Ranks",
        "High in the middle: intervals are too wide. High at both ends: too narrow. Sloping: draws"
            + " are too low or too high. The band is that of one cell.",
        List.of(new Panels("", plots, "")));
  }

  private static Samples all(int count, double value) {
    return Samples.even(value, 0, count);
  }

  private Section differences() {
    int[][] band = calibration.band();
    int places = band.length;
    double[] even = new double[places];
    Arrays.setAll(even, j -> calibration.trials() * (j / (places - 1.0)));
    List<Lines> plots = new ArrayList<>();
    for (String name : shown) {
      int[] below = calibration.below(name);
      plots.add(
          Lines.of(
              name,
              Axis.of("rank"),
              Axis.of("more below than even"),
              Samples.even(0, 1, places),
              Series.of("95 % if right", Hue.GREY, all(places, 0))
                  .drawn(Stroke.DASHED)
                  .between(
                      difference(places, j -> band[j][0] - even[j]),
                      difference(places, j -> band[j][1] - even[j])),
              Series.of("ranks", Hue.BLUE, difference(places, j -> below[j] - even[j]))));
    }
    return new Section(
        "Counts below each rank",
        "How many more true values than even ranks would have lie below each rank. The band holds"
            + " the whole line in 95 of 100 calibrations of a right posterior.",
        List.of(new Panels("", plots, "")));
  }

  private static Samples difference(int places, IntToDoubleFunction value) {
    return Samples.of(IntStream.range(0, places).mapToDouble(value).toArray());
  }
}
