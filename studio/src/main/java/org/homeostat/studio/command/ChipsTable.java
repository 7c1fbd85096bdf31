package org.homeostat.studio.command;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.homeostat.studio.lifelong.PairedComparison;
import org.homeostat.studio.report.NumberText;
import org.homeostat.studio.study.Interval;
import org.homeostat.studio.study.Statistics;
import org.homeostat.studio.train.ChipsResult;

/// Accuracies on chips as a table for people: the median chip with its 90 % interval, as the
/// weights are placed and after they have learned there, and what that gains.
final class ChipsTable {
  private ChipsTable() {}

  static void print(PrintStream out, List<ChipsResult> chips) {
    String swept = chips.getFirst().arm().chips().swept();
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of("arm", swept, "chips", "ideal", "placed", "learned there", "gain [95 %]", "p"));
    chips.forEach(each -> rows.add(row(each)));
    Alignment.print(out, rows, Set.of(0));
    out.println(
        "  test accuracies in %, the median of the chips with its 90 % interval; the gain is chip by"
            + " chip, with p by Wilcoxon's signed-rank test");
    for (ChipsResult each : chips) {
      int lost = Statistics.of(each.learned()).diverged();
      if (lost > 0) {
        out.println("  %s: %s chips diverged, left out here".formatted(each.arm().name(), lost));
      }
    }
  }

  private static List<String> row(ChipsResult each) {
    PairedComparison gain = each.gain();
    return List.of(
        each.arm().name(),
        Double.isNaN(each.strength()) ? "" : NumberText.of(each.strength()),
        "" + each.placed().length,
        percent(each.ideal()),
        said(Statistics.of(each.placed())),
        said(Statistics.of(each.learned())),
        interval(
            percent(gain.difference().median()),
            new Interval(gain.difference().low(), gain.difference().high())),
        NumberText.of(gain.p()));
  }

  private static String said(Statistics statistics) {
    return interval(percent(statistics.median()), statistics.ci90());
  }

  private static String interval(String middle, Interval ends) {
    return Double.isNaN(ends.low())
        ? middle
        : "%s [%s, %s]".formatted(middle, percent(ends.low()), percent(ends.high()));
  }

  private static String percent(double share) {
    return Double.isNaN(share)
        ? "–"
        : String.format(Locale.ROOT, "%.2f", 100 * share).replace('-', '−');
  }
}
