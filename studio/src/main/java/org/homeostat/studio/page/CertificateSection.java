package org.homeostat.studio.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.homeostat.energy.Certificate.Row;
import org.homeostat.studio.report.Axis;
import org.homeostat.studio.report.Block;
import org.homeostat.studio.report.Cell;
import org.homeostat.studio.report.Hue;
import org.homeostat.studio.report.Lines;
import org.homeostat.studio.report.Note;
import org.homeostat.studio.report.Samples;
import org.homeostat.studio.report.Scale;
import org.homeostat.studio.report.Section;
import org.homeostat.studio.report.Series;
import org.homeostat.studio.report.Stroke;
import org.homeostat.studio.report.Table;
import org.homeostat.studio.train.Certification;

/// How near the estimates of the gradient come to the exact one.
final class CertificateSection {
  private final Certification certification;

  private CertificateSection(Certification certification) {
    this.certification = certification;
  }

  static Optional<Section> of(Certification certification) {
    if (certification.rows().isEmpty()) {
      return Optional.empty();
    }
    var section = new CertificateSection(certification);
    List<Block> blocks = new ArrayList<>();
    for (String stage : section.distinct(Row::stage)) {
      blocks.add(
          org.homeostat.studio.report.Row.of(
              section.againstNudge(stage), section.againstSteps(stage)));
    }
    if (!certification.refused().isEmpty()) {
      blocks.add(
          new Note(Note.Kind.REMARK, "No holomorphic estimate: " + certification.refused() + "."));
    }
    blocks.add(section.slopes());
    blocks.add(section.table());
    return Optional.of(
        new Section(
            "Certificate",
            "The estimated gradient beside the exact one, by implicit differentiation at the"
                + " equilibrium, in double precision.",
            blocks));
  }

  private Set<String> distinct(Function<Row, String> of) {
    Set<String> distinct = new LinkedHashSet<>();
    certification.rows().forEach(row -> distinct.add(of.apply(row)));
    return distinct;
  }

  private Lines againstNudge(String stage) {
    return errors(
        "error against the nudge, " + stage,
        Axis.of("nudge").on(Scale.LOG),
        row -> row.stage().equals(stage) && Certification.isSettled(row) && !isCircle(row),
        Row::beta);
  }

  private Lines againstSteps(String stage) {
    return errors(
        "error against the steps of the nudged phase, " + stage,
        Axis.of("steps").on(Scale.LOG),
        row -> row.stage().equals(stage) && !Certification.isSettled(row),
        Row::nudged);
  }

  private static boolean isCircle(Row row) {
    return row.estimator().startsWith("holomorphic");
  }

  private Lines errors(String title, Axis x, Predicate<Row> shown, ToDoubleFunction<Row> place) {
    List<Row> rows = certification.rows().stream().filter(shown).toList();
    double[] places = rows.stream().mapToDouble(place).distinct().sorted().toArray();
    List<Series> series = new ArrayList<>();
    int hue = 0;
    for (String layer : distinct(Row::layer)) {
      for (String estimator : distinct(Row::estimator)) {
        List<Row> own =
            rows.stream()
                .filter(row -> row.layer().equals(layer) && row.estimator().equals(estimator))
                .sorted(Comparator.comparingDouble(place))
                .toList();
        if (own.size() == places.length && places.length > 0) {
          Samples errors = Samples.of(own.stream().mapToDouble(Row::relativeError).toArray());
          series.add(
              Series.of(layer + ", " + estimator, Hue.of(hue), errors)
                  .drawn(estimator.equals("one-sided") ? Stroke.DASHED : Stroke.SOLID));
        }
      }
      hue++;
    }
    return Lines.of(
        title,
        x,
        Axis.of("relative error").on(Scale.LOG),
        Samples.of(places),
        series.toArray(new Series[0]));
  }

  private Table slopes() {
    List<List<Cell>> rows = new ArrayList<>();
    for (Certification.Slope each : certification.slopes()) {
      rows.add(
          List.of(
              Cell.of(each.estimator()),
              Cell.of(each.stage()),
              Cell.of(each.layer()),
              Cell.of(each.slope())));
    }
    return new Table(
        "order of the error in the nudge",
        List.of("estimator", "stage", "layer", "slope"),
        rows,
        "The slope of the logarithm of the relative error against that of the nudge, from 0.02 to"
            + " 0.2: theory says 1 one-sided and 2 centred.");
  }

  private Table table() {
    List<List<Cell>> rows = new ArrayList<>();
    for (Row row : certification.rows()) {
      rows.add(
          List.of(
              Cell.of(row.estimator()),
              Cell.of(row.beta()),
              Cell.of((double) row.free()),
              Cell.of((double) row.nudged()),
              Cell.of(row.stage()),
              Cell.of(row.layer()),
              Cell.of(String.format(Locale.ROOT, "%.9f", row.cosine())),
              Cell.of(String.format(Locale.ROOT, "%.2e", row.relativeError()))));
    }
    return new Table(
        "every estimate",
        List.of(
            "estimator", "nudge", "free", "nudged", "stage", "layer", "cosine", "relative error"),
        rows,
        "");
  }
}
