package org.homeostat.studio.command;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.homeostat.expression.Apply;
import org.homeostat.expression.Operator;
import org.homeostat.solver.Measure;
import org.homeostat.studio.lifelong.PairedComparison;
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

  private static final Set<String> CONDITIONS =
      Set.of("<", "<=", ">", ">=", "==", "!=", "and", "or", "not");

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
      if (study.measures().stream().anyMatch(OutcomeTable::isCondition)) {
        out.println("  a condition has in their place the share of the runs of which it holds");
      }
    } else {
      outcome.arms().forEach(arm -> out.println("  " + diverged(arm, solving.seeds())));
    }
    if (outcome.lifelong().isEmpty()) {
      comparisons(out, outcome);
    }
    new LifelongTable(out, outcome.lifelong()).print();
    out.println("  " + folder.resolve("report.html"));
  }

  /// The arms beside the one that the study holds them against.
  private static void comparisons(PrintStream out, StudyOutcome outcome) {
    String against = outcome.study().judgement().against();
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("less " + against, "arm", "pairs", "difference", "[95 %]", "above", "p"));
    for (Measure measure : outcome.study().measures()) {
      for (double time : measure.times()) {
        for (ArmOutcome arm : outcome.arms()) {
          PairedComparison compared = outcome.compared(arm, measure, time);
          if (compared.isKnown()) {
            rows.add(compared(SummaryDocument.label(measure, time), arm, compared));
          }
        }
      }
    }
    if (rows.size() > 1) {
      Alignment.print(out, rows, Set.of(0, 1));
      out.println(
          "  seed by seed, where both survive: the median, in how many it is above 0, and p by"
              + " Wilcoxon's signed-rank test");
    }
  }

  private static List<String> compared(String label, ArmOutcome arm, PairedComparison compared) {
    return List.of(
        label,
        arm.arm().name(),
        compared.pairs() + " of " + compared.seeds(),
        NumberText.of(compared.difference().median()),
        range(compared.difference().low(), compared.difference().high()),
        percent(compared.above()),
        NumberText.of(compared.p()));
  }

  private static String diverged(ArmOutcome arm, int seeds) {
    return arm.arm().name() + ": " + arm.diverged() + " of " + seeds + " diverged";
  }

  private static List<String> row(ArmOutcome arm, Measure measure, double time) {
    Statistics s = arm.statistics(measure, time);
    if (isCondition(measure)) {
      return share(arm, measure, time, s);
    }
    return List.of(
        SummaryDocument.label(measure, time),
        arm.arm().name(),
        s.diverged() + " of " + (s.diverged() + s.survivors()),
        NumberText.of(s.median()),
        range(s.q1(), s.q3()),
        range(s.ci90().low(), s.ci90().high()),
        NumberText.of(s.medianCountingDiverged()));
  }

  /// Whether a measure is true or false of a run.
  private static boolean isCondition(Measure measure) {
    return measure.kind() == Measure.Kind.LAST
        && measure.quantity() instanceof Apply(Operator operator, var _)
        && CONDITIONS.contains(operator.name());
  }

  /// The share of the runs of which a condition holds.
  private static List<String> share(ArmOutcome arm, Measure measure, double time, Statistics s) {
    int all = s.diverged() + s.survivors();
    double holds = s.survivors() == 0 ? 0 : s.mean() * s.survivors();
    return List.of(
        SummaryDocument.label(measure, time),
        arm.arm().name(),
        s.diverged() + " of " + all,
        s.survivors() == 0 ? "–" : percent(s.mean()),
        "–",
        "–",
        percent(holds / all));
  }

  private static String percent(double share) {
    return NumberText.of(100 * share) + " %";
  }

  private static String range(double low, double high) {
    return Double.isNaN(low) ? "–" : "[" + NumberText.of(low) + ", " + NumberText.of(high) + "]";
  }
}
