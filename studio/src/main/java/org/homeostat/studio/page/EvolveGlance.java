package org.homeostat.studio.page;

import java.util.ArrayList;
import java.util.List;
import org.homeostat.evolution.Evolution;
import org.homeostat.evolution.Search;
import org.homeostat.studio.evolve.EvolveOutcome;
import org.homeostat.studio.report.NumberText;
import org.homeostat.studio.report.Tiles;
import org.homeostat.studio.report.Tiles.Tile;

/// The key figures of an evolving study.
final class EvolveGlance {
  private EvolveGlance() {}

  static Tiles of(EvolveOutcome outcome) {
    List<Tile> tiles = new ArrayList<>();
    Spread spread = Spread.ofWinners(outcome);
    boolean several = outcome.runs().size() > 1;
    String what =
        outcome.baselines().isEmpty()
            ? "cost on held-out paths"
            : "cost over that of the " + outcome.baselines().getFirst().name();
    tiles.add(tile(several ? "median" : "winner", spread.median(), what));
    if (several) {
      tiles.add(tile("worst", spread.most(), "of " + EvolvePage.runs(outcome.runs().size())));
      tiles.add(tile("best", spread.least(), EvolvePage.seed(outcome.best())));
    }
    outcome
        .baselines()
        .forEach(each -> tiles.add(tile(each.name(), each.mean(), "its cost on the same paths")));
    double[] nodes =
        outcome.runs().stream().mapToDouble(run -> run.winner().candidate().nodes()).toArray();
    tiles.add(
        tile(
            "nodes",
            outcome.best().winner().candidate().nodes(),
            several
                ? "of the best; %s at most".formatted(NumberText.of(Spread.of(nodes).most()))
                : "of all functions together"));
    double[] seconds = outcome.runs().stream().mapToDouble(run -> run.wallSeconds()).toArray();
    tiles.add(
        new Tile(
            several ? "wall time a search" : "wall time",
            NumberText.of(Math.rint(100 * Spread.of(seconds).median()) / 100) + " s",
            work(outcome)));
    return new Tiles(tiles);
  }

  private static Tile tile(String label, double value, String detail) {
    return new Tile(label, NumberText.of(value), detail);
  }

  private static String work(EvolveOutcome outcome) {
    Search.Settings settings = outcome.study().search().settings();
    List<Evolution.Progress> history = outcome.best().outcome().history();
    return "%s × %s candidates, %s generations"
        .formatted(
            NumberText.of(settings.islands()),
            NumberText.of(settings.size()),
            NumberText.of(history.isEmpty() ? 0 : history.getLast().generation()));
  }
}
