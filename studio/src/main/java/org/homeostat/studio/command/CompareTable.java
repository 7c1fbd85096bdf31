package org.homeostat.studio.command;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.homeostat.studio.compare.BrainOutcome;
import org.homeostat.studio.compare.CompareDocument;
import org.homeostat.studio.compare.CompareOutcome;
import org.homeostat.studio.compare.Returns;
import org.homeostat.studio.report.NumberText;
import org.homeostat.studio.study.Solving;
import org.homeostat.substrate.cost.Energy;

/// A comparison as tables for people.
final class CompareTable {
  private CompareTable() {}

  static void print(PrintStream out, CompareOutcome outcome) {
    Solving solving = outcome.study().study().solving();
    out.println(
        "%s: %s, %s seeds, samples every %s until %s"
            .formatted(
                outcome.study().name(),
                CompareDocument.judged(outcome),
                solving.seeds(),
                NumberText.of(solving.step()),
                NumberText.of(solving.until())));
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of(
            "",
            "as",
            "mean",
            "95 % interval",
            "/ line",
            "code B",
            "RAM B",
            "cells",
            "MHz",
            "clocks",
            "steps/s"));
    rows.add(line(outcome));
    outcome.brains().forEach(brain -> rows.add(row(brain)));
    Alignment.print(out, rows, Set.of(0, 1));
    notes(out, outcome);
    out.println();
    out.println("Joules of a simulated hour, estimates from published figures");
    Alignment.print(out, energies(outcome), Set.of(0, 1));
    outcome.notes().forEach(note -> out.println("  " + note));
  }

  private static void notes(PrintStream out, CompareOutcome outcome) {
    for (BrainOutcome brain : outcome.brains()) {
      if (brain.returns().diverged() > 0) {
        out.println(
            "  %s: %s of %s runs diverged, which are not in the mean"
                .formatted(brain.name(), brain.returns().diverged(), brain.returns().runs()));
      }
      if (!Double.isNaN(brain.error())) {
        out.println(
            "  %s: rates decode the controller's functions within %s %%, root mean square"
                .formatted(brain.name(), NumberText.of(Math.rint(1000 * brain.error()) / 10)));
      }
    }
  }

  private static List<String> line(CompareOutcome outcome) {
    List<String> row = new ArrayList<>(List.of(outcome.study().line().name(), "the line to beat"));
    row.addAll(returns(outcome.line()));
    row.addAll(List.of("–", "–", "–", "–", "–", "–"));
    return row;
  }

  private static List<String> row(BrainOutcome brain) {
    List<String> row = new ArrayList<>(List.of(brain.name(), brain.form()));
    row.addAll(returns(brain.returns()));
    boolean program = brain.program().isKnown();
    row.add(program ? NumberText.of((double) brain.program().code()) : "–");
    row.add(program ? NumberText.of((double) brain.program().memory()) : "–");
    row.add(brain.gates().isKnown() ? NumberText.of((double) brain.gates().cells()) : "–");
    row.add(NumberText.of(brain.gates().clock()));
    long clocks = brain.gates().clocks();
    row.add(clocks < 0 ? "–" : NumberText.of((double) clocks));
    row.add(NumberText.of(brain.gates().stepsPerSecond()));
    return row;
  }

  private static List<String> returns(Returns returns) {
    return List.of(
        NumberText.of(returns.mean()),
        "[" + NumberText.of(returns.low()) + ", " + NumberText.of(returns.high()) + "]",
        Double.isNaN(returns.ratio())
            ? "–"
            : String.format(Locale.ROOT, "%.3f ± %.3f", returns.ratio(), returns.ratioHalf()));
  }

  private static List<List<String>> energies(CompareOutcome outcome) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("", "substrate", "least J", "most J"));
    for (BrainOutcome brain : outcome.brains()) {
      String name = brain.name();
      for (var each : brain.energies().entrySet()) {
        Energy energy = each.getValue();
        rows.add(
            List.of(
                name, each.getKey(), NumberText.of(energy.low()), NumberText.of(energy.high())));
        name = "";
      }
    }
    return rows;
  }
}
