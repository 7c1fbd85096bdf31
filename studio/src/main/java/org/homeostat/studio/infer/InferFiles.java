package org.homeostat.studio.infer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.homeostat.inference.Chains;
import org.homeostat.inference.Filtered;
import org.homeostat.studio.data.NamedColumns;
import org.homeostat.studio.file.AtomicFile;
import org.homeostat.studio.file.Csv;
import org.homeostat.studio.file.Json;

/// What stands in the folder of a run that infers, beside its study, provenance and report:
///
/// | file | holds |
/// | --- | --- |
/// | `summary.json` | likelihood, parameters, states at both ends, what innovations say |
/// | `states.csv` | each state at each row: mean and deviation, filtered and smoothed at the means of the parameters, and over their draws; of particles filtered, and how many are effective |
/// | `innovations.csv` | measured less expected, its deviation, and made white |
/// | `draws.csv` | the draws of parameters, chain by chain |
/// | `ranks.csv` | of a calibration, trial by trial the ranks of true values among 99 draws |
/// | `data.csv` | the columns of the table that were read |
public final class InferFiles {
  /// The columns that a run has read.
  public static final String DATA = "data.csv";

  private InferFiles() {}

  /// The files whose bytes depend on the study and its data alone.
  public static List<String> compared(InferOutcome outcome) {
    return Stream.concat(Stream.of("summary.json"), tables(outcome).keySet().stream()).toList();
  }

  /// The tables of an outcome, by the names of their files.
  private static Map<String, Supplier<String>> tables(InferOutcome outcome) {
    Map<String, Supplier<String>> tables = new LinkedHashMap<>();
    if (outcome instanceof StateOutcome states) {
      tables.put("states.csv", () -> states(states));
      tables.put("innovations.csv", () -> innovations(states));
    }
    if (outcome instanceof SwarmOutcome swarm) {
      tables.put("states.csv", () -> states(swarm));
    }
    if (outcome.estimated() instanceof Estimated.Drawn drawn) {
      tables.put("draws.csv", () -> draws(drawn.chains()));
    }
    if (outcome instanceof CalibrationOutcome calibration) {
      tables.put("ranks.csv", () -> ranks(calibration));
    }
    return tables;
  }

  /// Writes the files into a folder, each whole or not at all.
  ///
  /// @param place where the run stands, which the summary names
  /// @return the summary
  public static Map<String, Object> write(InferOutcome outcome, Path place, Path folder)
      throws IOException {
    for (Map.Entry<String, Supplier<String>> each : tables(outcome).entrySet()) {
      AtomicFile.write(folder.resolve(each.getKey()), each.getValue().get());
    }
    Map<String, Object> summary = new LinkedHashMap<>(outcome.summary());
    summary.put("folder", place.toString());
    AtomicFile.write(folder.resolve("summary.json"), Json.text(summary));
    return summary;
  }

  /// The columns of a table as text.
  static String table(NamedColumns table) {
    Csv csv = new Csv();
    csv.row(table.names());
    for (int k = 0; k < table.rows(); k++) {
      List<Object> row = new ArrayList<>();
      for (String name : table.names()) {
        row.add(table.column(name)[k]);
      }
      csv.row(row);
    }
    return csv.text();
  }

  private static String states(SwarmOutcome outcome) {
    Csv csv = new Csv();
    List<Object> header = new ArrayList<>(List.of("t"));
    List<String> states = outcome.states();
    for (String state : states) {
      header.add(state + ".filtered");
      header.add(state + ".filtered.deviation");
    }
    boolean weighted = outcome.study().swarm().isWeighted();
    if (weighted) {
      header.add("effective");
    }
    csv.row(header);
    int reached = outcome.reached();
    for (int k = 0; k < reached; k++) {
      List<Object> row = new ArrayList<>();
      row.add(outcome.record().times()[k]);
      for (int i = 0; i < states.size(); i++) {
        row.addAll(List.of(outcome.means().get(k)[i], outcome.deviations().get(k)[i]));
      }
      if (weighted) {
        row.add(outcome.effective()[k]);
      }
      csv.row(row);
    }
    return csv.text();
  }

  private static String ranks(CalibrationOutcome outcome) {
    Csv csv = new Csv();
    List<Object> header = new ArrayList<>(List.of("trial", "failure"));
    header.addAll(outcome.calibration().elements());
    csv.row(header);
    for (int k = 0; k < outcome.trials().size(); k++) {
      Trial trial = outcome.trials().get(k);
      List<Object> row = new ArrayList<>(List.of(k + 1, trial.failure()));
      for (int i = 0; i < outcome.calibration().elements().size(); i++) {
        row.add(trial.hasFailed() ? "" : trial.ranks()[i]);
      }
      csv.row(row);
    }
    return csv.text();
  }

  private static String draws(Chains chains) {
    Csv csv = new Csv();
    List<Object> header = new ArrayList<>(List.of("chain", "draw"));
    header.addAll(chains.elements());
    csv.row(header);
    for (int c = 0; c < chains.draws().size(); c++) {
      double[][] draws = chains.draws().get(c);
      for (int k = 0; k < draws.length; k++) {
        List<Object> row = new ArrayList<>(List.of(c + 1, k + 1));
        Arrays.stream(draws[k]).forEach(row::add);
        csv.row(row);
      }
    }
    return csv.text();
  }

  private static String states(StateOutcome outcome) {
    Csv csv = new Csv();
    List<Object> header = new ArrayList<>(List.of("t"));
    for (String state : outcome.states()) {
      header.add(state + ".filtered");
      header.add(state + ".filtered.deviation");
      header.add(state + ".smoothed");
      header.add(state + ".smoothed.deviation");
      if (outcome.bands().areMixed()) {
        header.add(state + ".mixed");
        header.add(state + ".mixed.deviation");
      }
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
        if (outcome.bands().areMixed()) {
          boolean has = k < outcome.bands().means().size();
          row.add(has ? outcome.bands().means().get(k)[i] : Double.NaN);
          row.add(has ? outcome.bands().deviations().get(k)[i] : Double.NaN);
        }
      }
      csv.row(row);
    }
    return csv.text();
  }

  private static String innovations(StateOutcome outcome) {
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
