package org.homeostat.studio.page;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.homeostat.studio.file.Provenance;
import org.homeostat.studio.report.Report;
import org.homeostat.studio.report.ReportPage;
import org.homeostat.studio.report.Section;
import org.homeostat.studio.study.Quantiles;
import org.homeostat.studio.study.Statistics;
import org.homeostat.studio.train.Answers;
import org.homeostat.studio.train.ArmResult;
import org.homeostat.studio.train.RunResult;
import org.homeostat.studio.train.TrainOutcome;

/// The report of a study that trains: how well the arms do and how they came there, what the first
/// one gets wrong, what its units see, how it settles, its equations, and where it all comes from.
public final class TrainPage {
  private TrainPage() {}

  /// Writes the page of an outcome.
  public static void write(TrainOutcome outcome, Provenance provenance, Path file)
      throws IOException {
    ReportPage.write(report(outcome, provenance), file);
  }

  static Report report(TrainOutcome outcome, Provenance provenance) {
    List<Section> sections = new ArrayList<>();
    if (!outcome.arms().isEmpty()) {
      sections.add(TrainGlance.of(outcome));
      sections.add(EpochsSection.of(outcome));
      ArmResult arm = outcome.arms().getFirst();
      RunResult run = arm.median();
      Answers answers = Answers.of(arm, run, outcome.lessons());
      sections.add(MistakesSection.of(arm, run, outcome.lessons(), answers));
      FieldsSection.of(arm, run, outcome.lessons()).ifPresent(sections::add);
      SettlingSection.of(arm, run, outcome.lessons()).ifPresent(sections::add);
    }
    ChipsSection.of(outcome.chips()).ifPresent(sections::add);
    CertificateSection.of(outcome.certification()).ifPresent(sections::add);
    if (!outcome.arms().isEmpty()) {
      sections.add(RunsSection.of(outcome));
    }
    sections.add(LearningEquations.of(outcome.study()));
    sections.add(OriginSection.of(outcome.study(), provenance));
    String answer = outcome.arms().isEmpty() ? outcome.study().about() : answer(outcome);
    return new Report(outcome.study().name(), answer, sections);
  }

  /// What came out, in one sentence.
  private static String answer(TrainOutcome outcome) {
    int tests = outcome.lessons().test().count();
    List<String> said = new ArrayList<>();
    for (ArmResult arm : outcome.arms()) {
      int alive = arm.runs().size() - arm.diverged();
      String name = outcome.arms().size() == 1 ? "it" : arm.arm().name();
      said.add(
          alive == 0
              ? name + " diverged under every seed"
              : name
                  + " says "
                  + percent(median(arm.accuracies()))
                  + (arm.diverged() > 0 ? " (" + arm.diverged() + " runs diverged)" : ""));
    }
    return "Of %s images that no run saw before, %s rightly%s."
        .formatted(
            tests,
            String.join("; ", said),
            outcome.study().seeds() > 1 ? ", in the median of " + seeds(outcome) : "");
  }

  static String seeds(TrainOutcome outcome) {
    int seeds = outcome.study().seeds();
    return seeds == 1 ? "1 seed" : seeds + " seeds";
  }

  static double median(double[] values) {
    return new Quantiles(Statistics.survivors(values)).median();
  }

  static String percent(double share) {
    return Double.isNaN(share) ? "–" : String.format(Locale.ROOT, "%.2f\u00a0%%", 100 * share);
  }
}
