package org.homeostat.studio.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.homeostat.solver.Measure;
import org.homeostat.studio.report.Axis;
import org.homeostat.studio.report.Block;
import org.homeostat.studio.report.Hue;
import org.homeostat.studio.report.Lines;
import org.homeostat.studio.report.Samples;
import org.homeostat.studio.report.Scale;
import org.homeostat.studio.report.Section;
import org.homeostat.studio.report.Series;
import org.homeostat.studio.report.Stroke;
import org.homeostat.studio.study.Arm;
import org.homeostat.studio.study.ArmOutcome;
import org.homeostat.studio.study.Statistics;
import org.homeostat.studio.study.StudyOutcome;
import org.homeostat.studio.study.Sweep;

/// A measure over the values of a sweep: the median of each arm with its interval, and the table.
final class SweepSection {
  private static final double WIDE = 50;

  private final StudyOutcome outcome;
  private final Sweep sweep;
  private final Measure measure;

  private SweepSection(StudyOutcome outcome, Measure measure) {
    this.outcome = outcome;
    this.sweep = outcome.study().sweep();
    this.measure = measure;
  }

  static Section of(StudyOutcome outcome, Measure measure) {
    return new SweepSection(outcome, measure).section();
  }

  /// The arms at the last value.
  static StudyOutcome last(StudyOutcome outcome) {
    Sweep sweep = outcome.study().sweep();
    double last = sweep.values().getLast();
    return outcome.of(
        sweep.bases().stream()
            .flatMap(base -> arm(outcome, sweep.named(base, last)).stream())
            .toList());
  }

  private static Optional<ArmOutcome> arm(StudyOutcome outcome, String name) {
    return outcome.arms().stream().filter(each -> each.arm().name().equals(name)).findFirst();
  }

  private Section section() {
    List<Block> blocks = new ArrayList<>();
    for (double time : measure.times()) {
      blocks.add(curves(time));
    }
    blocks.add(MeasureSection.table(outcome, measure));
    String name = measure.name();
    String heading = Character.toUpperCase(name.charAt(0)) + name.substring(1);
    return new Section(heading, outcome.study().about(), blocks);
  }

  private Lines curves(double time) {
    List<Series> series = new ArrayList<>();
    for (Arm base : sweep.bases()) {
      List<Statistics> along = along(base, time);
      Series line =
          Series.of(base.name(), Hue.of(series.size()), samples(along, Statistics::median))
              .between(
                  samples(along, each -> each.ci90().low()),
                  samples(along, each -> each.ci90().high()));
      series.add(sweep.moves(base) ? line : line.drawn(Stroke.DASHED));
    }
    List<Double> values = sweep.values();
    boolean wide = values.getFirst() > 0 && values.getLast() > WIDE * values.getFirst();
    return new Lines(
        measure.name() + " over " + sweep.quantity(),
        Axis.of(sweep.quantity()).on(wide ? Scale.LOG : Scale.LINEAR),
        Axis.of(measure.name()),
        Samples.of(values.stream().mapToDouble(value -> value).toArray()),
        series,
        List.of(),
        "Median of the surviving runs, each on a chip of its own; the band is the 90 % interval of"
            + " the median. Dashed: arms that the sweep does not touch.");
  }

  private List<Statistics> along(Arm base, double time) {
    return sweep.values().stream()
        .flatMap(value -> arm(outcome, sweep.named(base, value)).stream())
        .map(arm -> arm.statistics(measure, time))
        .toList();
  }

  private static Samples samples(List<Statistics> along, ToDoubleFunction<Statistics> number) {
    return Samples.of(along.stream().mapToDouble(number).toArray());
  }
}
