package org.homeostat.studio.page;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.homeostat.inference.Chains;
import org.homeostat.studio.infer.Estimated;
import org.homeostat.studio.infer.InferOutcome;
import org.homeostat.studio.report.Axis;
import org.homeostat.studio.report.Block;
import org.homeostat.studio.report.Cell;
import org.homeostat.studio.report.Hue;
import org.homeostat.studio.report.Lines;
import org.homeostat.studio.report.Note;
import org.homeostat.studio.report.Panels;
import org.homeostat.studio.report.Samples;
import org.homeostat.studio.report.Scatter;
import org.homeostat.studio.report.Section;
import org.homeostat.studio.report.Series;
import org.homeostat.studio.report.Table;

/// What came out about unknown quantities: a table, where each chain went, and pairs of draws.
final class EstimatedSections {
  private static final int TRACE_POINTS = 400;
  private static final int PAIR_POINTS = 600;
  private static final int MOST_TRACES = 12;
  private static final int MOST_PAIRED = 4;

  private EstimatedSections() {}

  static List<Section> of(InferOutcome outcome) {
    return switch (outcome.estimated()) {
      case Estimated.Nothing() -> List.of();
      case Estimated.Likeliest likeliest -> List.of(table(likeliest));
      case Estimated.Drawn drawn -> drawn(drawn);
    };
  }

  private static List<Section> drawn(Estimated.Drawn drawn) {
    List<Section> sections = new ArrayList<>(List.of(table(drawn)));
    Chains chains = drawn.chains();
    List<Lines> traces =
        chains.elements().stream().limit(MOST_TRACES).map(name -> trace(chains, name)).toList();
    sections.add(
        new Section(
            "Traces",
            "Where each chain went. Chains that have forgotten where they began look alike and"
                + " wander nowhere.",
            List.of(new Panels("", traces, ""))));
    List<Block> pairs = pairs(chains);
    if (!pairs.isEmpty()) {
      sections.add(new Section("Pairs", "Draws of two quantities: which go together.", pairs));
    }
    return sections;
  }

  private static Section table(Estimated estimated) {
    boolean drawn = estimated instanceof Estimated.Drawn;
    List<List<Cell>> rows = new ArrayList<>();
    for (Estimated.Row row : estimated.rows()) {
      List<Cell> cells =
          new ArrayList<>(
              List.of(
                  Cell.of(row.name()),
                  Cell.of(row.value()),
                  Cell.of(row.deviation()),
                  new Cell.Interval(row.low(), row.high())));
      if (drawn) {
        cells.addAll(
            List.of(
                Cell.of(Math.rint(row.bulk())),
                Cell.of(Math.rint(row.tail())),
                Cell.of(row.rHat())));
      }
      rows.add(cells);
    }
    List<String> header =
        drawn
            ? List.of("parameter", "mean", "deviation", "95 %", "worth", "in the tails", "R-hat")
            : List.of("parameter", "likeliest", "standard error", "95 %");
    String note =
        drawn
            ? "worth: as many independent draws would say as much; R-hat: 1 if chains agree, above"
                + " 1.01 do not use them"
            : "standard errors by the curvature of the likelihood at its summit";
    List<Block> blocks = new ArrayList<>();
    if (!estimated.doubt().isEmpty()) {
      blocks.add(
          new Note(Note.Kind.WARNING, "Do not use the estimates: " + estimated.doubt() + "."));
    }
    if (estimated instanceof Estimated.Drawn all && all.chains().divergences() > 0) {
      blocks.add(
          new Note(
              Note.Kind.WARNING,
              all.chains().divergences()
                  + " moves ran into a region too steep for their step: draws may miss it."));
    }
    blocks.add(new Table("", header, rows, note));
    return new Section("Parameters", "", blocks);
  }

  private static Lines trace(Chains chains, String name) {
    double[][] draws = chains.of(name);
    int stride = Math.max(1, draws[0].length / TRACE_POINTS);
    int count = (draws[0].length + stride - 1) / stride;
    Series[] series = new Series[draws.length];
    for (int c = 0; c < series.length; c++) {
      double[] chain = draws[c];
      double[] shown = IntStream.range(0, count).mapToDouble(k -> chain[k * stride]).toArray();
      series[c] = Series.of("chain " + (c + 1), Hue.of(c), Samples.of(shown));
    }
    return Lines.of(name, Axis.of("draw"), Axis.of(name), Samples.even(1, stride, count), series);
  }

  private static List<Block> pairs(Chains chains) {
    List<String> names =
        chains.elements().subList(0, Math.min(MOST_PAIRED, chains.elements().size()));
    List<Block> pairs = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      for (int j = i + 1; j < names.size(); j++) {
        pairs.add(pair(chains, names.get(i), names.get(j)));
      }
    }
    return pairs;
  }

  private static Scatter pair(Chains chains, String x, String y) {
    double[] across = flat(chains.of(x));
    double[] up = flat(chains.of(y));
    int stride = Math.max(1, across.length / PAIR_POINTS);
    List<Scatter.Point> points =
        IntStream.iterate(0, k -> k < across.length, k -> k + stride)
            .mapToObj(k -> Scatter.Point.of(across[k], up[k], "draw " + (k + 1)))
            .toList();
    var group =
        new Scatter.Group("draws", Hue.BLUE, Scatter.Sign.SMALL, Scatter.Joint.NONE, points);
    return new Scatter("", Axis.of(x), Axis.of(y), List.of(group), List.of(), "");
  }

  private static double[] flat(double[][] chains) {
    return Arrays.stream(chains).flatMapToDouble(Arrays::stream).toArray();
  }
}
