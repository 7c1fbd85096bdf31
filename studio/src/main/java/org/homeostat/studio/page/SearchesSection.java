package org.homeostat.studio.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.homeostat.evolution.Candidate;
import org.homeostat.studio.evolve.EvolveOutcome;
import org.homeostat.studio.evolve.EvolveRun;
import org.homeostat.studio.evolve.Score;
import org.homeostat.studio.report.Block;
import org.homeostat.studio.report.Cell;
import org.homeostat.studio.report.Section;
import org.homeostat.studio.report.Table;

/// Every search and its winner; the best one in each world.
final class SearchesSection {
  private SearchesSection() {}

  static Section of(EvolveOutcome outcome, Formula formula) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(searches(outcome, formula));
    if (outcome.best().worlds().size() > 1) {
      blocks.add(worlds(outcome));
    }
    return new Section("Searches", "Every search, from its own seed, and what it chose.", blocks);
  }

  private static Table searches(EvolveOutcome outcome, Formula formula) {
    List<List<Cell>> rows = new ArrayList<>();
    for (EvolveRun run : outcome.runs()) {
      Candidate winner = run.winner().candidate();
      rows.add(
          List.of(
              Cell.of(EvolvePage.seed(run)),
              Cell.of(run.score().mean()),
              new Cell.Interval(run.score().low(), run.score().high()),
              Cell.of(run.score().ratio()),
              Cell.of(winner.nodes()),
              Cell.of(run.wallSeconds()),
              Cell.of(formula.text(winner.genome()).replace("\n", ";  "))));
    }
    return new Table(
        "winners",
        List.of(
            "search", "cost", "95 % interval", "to the optimum", "nodes", "wall, s", "equations"),
        rows,
        "Costs are those of held-out paths, which no search has met.");
  }

  private static Table worlds(EvolveOutcome outcome) {
    List<List<Cell>> rows = new ArrayList<>();
    for (Map.Entry<String, Score> world : outcome.best().worlds().entrySet()) {
      Score score = world.getValue();
      rows.add(
          List.of(
              Cell.of(world.getKey()),
              Cell.of(score.mean()),
              new Cell.Interval(score.low(), score.high())));
    }
    return new Table(
        "the best winner in each world",
        List.of("world", "cost", "95 % interval"),
        rows,
        "The mean of the held-out paths of each world.");
  }
}
