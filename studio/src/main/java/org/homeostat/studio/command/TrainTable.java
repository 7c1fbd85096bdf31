package org.homeostat.studio.command;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.homeostat.studio.report.NumberText;
import org.homeostat.studio.study.Quantiles;
import org.homeostat.studio.study.Statistics;
import org.homeostat.studio.train.ArmResult;
import org.homeostat.studio.train.EpochResult;
import org.homeostat.studio.train.PairedDifference;
import org.homeostat.studio.train.RunResult;
import org.homeostat.studio.train.TrainOutcome;

/// The outcome of a study that trains as a table for people.
final class TrainTable {
  private static final String NOTHING = "–";

  private TrainTable() {}

  static void print(PrintStream out, TrainOutcome outcome, Path folder) {
    if (!outcome.arms().isEmpty()) {
      arms(out, outcome);
    }
    if (!outcome.chips().isEmpty()) {
      ChipsTable.print(out, outcome.chips());
    }
    if (!outcome.certification().rows().isEmpty()) {
      CertificateTable.print(out, outcome.study(), outcome.certification());
    }
    out.println("  " + folder.resolve("report.html"));
  }

  private static void arms(PrintStream out, TrainOutcome outcome) {
    out.println(
        "%s: %s, %s of %s images, %s to test"
            .formatted(
                outcome.study().name(),
                outcome.study().seeds() == 1 ? "1 seed" : outcome.study().seeds() + " seeds",
                epochs(outcome),
                NumberText.of(outcome.lessons().train().count()),
                NumberText.of(outcome.lessons().test().count())));
    boolean compares = outcome.arms().size() > 1;
    List<List<String>> rows = new ArrayList<>();
    List<String> header = new ArrayList<>(List.of("arm", "diverged", "test accuracy", "range"));
    if (compares) {
      header.add("minus " + outcome.baseline().arm().name());
    }
    header.addAll(List.of("training", "loss", "CPU per epoch"));
    rows.add(header);
    outcome.arms().forEach(arm -> rows.add(row(outcome, arm, compares)));
    Alignment.print(out, rows, Set.of(0));
    outcome.arms().forEach(arm -> diverged(out, arm));
    outcome.arms().stream()
        .filter(arm -> !arm.unsettled().isEmpty())
        .forEach(arm -> out.println("  " + arm.arm().name() + ": " + arm.unsettled()));
  }

  private static String epochs(TrainOutcome outcome) {
    int most =
        outcome.arms().stream().mapToInt(arm -> arm.arm().settings().epochs()).max().orElse(0);
    return most == 1 ? "1 epoch" : most + " epochs";
  }

  private static List<String> row(TrainOutcome outcome, ArmResult arm, boolean compares) {
    int last = arm.epochs() - 1;
    var accuracies = new Quantiles(Statistics.survivors(arm.accuracies()));
    List<String> row = new ArrayList<>();
    row.add(arm.arm().name());
    row.add(arm.diverged() + " of " + arm.runs().size());
    row.add(percent(accuracies.median()));
    row.add(range(percent(accuracies.at(0)), percent(accuracies.at(1))));
    if (compares) {
      row.add(
          arm.equals(outcome.baseline())
              ? ""
              : difference(PairedDifference.of(arm.accuracies(), outcome.baseline().accuracies())));
    }
    row.add(percent(median(arm.at(last, epoch -> epoch.train().accuracy()))));
    row.add(NumberText.of(median(arm.at(last, epoch -> epoch.train().loss()))));
    row.add(seconds(arm));
    return row;
  }

  /// The median over all epochs of all runs.
  private static String seconds(ArmResult arm) {
    double[] all =
        arm.runs().stream()
            .flatMap(run -> run.epochs().stream())
            .mapToDouble(EpochResult::cpuSeconds)
            .toArray();
    return all.length == 0
        ? NOTHING
        : String.format(Locale.ROOT, "%.2f s", new Quantiles(all).median());
  }

  private static double median(double[] values) {
    return new Quantiles(Statistics.survivors(values)).median();
  }

  private static String percent(double share) {
    return Double.isNaN(share) ? NOTHING : String.format(Locale.ROOT, "%.2f %%", 100 * share);
  }

  private static String range(String low, String high) {
    return low.equals(NOTHING) ? NOTHING : "[" + low + ", " + high + "]";
  }

  /// `−0.12 [−0.31, 0.07]` in points of accuracy.
  private static String difference(PairedDifference difference) {
    if (difference.pairs() == 0) {
      return NOTHING;
    }
    String mean = points(difference.mean());
    return difference.pairs() < 2
        ? mean
        : "%s [%s, %s]"
            .formatted(mean, points(difference.ci95().low()), points(difference.ci95().high()));
  }

  private static String points(double difference) {
    return String.format(Locale.ROOT, "%.2f", 100 * difference).replace('-', '−');
  }

  private static void diverged(PrintStream out, ArmResult arm) {
    for (RunResult run : arm.runs()) {
      if (run.hasDiverged()) {
        out.println(
            "  %s, seed %s: %s; try a lower rate of the optimiser, a smaller nudge or more steps"
                .formatted(arm.arm().name(), run.seed(), run.diverged()));
      }
    }
  }
}
