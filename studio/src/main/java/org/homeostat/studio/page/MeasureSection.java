package org.homeostat.studio.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.homeostat.solver.Measure;
import org.homeostat.solver.Measurement;
import org.homeostat.studio.lifelong.PairedComparison;
import org.homeostat.studio.report.Axis;
import org.homeostat.studio.report.Block;
import org.homeostat.studio.report.Cell;
import org.homeostat.studio.report.Hue;
import org.homeostat.studio.report.Lines;
import org.homeostat.studio.report.Note;
import org.homeostat.studio.report.NumberText;
import org.homeostat.studio.report.Samples;
import org.homeostat.studio.report.Scale;
import org.homeostat.studio.report.Section;
import org.homeostat.studio.report.Series;
import org.homeostat.studio.report.Stroke;
import org.homeostat.studio.report.Table;
import org.homeostat.studio.study.ArmOutcome;
import org.homeostat.studio.study.Statistics;
import org.homeostat.studio.study.StudyOutcome;

/// A measure of all arms: its median and quartiles over time beside the share of runs that are
/// still alive, and the table of its statistics.
final class MeasureSection {
  private static final double WIDE = 50;

  private final StudyOutcome outcome;
  private final Measure measure;
  private final boolean many;

  private MeasureSection(StudyOutcome outcome, Measure measure) {
    this.outcome = outcome;
    this.measure = measure;
    this.many = Crowd.is(outcome);
  }

  static Section of(StudyOutcome outcome, Measure measure) {
    return new MeasureSection(outcome, measure).section();
  }

  /// Median and quartiles of a measure over time, by arm.
  static Lines curves(StudyOutcome outcome, Measure measure) {
    return new MeasureSection(outcome, measure).curves();
  }

  /// The share of runs that have not diverged, by arm.
  static Lines alive(StudyOutcome outcome, Measure measure) {
    return new MeasureSection(outcome, measure).alive();
  }

  /// The statistics of a measure at its times, by arm.
  static Table table(StudyOutcome outcome, Measure measure) {
    return new MeasureSection(outcome, measure).table();
  }

  private Section section() {
    List<Block> blocks = new ArrayList<>();
    int diverged = outcome.arms().stream().mapToInt(ArmOutcome::diverged).sum();
    if (diverged > 0) {
      blocks.add(new Note(Note.Kind.WARNING, warning()));
    }
    blocks.add(curves());
    if (diverged > 0) {
      blocks.add(alive());
    }
    blocks.add(table());
    if (outcome.lifelong().isEmpty()) {
      comparisons().ifPresent(blocks::add);
    }
    String name = measure.name();
    String heading = Character.toUpperCase(name.charAt(0)) + name.substring(1);
    return new Section(heading, outcome.study().about(), blocks);
  }

  private String warning() {
    return many ? warning(new Crowd(outcome)) : warning(outcome.arms());
  }

  private static String warning(Crowd crowd) {
    return "%s of %s runs diverged, in %s of %s arms; the table counts them in each. Medians and quartiles are those of the survivors."
        .formatted(
            NumberText.of(crowd.diverged()),
            NumberText.of(crowd.runs()),
            crowd.thinned(),
            crowd.arms());
  }

  private static String warning(List<ArmOutcome> arms) {
    List<String> counts = new ArrayList<>();
    for (ArmOutcome arm : arms) {
      counts.add(
          "%s: %s of %s runs diverged"
              .formatted(arm.arm().name(), arm.diverged(), arm.ensemble().trajectories()));
    }
    return String.join("; ", counts)
        + ". Medians and quartiles are those of the survivors; a dashed line counts diverged runs"
        + " as −∞ and ends where half of the runs have diverged.";
  }

  private List<Measurement> curve(ArmOutcome arm) {
    return arm.ensemble().measurements().stream()
        .filter(each -> each.measure().name().equals(measure.name()))
        .toList();
  }

  private Samples times() {
    return Samples.of(
        curve(outcome.arms().getFirst()).stream().mapToDouble(Measurement::time).toArray());
  }

