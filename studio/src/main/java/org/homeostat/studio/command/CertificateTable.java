package org.homeostat.studio.command;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.homeostat.energy.Certificate;
import org.homeostat.studio.report.NumberText;
import org.homeostat.studio.train.Certification;
import org.homeostat.studio.train.TrainStudy;

/// A certificate as a table for people: a row for each estimate.
final class CertificateTable {
  private static final List<String> HEADER =
      List.of("estimator", "nudge", "steps", "stage", "layer", "cosine", "relative error");

  private CertificateTable() {}

  static void print(PrintStream out, TrainStudy study, Certification certification) {
    out.println(
        study.name() + ": estimates of the gradient beside the exact one, in double precision");
    List<List<String>> rows = new ArrayList<>();
    rows.add(HEADER);
    certification.rows().forEach(row -> rows.add(row(row)));
    Alignment.print(out, rows, Set.of(0, 3, 4));
    for (Certification.Slope slope : certification.slopes()) {
      out.printf(
          Locale.ROOT,
          "  %s, %s, %s: the error grows as the nudge to the power of %.2f%n",
          slope.estimator(),
          slope.stage(),
          slope.layer(),
          slope.slope());
    }
    if (!certification.refused().isEmpty()) {
      out.println("  no holomorphic estimate: " + certification.refused());
    }
  }

  private static List<String> row(Certificate.Row row) {
    return List.of(
        row.estimator(),
        NumberText.of(row.beta()),
        Certification.isSettled(row) ? "settled" : row.free() + " + " + row.nudged(),
        row.stage(),
        row.layer(),
        String.format(Locale.ROOT, "%.9f", row.cosine()),
        String.format(Locale.ROOT, "%.2e", row.relativeError()));
  }
}
