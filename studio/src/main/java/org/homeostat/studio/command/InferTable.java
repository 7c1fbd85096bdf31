package org.homeostat.studio.command;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.homeostat.inference.Whiteness;
import org.homeostat.studio.infer.Bands;
import org.homeostat.studio.infer.CalibrationOutcome;
import org.homeostat.studio.infer.Estimated;
import org.homeostat.studio.infer.InferOutcome;
import org.homeostat.studio.infer.StateOutcome;
import org.homeostat.studio.infer.SwarmOutcome;
import org.homeostat.studio.report.NumberText;

/// The outcome of a study that infers as a table for people.
final class InferTable {
  private InferTable() {}

  static void print(PrintStream out, InferOutcome outcome, Path folder) {
    if (outcome instanceof CalibrationOutcome calibration) {
      calibration(out, calibration);
    }
    if (outcome instanceof StateOutcome states) {
      out.println(
          "%s: %s rows of %s, %s filter, log-likelihood %s"
              .formatted(
                  states.study().name(),
                  states.rows(),
                  states.data(),
                  states.study().filter(),
                  NumberText.of(states.filtered().logLikelihood())));
    }
    if (outcome instanceof SwarmOutcome swarm) {
      swarm(out, swarm);
    }
    estimated(out, outcome);
    if (outcome instanceof StateOutcome states) {
      states(out, states);
    }
    out.println("  " + folder.resolve("report.html"));
  }

  private static void estimated(PrintStream out, InferOutcome outcome) {
    switch (outcome.estimated()) {
      case Estimated.Nothing() -> {}
      case Estimated.Likeliest likeliest -> {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("parameter", "likeliest", "standard error", "95 % interval"));
        likeliest.rows().forEach(row -> rows.add(start(row)));
        Alignment.print(out, rows, Set.of(0));
      }
      case Estimated.Drawn drawn -> {
        out.println(
            "%s: %s chains of %s draws by %s, %s divergent moves"
                .formatted(
                    outcome.study().name(),
                    drawn.settings().chains(),
                    drawn.settings().draws(),
                    drawn.settings().method(),
                    drawn.chains().divergences()));
        List<List<String>> rows = new ArrayList<>();
        rows.add(
            List.of(
                "parameter",
                "mean",
                "deviation",
                "95 % interval",
                "worth",
                "in the tails",
                "R-hat"));
        drawn.rows().forEach(row -> rows.add(whole(row)));
        Alignment.print(out, rows, Set.of(0));
      }
    }
  }

  private static void swarm(PrintStream out, SwarmOutcome outcome) {
    boolean weighted = outcome.study().swarm().isWeighted();
    out.println(
        "%s: %s rows of %s, %s filter of %s %s"
            .formatted(
                outcome.study().name(),
                outcome.rows(),
                outcome.data(),
                outcome.study().filter(),
                outcome.study().swarm().count(),
                weighted
                    ? "particles, at least "
                        + NumberText.of(Math.floor(outcome.leastEffective()))
                        + " effective, log-likelihood about "
                        + NumberText.of(outcome.logLikelihood())
                    : "members"));
    outcome.directions().said().forEach(each -> out.println("  near the start " + each));
    states(out, outcome.states(), outcome.means(), outcome.deviations(), outcome.reached());
  }

  private static void calibration(PrintStream out, CalibrationOutcome outcome) {
    String failed = outcome.failed() == 0 ? "" : ", " + outcome.failed() + " failed";
    String worth =
        Double.isNaN(outcome.worth())
            ? ""
            : ", the draws of each worth " + NumberText.of(Math.rint(outcome.worth()));
    out.println(
        "%s: ranks of true values in %s trials%s%s"
            .formatted(outcome.study().name(), outcome.trials().size(), worth, failed));
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("posterior", "p of histogram", "p of ranks", "in middle 50 %", "90 %"));
    for (CalibrationOutcome.Row row : outcome.rows()) {
      rows.add(
          List.of(
              row.name(),
              NumberText.of(row.chiSquared()),
              NumberText.of(row.probability()),
              NumberText.of(100 * row.half()),
              NumberText.of(100 * row.most())));
    }
    rows.add(List.of("95 % if right", "", "", band(outcome, 50), band(outcome, 90)));
    Alignment.print(out, rows, Set.of(0));
  }

  private static String band(CalibrationOutcome outcome, int middle) {
    double[] band = outcome.calibration().insideBand(middle);
    return "[" + NumberText.of(100 * band[0]) + ", " + NumberText.of(100 * band[1]) + "]";
  }

  private static List<String> start(Estimated.Row row) {
    return List.of(
        row.name(),
        NumberText.of(row.value()),
        NumberText.of(row.deviation()),
        "[" + NumberText.of(row.low()) + ", " + NumberText.of(row.high()) + "]");
  }

  private static List<String> whole(Estimated.Row row) {
    List<String> cells = new ArrayList<>(start(row));
    cells.add(NumberText.of(Math.rint(row.bulk())));
    cells.add(NumberText.of(Math.rint(row.tail())));
    cells.add(NumberText.of(row.rHat()));
    return cells;
  }

  private static void states(PrintStream out, StateOutcome outcome) {
    if (outcome.filtered().outliers() > 0) {
      out.println("  " + outcome.filtered().outliers() + " rows were left out as outliers");
    }
    outcome.directions().said().forEach(each -> out.println("  near the start " + each));
    Bands bands = outcome.bands();
    states(out, outcome.states(), bands.means(), bands.deviations(), bands.means().size());
    Alignment.print(out, innovations(outcome), Set.of(0));
  }

  /// States where they began and where they ended.
  ///
  /// @param means by row of the data, of which the first are `reached`
  private static void states(
      PrintStream out,
      List<String> states,
      List<double[]> means,
      List<double[]> deviations,
      int reached) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("state", "at the start", "deviation", "at the end", "deviation"));
    for (int i = 0; i < states.size() && reached > 0; i++) {
      rows.add(
          List.of(
              states.get(i),
              NumberText.of(means.getFirst()[i]),
              NumberText.of(deviations.getFirst()[i]),
              NumberText.of(means.get(reached - 1)[i]),
              NumberText.of(deviations.get(reached - 1)[i])));
    }
    Alignment.print(out, rows, Set.of(0));
  }

  private static List<List<String>> innovations(StateOutcome outcome) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("measured", "count", "mean square", "95 % if right", "p of correlations"));
    for (int i = 0; i < outcome.measured().size(); i++) {
      Whiteness white = outcome.whiteness().get(i);
      rows.add(
          List.of(
              outcome.measured().get(i),
              "" + white.count(),
              NumberText.of(white.meanSquare()),
              "[" + NumberText.of(white.low()) + ", " + NumberText.of(white.high()) + "]",
              NumberText.of(white.probability())));
    }
    return rows;
  }
}
