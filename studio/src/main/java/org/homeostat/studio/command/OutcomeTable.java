package org.homeostat.studio.command;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.homeostat.solver.Measure;
import org.homeostat.studio.report.NumberText;
import org.homeostat.studio.study.ArmOutcome;
import org.homeostat.studio.study.Solving;
import org.homeostat.studio.study.Statistics;
import org.homeostat.studio.study.Study;
import org.homeostat.studio.study.StudyOutcome;
import org.homeostat.studio.study.SummaryDocument;

/// The outcome of a study as a table for people.
final class OutcomeTable {
  private static final List<String> HEADER =
      List.of("", "arm", "diverged", "median", "quartiles", "90 % interval", "counting diverged");

  private OutcomeTable() {}

  static void print(PrintStream out, StudyOutcome outcome, Path folder) {
    Study study = outcome.study();
    Solving solving = study.solving();
    out.println(
        "%s: %s, %s, step %s, until %s"
            .formatted(
                study.name(),
                solving.seeds() == 1 ? "1 seed" : solving.seeds() + " seeds",
                solving.method(),
                NumberText.of(solving.step()),
                NumberText.of(solving.until())));
    List<List<String>> rows = new ArrayList<>();
    rows.add(HEADER);
    for (Measure measure : study.measures()) {
      for (double time : measure.times()) {
        for (ArmOutcome arm : outcome.arms()) {
          rows.add(row(arm, measure, time));
        }
      }
    }
    if (rows.size() > 1) {
      Alignment.print(out, rows, Set.of(0, 1));
      out.println(
          "  median, quartiles and interval are those of the survivors; the last column counts"
              + " diverged runs as −∞");
    } else {
      outcome.arms().forEach(arm -> out.println("  " + diverged(arm, solving.seeds())));
    }
    out.println("  " + folder.resolve("report.html"));
  }

  private static String diverged(ArmOutcome arm, int seeds) {
    return arm.arm().name() + ": " + arm.diverged() + " of " + seeds + " diverged";
  }

  private static List<String> row(ArmOutcome arm, Measure measure, double time) {
    Statistics s = arm.statistics(measure, time);
    return List.of(
        SummaryDocument.label(measure, time),
        arm.arm().name(),
        s.diverged() + " of " + (s.diverged() + s.survivors()),
        NumberText.of(s.median()),
        range(s.q1(), s.q3()),
        range(s.ci90().low(), s.ci90().high()),
        NumberText.of(s.medianCountingDiverged()));
  }

  private static String range(double low, double high) {
    return Double.isNaN(low) ? "–" : "[" + NumberText.of(low) + ", " + NumberText.of(high) + "]";
  }
}
