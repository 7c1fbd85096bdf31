package org.homeostat.studio.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.homeostat.studio.report.Hue;
import org.homeostat.studio.report.Marks;
import org.homeostat.studio.report.Samples;
import org.homeostat.studio.study.Statistics;

/// What the paper's learning agents earned, seed by seed: van Gerven (2025), arXiv 2509.11940, as
/// its code of December 2025 runs.
///
/// @param learning a row for each of [#TIMES], a column for each seed; NaN where a run had diverged
/// @param still the same without learning
record PublishedReturns(double[][] learning, double[][] still) {
  static final List<Double> TIMES = List.of(100.0, 165.0, 300.0);

  /// Those of a study of the paper; empty for others.
  static Optional<PublishedReturns> of(String study) {
    String name = "published-" + study + ".csv";
    try (InputStream in = PublishedReturns.class.getResourceAsStream(name)) {
      if (in == null) {
        return Optional.empty();
      }
      List<String> lines = new String(in.readAllBytes(), UTF_8).lines().toList();
      return Optional.of(new PublishedReturns(rows(lines, "learn"), rows(lines, "nolearn")));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + name, e);
    }
  }

  private static double[][] rows(List<String> lines, String arm) {
    double[][] rows = new double[TIMES.size()][];
    for (int i = 0; i < rows.length; i++) {
      int column = i + 2;
      rows[i] =
          lines.stream()
              .map(line -> line.split(",", -1))
              .filter(cells -> cells[0].equals(arm))
              .mapToDouble(cells -> number(cells[column]))
              .toArray();
    }
    return rows;
  }

  private static double number(String text) {
    return text.equals("nan") ? Double.NaN : Double.parseDouble(text);
  }

  /// The survivors' medians with their quartiles.
  static Marks marks(String label, Hue hue, double[][] rows) {
    List<Statistics> all = Arrays.stream(rows).map(Statistics::brief).toList();
    List<double[]> columns = new ArrayList<>();
    columns.add(all.stream().mapToDouble(Statistics::median).toArray());
    columns.add(all.stream().mapToDouble(Statistics::q1).toArray());
    columns.add(all.stream().mapToDouble(Statistics::q3).toArray());
    double[] times = TIMES.stream().mapToDouble(Double::doubleValue).toArray();
    return new Marks(label, hue, Samples.of(times), Samples.of(columns.get(0)))
        .between(Samples.of(columns.get(1)), Samples.of(columns.get(2)));
  }
}
