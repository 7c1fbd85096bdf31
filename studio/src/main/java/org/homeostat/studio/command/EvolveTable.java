package org.homeostat.studio.command;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.homeostat.evolution.Search;
import org.homeostat.studio.evolve.Baseline;
import org.homeostat.studio.evolve.EvolveOutcome;
import org.homeostat.studio.evolve.EvolveRun;
import org.homeostat.studio.evolve.EvolveStudy;
import org.homeostat.studio.evolve.EvolveSummary;
import org.homeostat.studio.evolve.Winner;
import org.homeostat.studio.report.NumberText;

/// The outcome of an evolving study as a table for people.
final class EvolveTable {
  private EvolveTable() {}

  static void print(PrintStream out, EvolveOutcome outcome, Path folder) {
    EvolveStudy study = outcome.study();
    Search.Settings settings = study.search().settings();
    out.println(
        "%s: %s of %s generations, %s islands of %s"
            .formatted(
                study.name(),
                study.runs() == 1 ? "1 search" : study.runs() + " searches",
                settings.generations(),
                settings.islands(),
                settings.size()));
    boolean compares = !outcome.baselines().isEmpty();
    List<List<String>> rows = new ArrayList<>();
    List<String> header = new ArrayList<>(List.of("seed", "cost"));
    if (compares) {
      header.add("/ " + outcome.baselines().getFirst().name());
    }
    header.addAll(List.of("nodes", "wall", "equations"));
    rows.add(header);
    outcome.runs().forEach(run -> rows.add(row(outcome, run, compares)));
    Alignment.print(out, rows, Set.of(header.size() - 1));
    out.println("  " + said(outcome, compares));
    out.println("  " + folder.resolve("report.html"));
  }

  private static List<String> row(EvolveOutcome outcome, EvolveRun run, boolean compares) {
    List<String> row = new ArrayList<>();
    row.add("" + run.outcome().seed());
    row.add(NumberText.of(run.score().mean()));
    if (compares) {
      row.add(ratio(run.score().ratio()));
    }
    row.add("" + run.winner().candidate().nodes());
    row.add(String.format(Locale.ROOT, "%.1f s", run.wallSeconds()));
    var winner = new Winner(outcome.study(), run.winner().candidate().genome());
    row.add(String.join("; ", winner.shortEquations()));
    return row;
  }

  private static String ratio(double ratio) {
    return String.format(Locale.ROOT, "%.4f", ratio);
  }

  /// `median 10.1 (1.0123 of the LQR's 9.98), worst 10.4 (1.0421), on 1000 held-out trajectories`
  private static String said(EvolveOutcome outcome, boolean compares) {
    double[] costs = outcome.runs().stream().mapToDouble(run -> run.score().mean()).toArray();
    double[] ratios = outcome.runs().stream().mapToDouble(run -> run.score().ratio()).toArray();
    String median = NumberText.of(EvolveSummary.median(costs));
    String worst = NumberText.of(Arrays.stream(costs).max().orElse(Double.NaN));
    if (compares) {
      Baseline optimum = outcome.baselines().getFirst();
      median +=
          " (%s of the %s's %s)"
              .formatted(
                  ratio(EvolveSummary.median(ratios)),
                  optimum.name(),
                  NumberText.of(optimum.mean()));
      worst += " (" + ratio(Arrays.stream(ratios).max().orElse(Double.NaN)) + ")";
    }
    int trajectories = outcome.study().heldOut().trajectories();
    return "median "
        + median
        + ", worst "
        + worst
        + ", on "
        + trajectories * Math.max(1, outcome.study().heldOut().worlds().size())
        + " held-out trajectories";
  }
}
