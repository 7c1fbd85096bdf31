package org.homeostat.studio.nir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.homeostat.studio.file.Csv;
import org.homeostat.studio.file.Json;
import org.homeostat.studio.file.Provenance;
import org.homeostat.studio.file.RunFolder;
import org.homeostat.studio.file.Times;
import org.homeostat.substrate.nir.Activity;
import org.homeostat.substrate.nir.Recording;

/// Writes the folder of a simulated .nir file:
///
/// | file | holds |
/// | --- | --- |
/// | `summary.json` | spikes and rates of each population, what reached the outputs |
/// | `spikes.csv` | time, node and neuron of every spike |
/// | `arrivals.csv` | time, output, element and weight of what reached the outputs |
/// | `outputs.csv` | potentials and levels of the outputs at even times |
/// | `data.nir` | the same spikes, arrivals and outputs as time series for Python's `nir` |
/// | `provenance.json` | version, host, JVM, time, command line |
/// | `report.html` | what a person looks at |
public final class NirFiles {
  private NirFiles() {}

  /// What writes the report.
  @FunctionalInterface
  public interface ReportWriter {
    void write(NirRun run, Provenance provenance, Path file) throws IOException;
  }

  /// Writes the folder; it appears whole or not at all.
  public static Path write(NirRun run, Path results, Provenance provenance, ReportWriter report)
      throws IOException {
    try (RunFolder folder = RunFolder.in(results.resolve(run.name()), provenance.stamp())) {
      folder.write("summary.json", Json.text(run.summary()));
      folder.write("spikes.csv", spikes(run.activity()));
      folder.write("arrivals.csv", arrivals(run.activity()));
      folder.write("outputs.csv", outputs(run.activity()));
      Recording.write(run.file().graph(), run.series(), folder.file("data.nir"));
      folder.write("provenance.json", Json.text(provenance.document()));
      report.write(run, provenance, folder.file("report.html"));
      return folder.publish();
    }
  }

  private static String spikes(Activity activity) {
    Csv csv = new Csv().row(List.of("time", "node", "neuron"));
    for (Activity.Spike spike : activity.spikes()) {
      csv.row(List.of(spike.time(), spike.node(), spike.neuron()));
    }
    return csv.text();
  }

  private static String arrivals(Activity activity) {
    Csv csv = new Csv().row(List.of("time", "output", "element", "weight"));
    for (Activity.Arrival arrival : activity.outputs()) {
      csv.row(List.of(arrival.time(), arrival.output(), arrival.element(), arrival.weight()));
    }
    return csv.text();
  }

  private static String outputs(Activity activity) {
    List<String> names = activity.samples().keySet().stream().sorted().toList();
    Csv csv = new Csv();
    List<Object> header = new ArrayList<>(List.of("time"));
    for (String name : names) {
      int size = rows(activity, name)[0].length;
      for (int e = 0; e < size; e++) {
        header.add(name + "." + e);
      }
    }
    csv.row(header);
    for (int k = 0; k < activity.times().length; k++) {
      List<Object> row = new ArrayList<>(List.of(Times.written(activity.times()[k])));
      for (String name : names) {
        for (double value : rows(activity, name)[k]) {
          row.add(value);
        }
      }
      csv.row(row);
    }
    return csv.text();
  }

  private static double[][] rows(Activity activity, String output) {
    return Objects.requireNonNull(activity.samples().get(output));
  }
}
