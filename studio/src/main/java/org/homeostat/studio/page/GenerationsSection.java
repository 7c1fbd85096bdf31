package org.homeostat.studio.page;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.homeostat.evolution.Evolution.Progress;
import org.homeostat.studio.evolve.Baseline;
import org.homeostat.studio.evolve.EvolveOutcome;
import org.homeostat.studio.report.Axis;
import org.homeostat.studio.report.Block;
import org.homeostat.studio.report.Hue;
import org.homeostat.studio.report.Lines;
import org.homeostat.studio.report.Panels;
import org.homeostat.studio.report.Samples;
import org.homeostat.studio.report.Scale;
import org.homeostat.studio.report.Section;
import org.homeostat.studio.report.Series;
import org.homeostat.studio.report.Stroke;

/// How the searches went, generation by generation.
final class GenerationsSection {
  /// Costs that differ by more than this factor get a logarithmic axis.
  private static final double WIDE = 4;

  private static final Axis GENERATION = Axis.of("generation");

  private final EvolveOutcome outcome;
  private final Samples generations;

  /// How many generations the longest search lived.
  private final int lived;

  private GenerationsSection(EvolveOutcome outcome) {
    this.outcome = outcome;
    this.lived =
        outcome.runs().stream().mapToInt(run -> run.outcome().history().size()).max().orElse(1);
    int shown = Published.isOf(outcome.study()) ? Math.max(lived, Published.GENERATIONS) : lived;
    this.generations = Samples.even(1, 1, shown);
  }

  static Section of(EvolveOutcome outcome) {
    var section = new GenerationsSection(outcome);
    List<Block> blocks = new ArrayList<>();
    blocks.add(section.costs());
    blocks.add(
        new Panels(
            "",
            List.of(
                section.line("nodes of the best", Progress::nodes),
                section.line("size of the front", Progress::frontSize)),
            ""));
    return new Section(
        "Generations",
        "The cost of the best candidate so far, on the paths that its search breeds on.",
        blocks);
  }

  /// The cost of the best with the quartiles over the runs, the optimum, and what was published.
  static Lines costs(EvolveOutcome outcome) {
    return new GenerationsSection(outcome).costs();
  }

  private Lines costs() {
    List<Series> series = new ArrayList<>();
    Series best = series("best so far", Hue.BLUE, Progress::best);
    series.add(best);
    for (Baseline each : outcome.baselines()) {
      double[] level = new double[generations.size()];
      Arrays.fill(level, each.mean());
      series.add(Series.of(each.name(), Hue.GREEN, Samples.of(level)).drawn(Stroke.DASHED));
    }
    double[] shown = best.values().finite();
    Arrays.sort(shown);
    boolean wide = shown.length > 0 && shown[0] > 0 && shown[shown.length - 1] > WIDE * shown[0];
    Lines lines =
        Lines.of(
                "cost per generation",
                GENERATION,
                Axis.of("cost").on(wide ? Scale.LOG : Scale.LINEAR),
                generations,
                series.toArray(new Series[0]))
            .captioned(caption());
    return Published.isOf(outcome.study()) ? lines.marked(Published.costs()) : lines;
  }

  private String caption() {
    String runs =
        outcome.runs().size() == 1
            ? "One search."
            : "Median of %s; the band reaches from the lower to the upper quartile."
                .formatted(EvolvePage.runs(outcome.runs().size()));
    String own =
        " Each search breeds on paths of its own; the line of the optimum is that of the held-out ones.";
    return Published.isOf(outcome.study())
        ? runs + own + " The published medians are of fresh paths."
        : runs + own;
  }

  private Lines line(String title, ToDoubleFunction<Progress> value) {
    return Lines.of(title, GENERATION, Axis.of(title), generations, series(title, Hue.BLUE, value));
  }

  private Series series(String label, Hue hue, ToDoubleFunction<Progress> value) {
    double[][] curves =
        outcome.runs().stream()
            .map(run -> curve(run.outcome().history(), value))
            .toArray(double[][]::new);
    Spread[] along = Spread.along(curves);
    Series middle = Series.of(label, hue, samples(along, Spread::median));
    return curves.length == 1
        ? middle
        : middle.between(samples(along, Spread::q1), samples(along, Spread::q3));
  }

  private static Samples samples(Spread[] along, ToDoubleFunction<Spread> value) {
    return Samples.of(Arrays.stream(along).mapToDouble(value).toArray());
  }

  /// A search that ended early stays where it was.
  private double[] curve(List<Progress> history, ToDoubleFunction<Progress> value) {
    double[] curve = new double[generations.size()];
    Arrays.setAll(
        curve,
        i ->
            history.isEmpty() || i >= lived
                ? Double.NaN
                : value.applyAsDouble(history.get(Math.min(i, history.size() - 1))));
    return curve;
  }
}
