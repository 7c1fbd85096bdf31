package org.homeostat.studio.page;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.homeostat.inference.Filtered;
import org.homeostat.inference.Whiteness;
import org.homeostat.studio.file.Provenance;
import org.homeostat.studio.infer.CalibrationOutcome;
import org.homeostat.studio.infer.DensityOutcome;
import org.homeostat.studio.infer.InferOutcome;
import org.homeostat.studio.infer.StateOutcome;
import org.homeostat.studio.infer.SwarmOutcome;
import org.homeostat.studio.report.Axis;
import org.homeostat.studio.report.Block;
import org.homeostat.studio.report.Cell;
import org.homeostat.studio.report.Equations;
import org.homeostat.studio.report.Facts;
import org.homeostat.studio.report.Hue;
import org.homeostat.studio.report.Lines;
import org.homeostat.studio.report.Marks;
import org.homeostat.studio.report.Note;
import org.homeostat.studio.report.NumberText;
import org.homeostat.studio.report.Panels;
import org.homeostat.studio.report.Report;
import org.homeostat.studio.report.ReportPage;
import org.homeostat.studio.report.Samples;
import org.homeostat.studio.report.Section;
import org.homeostat.studio.report.Series;
import org.homeostat.studio.report.Source;
import org.homeostat.studio.report.Stroke;
import org.homeostat.studio.report.Table;
import org.homeostat.studio.report.Tiles;

/// The report of a study that infers: the states with their bands, and whether what is left of the
/// measurements is noise.
public final class InferPage {
  private static final double BAND = 1.96;

  private final StateOutcome outcome;
  private final Filtered filtered;
  private final int reached;

  private InferPage(StateOutcome outcome) {
    this.outcome = outcome;
    this.filtered = outcome.filtered();
    this.reached = filtered.reached();
  }

  /// Writes the page.
  public static void write(InferOutcome outcome, Provenance provenance, Path file)
      throws IOException {
    ReportPage.write(
        switch (outcome) {
          case StateOutcome states -> new InferPage(states).report(provenance);
          case SwarmOutcome swarm -> swarm(swarm, provenance);
          case DensityOutcome density -> density(density, provenance);
          case CalibrationOutcome calibration -> calibration(calibration, provenance);
        },
        file);
  }

  private static Report density(DensityOutcome outcome, Provenance provenance) {
    List<Section> sections = new ArrayList<>(EstimatedSections.of(outcome));
    sections.add(origin(outcome, provenance));
    return new Report(outcome.study().name(), outcome.study().about(), sections);
  }

  private static Report swarm(SwarmOutcome outcome, Provenance provenance) {
    List<Section> sections = new ArrayList<>(SwarmSections.of(outcome));
    var system = outcome.study().space().system();
    sections.add(
        Section.of("Equations", new Equations("", EquationsSection.lines(system), system.about())));
    sections.add(origin(outcome, provenance));
    return new Report(outcome.study().name(), outcome.study().about(), sections);
  }

  private static Report calibration(CalibrationOutcome outcome, Provenance provenance) {
    List<Section> sections = new ArrayList<>(CalibrationSections.of(outcome));
    sections.add(origin(outcome, provenance));
    return new Report(outcome.study().name(), outcome.study().about(), sections);
  }

  private Report report(Provenance provenance) {
    List<Section> sections = new ArrayList<>();
    sections.add(new Section("At a glance", "", glance()));
    sections.addAll(EstimatedSections.of(outcome));
    sections.add(
        new Section(
            "States",
            "What the states were, given the whole record (smoothed) and given what came before"
                + " (filtered). Bands hold 95 of 100"
                + (outcome.study().parameters().isEmpty()
                    ? "."
                    : outcome.bands().areMixed()
                        ? ", over the draws of the parameters; filtered: at their means."
                        : ", were the parameters exactly those above."),
            List.of(states())));
    sections.add(
        new Section(
            "Innovations",
            "Measured less expected. If the system and its noises are right, what is left is white"
                + " noise: mean square 1, no correlation.",
            innovations()));
    var system = outcome.study().space().system();
    sections.add(
        Section.of("Equations", new Equations("", EquationsSection.lines(system), system.about())));
    sections.add(origin(outcome, provenance));
    return new Report(outcome.study().name(), outcome.study().about(), sections);
  }

  private static Section origin(InferOutcome outcome, Provenance provenance) {
    List<Facts.Fact> facts = new ArrayList<>();
    provenance
        .document(outcome.study().name(), outcome.study().seed(), 1)
        .forEach((name, value) -> facts.add(OriginSection.fact(name, value)));
    if (!outcome.data().isEmpty()) {
      facts.add(new Facts.Fact("data", outcome.data()));
    }
    return Section.of(
        "Origin",
        new Facts("What made it", facts),
        new Source("The study, resolved", outcome.study().text()));
  }