  private Lines curves() {
    List<Series> series = new ArrayList<>();
    double least = Double.POSITIVE_INFINITY;
    double most = 0;
    for (int i = 0; i < outcome.arms().size(); i++) {
      ArmOutcome arm = outcome.arms().get(i);
      List<Statistics> along =
          curve(arm).stream().map(each -> Statistics.brief(each.values())).toList();
      Series line = Series.of(arm.arm().name(), Hue.of(i), samples(along, Column.MEDIAN));
      series.add(many ? line : line.between(samples(along, Column.Q1), samples(along, Column.Q3)));
      if (arm.diverged() > 0 && !many) {
        String label = arm.arm().name() + ", counting diverged";
        series.add(
            Series.of(label, Hue.of(i), samples(along, Column.COUNTING)).drawn(Stroke.DASHED));
      }
      for (Statistics each : along) {
        double size = Math.abs(each.median());
        least = size > 0 ? Math.min(least, size) : least;
        most = size < Double.POSITIVE_INFINITY ? Math.max(most, size) : most;
      }
    }
    Scale scale = most > WIDE * least ? Scale.SYMLOG : Scale.LINEAR;
    return new Lines(
        measure.name() + " per arm",
        Traces.time(outcome.study().system()),
        Axis.of(measure.name()).on(scale),
        times(),
        series,
        List.of(),
        many
            ? "Median of the surviving runs; a click on a key hides its line."
            : "Median of the surviving runs; the band reaches from the lower to the upper quartile.",
        Traces.changes(outcome.study()));
  }

  private enum Column {
    MEDIAN,
    Q1,
    Q3,
    COUNTING
  }

  private static Samples samples(List<Statistics> along, Column column) {
    return Samples.of(
        along.stream()
            .mapToDouble(each ->
                switch (column) {
                  case MEDIAN -> each.median();
                  case Q1 -> each.q1();
                  case Q3 -> each.q3();
                  case COUNTING -> each.medianCountingDiverged();
                })
            .toArray());
  }

  private Lines alive() {
    List<Series> series = new ArrayList<>();
    for (int i = 0; i < outcome.arms().size(); i++) {
      ArmOutcome arm = outcome.arms().get(i);
      double[] share =
          curve(arm).stream()
              .mapToDouble(
                  each -> 100.0 * Statistics.survivors(each.values()).length / each.values().length)
              .toArray();
      series.add(Series.of(arm.arm().name(), Hue.of(i), Samples.of(share)).drawn(Stroke.STEPS));
    }
    return Lines.of(
            "runs alive",
            Traces.time(outcome.study().system()),
            Axis.of("share", "%"),
            times(),
            series.toArray(new Series[0]))
        .captioned("The share of runs that have not diverged.")
        .changing(Traces.changes(outcome.study()));
  }

  private Table table() {
    List<List<Cell>> rows = new ArrayList<>();
    for (double time : measure.times()) {
      for (ArmOutcome arm : outcome.arms()) {
        Statistics s = arm.statistics(measure, time);
        rows.add(
            List.of(
                Cell.of(time),
                Cell.of(arm.arm().name()),
                new Cell.Share(s.diverged(), s.diverged() + s.survivors()),
                Cell.of(s.median()),
                new Cell.Interval(s.q1(), s.q3()),
                new Cell.Interval(s.ci90().low(), s.ci90().high()),
                Cell.of(s.mean()),
                Cell.of(s.medianCountingDiverged())));
      }
    }
    return new Table(
        measure.name() + " at chosen times",
        List.of(
            "t",
            "arm",
            "diverged",
            "median",
            "quartiles",
            "90 % interval",
            "mean",
            "median counting diverged"),
        rows,
        "Median, quartiles, mean and interval are those of the survivors. The interval is the"
            + " percentile bootstrap of their median and needs five of them. The last column counts"
            + " every diverged run as −∞.");
  }

  /// The arms beside the one that the study holds them against.
  private Optional<Table> comparisons() {
    List<List<Cell>> rows = new ArrayList<>();
    for (double time : measure.times()) {
      for (ArmOutcome arm : outcome.arms()) {
        PairedComparison compared = outcome.compared(arm, measure, time);
        if (compared.isKnown()) {
          rows.add(
              List.of(
                  Cell.of(time),
                  Cell.of(arm.arm().name()),
                  new Cell.Share(compared.pairs(), compared.seeds()),
                  Cell.of(compared.difference().median()),
                  LifelongSection.interval(compared.difference()),
                  Cell.of(100 * compared.above()),
                  Cell.of(compared.p())));
        }
      }
    }
    Table table =
        new Table(
            measure.name() + " less that of " + outcome.study().judgement().against(),
            List.of("t", "arm", "pairs", "difference", "95 % interval", "above, %", "p"),
            rows,
            "Seed by seed, on common noise, where both survive: the median difference with its exact"
                + " interval, in how many pairs it is above 0, and p by Wilcoxon's signed-rank test,"
                + " of each comparison for itself.");
    return rows.isEmpty() ? Optional.empty() : Optional.of(table);
  }
}
