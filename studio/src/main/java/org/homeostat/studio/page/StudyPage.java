package org.homeostat.studio.page;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.homeostat.solver.Measure;
import org.homeostat.studio.file.Provenance;
import org.homeostat.studio.report.NumberText;
import org.homeostat.studio.report.Report;
import org.homeostat.studio.report.ReportPage;
import org.homeostat.studio.report.Section;
import org.homeostat.studio.study.ArmOutcome;
import org.homeostat.studio.study.Statistics;
import org.homeostat.studio.study.Study;
import org.homeostat.studio.study.StudyOutcome;

/// The report of a study: its measures over the seeds, a typical run, the plant in motion, the
/// equations, and where it all comes from.
public final class StudyPage {
  private StudyPage() {}

  /// Writes the page of an outcome.
  public static void write(StudyOutcome outcome, Provenance provenance, Path file)
      throws IOException {
    ReportPage.write(report(outcome, provenance), file);
  }

  static Report report(StudyOutcome outcome, Provenance provenance) {
    Study study = outcome.study();
    List<Section> sections = new ArrayList<>();
    StudyOutcome shown = study.sweep().isEmpty() ? outcome : SweepSection.last(outcome);
    sections.add(Section.of("At a glance", Glance.of(shown)));
    if (study.sweep().isEmpty()) {
      study.measures().forEach(measure -> sections.add(MeasureSection.of(outcome, measure)));
    } else {
      study.measures().forEach(measure -> sections.add(SweepSection.of(outcome, measure)));
    }
    LifelongSection.of(outcome).ifPresent(sections::add);
    sections.add(TypicalSection.of(shown));
    MotionSection.of(shown).ifPresent(sections::add);
    sections.add(EquationsSection.of(study));
    sections.add(OriginSection.of(study, provenance));
    return new Report(study.name(), answer(shown), sections);
  }

  /// What came out, in one sentence: each arm's median at the end, and how many runs it is of; of
  /// many arms the lowest and the highest.
  private static String answer(StudyOutcome outcome) {
    Study study = outcome.study();
    if (study.measures().isEmpty()) {
      return study.about();
    }
    Measure measure = study.measures().getFirst();
    double time = measure.times().getLast();
    if (Crowd.is(outcome)) {
      return answer(new Crowd(outcome), measure, time);
    }
    return outcome.arms().stream()
        .map(arm -> answer(arm, measure, time))
        .collect(
            Collectors.joining(
                "; ", "Median " + measure.name() + " at t = " + NumberText.of(time) + ": ", "."));
  }

  private static String answer(Crowd crowd, Measure measure, double time) {
    List<ArmOutcome> ranked = crowd.ranked(measure);
    String range =
        ranked.isEmpty()
            ? ""
            : ", from %s to %s"
                .formatted(
                    answer(ranked.getFirst(), measure, time),
                    answer(ranked.getLast(), measure, time));
    return "Median %s at t = %s of %s arms%s; %s of %s runs diverged."
        .formatted(
            measure.name(),
            NumberText.of(time),
            crowd.arms(),
            range,
            NumberText.of(crowd.diverged()),
            NumberText.of(crowd.runs()));
  }

  private static String answer(ArmOutcome arm, Measure measure, double time) {
    Statistics statistics = arm.statistics(measure, time);
    int all = statistics.survivors() + statistics.diverged();
    String name = arm.arm().name();
    if (statistics.diverged() == 0) {
      return name + " " + NumberText.of(statistics.median());
    }
    if (statistics.survivors() == 0) {
      return name + " none, as all " + all + " runs diverged";
    }
    return "%s %s among the %s of %s runs that survived (%s with the diverged counted as −∞)"
        .formatted(
            name,
            NumberText.of(statistics.median()),
            statistics.survivors(),
            all,
            NumberText.of(statistics.medianCountingDiverged()));
  }
}
