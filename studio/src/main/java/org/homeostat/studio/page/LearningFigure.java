package org.homeostat.studio.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.homeostat.solver.Measure;
import org.homeostat.studio.report.Cell;
import org.homeostat.studio.report.Hue;
import org.homeostat.studio.report.Lines;
import org.homeostat.studio.report.Marks;
import org.homeostat.studio.report.Note;
import org.homeostat.studio.report.NumberText;
import org.homeostat.studio.report.Samples;
import org.homeostat.studio.report.Table;
import org.homeostat.studio.report.Tiles.Tile;
import org.homeostat.studio.study.ArmOutcome;
import org.homeostat.studio.study.Statistics;
import org.homeostat.studio.study.StudyOutcome;

/// The paper's experiment A: the return over time with and without learning, beside what was
/// published.
final class LearningFigure {
  private final StudyOutcome outcome;
  private final Optional<PublishedReturns> published;

  private LearningFigure(StudyOutcome outcome, Optional<PublishedReturns> published) {
    this.outcome = outcome;
    this.published = published;
  }

  static LearningFigure of(StudyOutcome outcome) {
    return new LearningFigure(outcome, PublishedReturns.of(outcome.study().name()));
  }

  /// Whether there is something to hold it against.
  boolean isPublished() {
    return published.isPresent()
        && outcome.arms().size() == 2
        && !outcome.study().measures().isEmpty();
  }

  private Measure measure() {
    return outcome.study().measures().getFirst();
  }

  private double end() {
    return measure().times().getLast();
  }

  private ArmOutcome arm(int index) {
    return outcome.arms().get(index);
  }

  private double median(int arm) {
    return arm(arm).statistics(measure(), end()).median();
  }

  String answer() {
    return "Learning, the particle's median return at t = %s is %s among the %s of %s runs that survived; not learning it is %s."
        .formatted(
            NumberText.of(end()),
            NumberText.of(median(0)),
            arm(0).statistics(measure(), end()).survivors(),
            arm(0).ensemble().trajectories(),
            NumberText.of(median(1)));
  }

  List<Tile> tiles() {
    List<Tile> tiles = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      double theirs = statistics(i).getLast().median();
      tiles.add(
          new Tile(
              arm(i).arm().name(),
              NumberText.of(median(i)),
              "median return at t = %s; published %s at 300"
                  .formatted(NumberText.of(end()), NumberText.of(theirs))));
    }
    Statistics theirs = statistics(0).getLast();
    tiles.add(
        new Tile(
            "diverged, learning",
            "%s of %s".formatted(arm(0).diverged(), arm(0).ensemble().trajectories()),
            "published %s of %s"
                .formatted(theirs.diverged(), theirs.diverged() + theirs.survivors())));
    return tiles;
  }

  private double[][] rows(int arm) {
    PublishedReturns all = published.orElseThrow();
    return arm == 0 ? all.learning() : all.still();
  }

  private List<Statistics> statistics(int arm) {
    List<Statistics> all = new ArrayList<>();
    for (double[] row : rows(arm)) {
      all.add(Statistics.brief(row));
    }
    return all;
  }

  Lines curves() {
    List<Marks> marks = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      marks.add(PublishedReturns.marks("published, " + arm(i).arm().name(), Hue.of(i), rows(i)));
    }
    Lines lines = MeasureSection.curves(outcome, measure());
    return new Lines(
        "A: return, " + outcome.study().name(),
        lines.x(),
        lines.y(),
        lines.at(),
        lines.series(),
        marks,
        "Medians of the surviving runs with their quartiles, as bands here and as bars where they"
            + " are published; dashed with the diverged counted as −∞.");
  }

  Lines alive() {
    Lines lines = MeasureSection.alive(outcome, measure());
    List<Marks> marks = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      double[] share =
          statistics(i).stream()
              .mapToDouble(each -> 100.0 * each.survivors() / (each.survivors() + each.diverged()))
              .toArray();
      Marks median =
          PublishedReturns.marks("published, " + arm(i).arm().name(), Hue.of(i), rows(i));
      marks.add(new Marks(median.label(), median.hue(), median.x(), Samples.of(share)));
    }
    return new Lines(
        "runs alive, " + outcome.study().name(),
        lines.x(),
        lines.y(),
        lines.at(),
        lines.series(),
        marks,
        "");
  }

  static Note caveat() {
    return new Note(
        Note.Kind.WARNING,
        "The published curve is the median of the runs that survive: half of the learning runs blow"
            + " up and are left out. Here they are counted: the dashed line takes them as −∞, and"
            + " the share of runs that are alive stands below.");
  }

  /// What was run and what was published, line by line.
  Table table() {
    List<List<Cell>> rows = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      for (double time : measure().times()) {
        int at = PublishedReturns.TIMES.indexOf(time);
        rows.add(row(arm(i), time, arm(i).statistics(measure(), time), "here"));
        if (at >= 0) {
          rows.add(row(arm(i), time, statistics(i).get(at), "published"));
        }
      }
    }
    return new Table(
        outcome.study().name(),
        List.of("arm", "t", "", "diverged", "median", "quartiles", "median counting diverged"),
        rows,
        "Median and quartiles are those of the runs that had not diverged.");
  }

  private static List<Cell> row(ArmOutcome arm, double time, Statistics s, String who) {
    return List.of(
        Cell.of(arm.arm().name()),
        Cell.of(time),
        Cell.of(who),
        new Cell.Share(s.diverged(), s.diverged() + s.survivors()),
        Cell.of(s.median()),
        new Cell.Interval(s.q1(), s.q3()),
        Cell.of(s.medianCountingDiverged()));
  }
}
