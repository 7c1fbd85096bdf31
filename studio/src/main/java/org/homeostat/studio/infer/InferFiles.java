package org.homeostat.studio.infer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.homeostat.inference.Filtered;
import org.homeostat.studio.file.Csv;
import org.homeostat.studio.file.Json;
import org.homeostat.studio.file.Provenance;
import org.homeostat.studio.file.RunFolder;
import org.homeostat.studio.study.RunFiles;

/// Writes the folder of a run that infers:
///
/// | file | holds |
/// | --- | --- |
/// | `study.yaml` | the resolved study |
/// | `summary.json` | likelihood, states at both ends, what innovations say |
/// | `states.csv` | each state at each row: mean and deviation, filtered and smoothed |
/// | `innovations.csv` | measured less expected, its deviation, and made white |
/// | `provenance.json` | version, host, JVM, time, command line |
/// | `report.html` | what a person looks at |
public final class InferFiles {
  private InferFiles() {}

  /// What writes the report.
  @FunctionalInterface
  public interface ReportWriter {
    void write(InferOutcome outcome, Provenance provenance, Path file) throws IOException;
  }

  /// Writes the folder; it appears whole or not at all.
  public static Path write(
      InferOutcome outcome, Path results, Provenance provenance, ReportWriter report)
      throws IOException {
    String name = outcome.study().name();
    try (RunFolder folder = RunFolder.in(results.resolve(name), provenance.stamp())) {
      folder.write(RunFiles.STUDY, outcome.study().text());
      folder.write("summary.json", Json.text(outcome.summary()));
      folder.write("states.csv", states(outcome));
      folder.write("innovations.csv", innovations(outcome));
      folder.write("provenance.json", Json.text(provenance.document(name, 0, 1)));
      report.write(outcome, provenance, folder.file("report.html"));
      return folder.publish();
    }
  }

  private static String states(InferOutcome outcome) {
    Csv csv = new Csv();
    List<Object> header = new ArrayList<>(List.of("t"));
    for (String state : outcome.states()) {
      header.add(state + ".filtered");
      header.add(state + ".filtered.deviation");
      header.add(state + ".smoothed");
      header.add(state + ".smoothed.deviation");
    }
    csv.row(header);
    for (int k = 0; k < outcome.filtered().reached(); k++) {
      List<Object> row = new ArrayList<>();
      row.add(outcome.record().times()[k]);
      double[] mean = outcome.filtered().mean(k);
      double[] deviation = outcome.filtered().deviations(k);
      double[] smoothed = outcome.smoothed().mean(k);
      double[] smoothedDeviation = outcome.smoothed().deviations(k);
      for (int i = 0; i < mean.length; i++) {
        row.addAll(List.of(mean[i], deviation[i], smoothed[i], smoothedDeviation[i]));
      }
      csv.row(row);
    }
    return csv.text();
  }

  private static String innovations(InferOutcome outcome) {
    Csv csv = new Csv();
    List<Object> header = new ArrayList<>(List.of("t"));
    for (String name : outcome.measured()) {
      header.addAll(List.of(name, name + ".deviation", name + ".white"));
    }
    header.addAll(List.of("square", "used"));
    csv.row(header);
    Filtered filtered = outcome.filtered();
    for (int k = 0; k < filtered.reached(); k++) {
      List<Object> row = new ArrayList<>();
      row.add(outcome.record().times()[k]);
      for (int i = 0; i < outcome.measured().size(); i++) {
        row.add(filtered.innovation(k)[i]);
        row.add(filtered.innovationDeviations(k)[i]);
        row.add(filtered.white(k)[i]);
      }
      row.add(filtered.square(k));
      row.add(filtered.isUsed(k) ? 1 : 0);
      csv.row(row);
    }
    return csv.text();
  }
}
