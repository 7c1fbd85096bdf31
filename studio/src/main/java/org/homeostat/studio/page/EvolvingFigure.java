package org.homeostat.studio.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.homeostat.studio.evolve.EvolveOutcome;
import org.homeostat.studio.report.Axis;
import org.homeostat.studio.report.Block;
import org.homeostat.studio.report.Cell;
import org.homeostat.studio.report.Hue;
import org.homeostat.studio.report.Lines;
import org.homeostat.studio.report.NumberText;
import org.homeostat.studio.report.Scatter;
import org.homeostat.studio.report.Section;
import org.homeostat.studio.report.Table;
import org.homeostat.studio.report.Tiles.Tile;

/// The paper's experiment B: the cost per generation and what the winners cost beside the optimum,
/// and what was published.
record EvolvingFigure(EvolveOutcome outcome) {

  private Spread spread() {
    return Spread.ofWinners(outcome);
  }

  String answer() {
    return EvolvePage.answer(outcome);
  }

  List<Tile> tiles() {
    return List.of(
        tile("evolved, median", spread().median(), Published.MEDIAN_RATIO),
        tile("evolved, worst", spread().most(), Published.WORST_RATIO));
  }

  private static Tile tile(String label, double value, double published) {
    return new Tile(
        label, NumberText.of(value), "cost over the LQR's; published " + NumberText.of(published));
  }

  Lines curves() {
    Lines lines = GenerationsSection.costs(outcome);
    return new Lines(
        "B: " + lines.title(),
        lines.x(),
        lines.y(),
        lines.at(),
        lines.series(),
        lines.marks(),
        lines.caption());
  }

  Section section() {
    List<Block> blocks = List.of(ratios(), table());
    return new Section(
        "Evolving",
        "Experiment B: evolution finds the equations of a controller with memory. Costs are held"
            + " against the LQR's on the same noise.",
        blocks);
  }

  /// The winners' ratios from best to worst.
  private Scatter ratios() {
    var formula = new Formula(outcome.study());
    List<Scatter.Point> points = new ArrayList<>();
    outcome.runs().stream()
        .filter(run -> Double.isFinite(run.score().ratio()))
        .sorted(Comparator.comparingDouble(run -> run.score().ratio()))
        .forEach(run ->
            points.add(
                Scatter.Point.of(
                    points.size() + 1,
                    run.score().ratio(),
                    EvolvePage.seed(run)
                        + "\n"
                        + formula.text(run.winner().candidate().genome()))));
    return new Scatter(
        "winners from best to worst",
        Axis.of("rank"),
        Axis.of("cost over the LQR's"),
        List.of(
            new Scatter.Group("winner", Hue.BLUE, Scatter.Sign.DOT, Scatter.Joint.NONE, points)),
        List.of(
            new Scatter.Level(
                "published median", Hue.VERMILION, Scatter.Way.ACROSS, Published.MEDIAN_RATIO),
            new Scatter.Level("the LQR", Hue.GREEN, Scatter.Way.ACROSS, 1)),
        "On held-out paths. The worst of the published runs stands at "
            + NumberText.of(Published.WORST_RATIO)
            + ".");
  }

  private Table table() {
    double[] seconds = outcome.runs().stream().mapToDouble(run -> run.wallSeconds()).toArray();
    return new Table(
        "beside the published runs",
        List.of("", "here", "published"),
        List.of(
            row("median cost over the LQR's", spread().median(), Published.MEDIAN_RATIO),
            row("worst", spread().most(), Published.WORST_RATIO),
            row("best", spread().least(), Published.BEST_RATIO),
            row("searches", outcome.runs().size(), Published.RUNS),
            row("seconds a search", Spread.of(seconds).median(), Published.CPU_SECONDS)),
        "Published: seconds on one processor.");
  }

  private static List<Cell> row(String what, double here, double published) {
    return List.of(Cell.of(what), Cell.of(here), Cell.of(published));
  }
}