  private List<Block> glance() {
    List<Block> blocks = new ArrayList<>();
    List<Tiles.Tile> tiles = new ArrayList<>();
    tiles.add(
        new Tiles.Tile(
            "log-likelihood",
            NumberText.of(filtered.logLikelihood()),
            "of %s rows by the %s filter"
                .formatted(NumberText.of(reached), outcome.study().filter())));
    for (int i = 0; i < outcome.measured().size(); i++) {
      Whiteness white = outcome.whiteness().get(i);
      tiles.add(
          new Tiles.Tile(
              "mean square, " + outcome.measured().get(i),
              NumberText.of(white.meanSquare()),
              "of white innovations; right: %s to %s"
                  .formatted(NumberText.of(white.low()), NumberText.of(white.high()))));
    }
    tiles.add(new Tiles.Tile("outliers", "" + filtered.outliers(), "rows that were left out"));
    blocks.add(new Tiles(tiles));
    if (outcome.hasDiverged()) {
      blocks.add(
          new Note(
              Note.Kind.WARNING,
              "The filter diverged after %s of %s rows.".formatted(reached, outcome.rows())));
    }
    for (String said : outcome.directions().said()) {
      blocks.add(new Note(Note.Kind.WARNING, "Near the start " + said + "."));
    }
    return blocks;
  }

  private Samples times() {
    return samples(k -> outcome.record().times()[k]);
  }

  private Samples samples(IntToDoubleFunction value) {
    return Samples.of(IntStream.range(0, reached).mapToDouble(value).toArray());
  }

  private Panels states() {
    List<Lines> plots = new ArrayList<>();
    List<String> names = outcome.states();
    double[][] smoothed = new double[reached][];
    double[][] deviations = new double[reached][];
    double[][] mean = new double[reached][];
    for (int k = 0; k < reached; k++) {
      boolean has = k < outcome.bands().means().size();
      smoothed[k] = has ? outcome.bands().means().get(k) : outcome.smoothed().mean(k);
      deviations[k] = has ? outcome.bands().deviations().get(k) : outcome.smoothed().deviations(k);
      mean[k] = filtered.mean(k);
    }
    for (int i = 0; i < names.size(); i++) {
      int state = i;
      Series band =
          Series.of("smoothed", Hue.BLUE, samples(k -> smoothed[k][state]))
              .between(
                  samples(k -> smoothed[k][state] - BAND * deviations[k][state]),
                  samples(k -> smoothed[k][state] + BAND * deviations[k][state]));
      Series line =
          Series.of("filtered", Hue.ORANGE, samples(k -> mean[k][state])).drawn(Stroke.FAINT);
      Lines plot = Lines.of(names.get(i), Axis.of("t"), Axis.of(names.get(i)), times(), band, line);
      plots.add(measured(plot, names.get(i)));
    }
    return new Panels("", plots, "");
  }

  /// With the measurements of an output of the same name.
  private Lines measured(Lines plot, String name) {
    int at = outcome.measured().indexOf(name);
    if (at < 0) {
      return plot;
    }
    int[] rows =
        IntStream.range(0, reached)
            .filter(k -> !Double.isNaN(outcome.record().values()[k][at]))
            .toArray();
    return plot.marked(
        new Marks(
            "measured",
            Hue.GREY,
            times().pick(rows),
            samples(k -> outcome.record().values()[k][at]).pick(rows)));
  }

  private List<Block> innovations() {
    List<Block> blocks = new ArrayList<>();
    List<List<Cell>> rows = new ArrayList<>();
    List<Lines> plots = new ArrayList<>();
    List<String> names = outcome.measured();
    for (int i = 0; i < names.size(); i++) {
      Whiteness white = outcome.whiteness().get(i);
      rows.add(
          List.of(
              Cell.of(names.get(i)),
              Cell.of(white.count()),
              Cell.of(white.meanSquare()),
              new Cell.Interval(white.low(), white.high()),
              Cell.of(white.probability())));
      int element = i;
      plots.add(
          Lines.of(
              names.get(i),
              Axis.of("t"),
              Axis.of("white innovation"),
              times(),
              Series.of(names.get(i), Hue.of(i), samples(k -> filtered.white(k)[element]))));
    }
    blocks.add(
        new Table(
            "",
            List.of("measured", "count", "mean square", "95 % if right", "p of correlations"),
            rows,
            "p: how often a right system shows correlations as large, by the test of Ljung and"
                + " Box"));
    blocks.add(new Panels("", plots, ""));
    List<Lines> correlations = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      Whiteness white = outcome.whiteness().get(i);
      int lags = white.correlations().size();
      if (lags > 0) {
        correlations.add(correlations(names.get(i), white, lags));
      }
    }
    blocks.add(new Panels("", correlations, ""));
    return blocks;
  }

  private static Lines correlations(String name, Whiteness white, int lags) {
    double half = BAND / Math.sqrt(white.count());
    double[] values = white.correlations().stream().mapToDouble(Double::doubleValue).toArray();
    double[] zero = new double[lags];
    double[] low = new double[lags];
    double[] high = new double[lags];
    Arrays.fill(low, -half);
    Arrays.fill(high, half);
    return Lines.of(
        name + ", correlation",
        Axis.of("rows apart"),
        Axis.of("correlation"),
        Samples.even(1, 1, lags),
        Series.of("correlation", Hue.BLUE, Samples.of(values)),
        Series.of("95 % if white", Hue.GREY, Samples.of(zero))
            .drawn(Stroke.DASHED)
            .between(Samples.of(low), Samples.of(high)));
  }
}
