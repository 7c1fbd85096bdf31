package org.homeostat.studio.train;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.homeostat.energy.Certificate;
import org.homeostat.studio.file.Csv;
import org.homeostat.studio.study.Interval;
import org.homeostat.studio.study.Quantiles;
import org.homeostat.studio.study.Statistics;

/// The numbers of a study that trains as documents: `summary.json` and `seeds.csv`.
public final class TrainSummary {
  private static final Map<String, ToDoubleFunction<EpochResult>> VALUES = values();

  private TrainSummary() {}

  private static Map<String, ToDoubleFunction<EpochResult>> values() {
    Map<String, ToDoubleFunction<EpochResult>> values = new LinkedHashMap<>();
    values.put("test_accuracy", epoch -> epoch.test().accuracy());
    values.put("test_loss", epoch -> epoch.test().loss());
    values.put("train_accuracy", epoch -> epoch.train().accuracy());
    values.put("loss", epoch -> epoch.train().loss());
    values.put("residual", epoch -> epoch.train().residual());
    values.put("steps", epoch -> epoch.train().steps());
    values.put("unsettled", epoch -> epoch.train().unsettledShare());
    return values;
  }

  /// `{"study", "wall_seconds", "folder", "baseline", "arms"}`
  public static Map<String, Object> of(TrainOutcome outcome, Path folder) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("study", outcome.study().name());
    document.put("wall_seconds", rounded(outcome.wallSeconds()));
    document.put("folder", folder.toString());
    document.put("baseline", outcome.study().baseline().name());
    if (!outcome.arms().isEmpty()) {
      document.put("arms", outcome.arms().stream().map(arm -> arm(outcome, arm)).toList());
    }
    if (!outcome.chips().isEmpty()) {
      document.put("chips", ChipsDocument.of(outcome.chips()));
    }
    if (!outcome.certification().rows().isEmpty()) {
      document.put(
          "certificate",
          outcome.certification().rows().stream().map(TrainSummary::estimate).toList());
      document.put(
          "slopes", outcome.certification().slopes().stream().map(TrainSummary::slope).toList());
      document.put("not_holomorphic", outcome.certification().refused());
    }
    return document;
  }

  private static Map<String, Object> estimate(Certificate.Row row) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("estimator", row.estimator());
    document.put("beta", row.beta());
    document.put("free_steps", row.free());
    document.put("nudged_steps", row.nudged());
    document.put("stage", row.stage());
    document.put("layer", row.layer());
    document.put("cosine", row.cosine());
    document.put("relative_error", row.relativeError());
    return document;
  }

  private static Map<String, Object> slope(Certification.Slope slope) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("estimator", slope.estimator());
    document.put("stage", slope.stage());
    document.put("layer", slope.layer());
    document.put("slope", slope.slope());
    return document;
  }

  private static double rounded(double seconds) {
    return Math.rint(seconds * 1000) / 1000;
  }

  private static Map<String, Object> arm(TrainOutcome outcome, ArmResult arm) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("name", arm.arm().name());
    document.put("rule", arm.arm().settings().rule().text());
    document.put("seeds", arm.runs().size());
    document.put("diverged", arm.diverged());
    document.put("test_accuracy", statistics(Statistics.of(arm.accuracies())));
    if (!arm.equals(outcome.baseline())) {
      document.put(
          "difference",
          difference(PairedDifference.of(arm.accuracies(), outcome.baseline().accuracies())));
    }
    List<Map<String, Object>> epochs = new ArrayList<>();
    for (int epoch = 0; epoch < arm.epochs(); epoch++) {
      epochs.add(median(arm, epoch));
    }
    document.put("epochs", epochs);
    document.put("runs", arm.runs().stream().map(run -> run(arm, run)).toList());
    return document;
  }

  static Map<String, Object> statistics(Statistics s) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("median", s.median());
    document.put("q1", s.q1());
    document.put("q3", s.q3());
    document.put("mean", s.mean());
    document.put("ci90", ends(s.ci90()));
    return document;
  }

  private static Map<String, Object> difference(PairedDifference difference) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("test_accuracy", difference.mean());
    document.put("ci95", ends(difference.ci95()));
    document.put("pairs", difference.pairs());
    return document;
  }

  private static List<Double> ends(Interval interval) {
    return List.of(interval.low(), interval.high());
  }

  private static Map<String, Object> median(ArmResult arm, int epoch) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("epoch", epoch + 1);
    VALUES.forEach((name, value) -> document.put(name, median(arm.at(epoch, value))));
    document.put("cpu_seconds", rounded(median(arm.at(epoch, EpochResult::cpuSeconds))));
    return document;
  }

  /// The median of those runs that finished the epoch.
  private static double median(double[] values) {
    return new Quantiles(Statistics.survivors(values)).median();
  }

  private static Map<String, Object> run(ArmResult arm, RunResult run) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("seed", run.seed());
    document.put("diverged", run.diverged());
    document.put("model", TrainFiles.model(arm, run));
    List<Map<String, Object>> epochs = new ArrayList<>();
    for (EpochResult epoch : run.epochs()) {
      Map<String, Object> each = new LinkedHashMap<>();
      each.put("epoch", epochs.size() + 1);
      VALUES.forEach((name, value) -> each.put(name, value.applyAsDouble(epoch)));
      each.put("cpu_seconds", rounded(epoch.cpuSeconds()));
      epochs.add(each);
    }
    document.put("epochs", epochs);
    return document;
  }

  /// A row for each arm, seed and epoch.
  static String seeds(TrainOutcome outcome) {
    List<Object> header = new ArrayList<>(List.of("arm", "seed", "epoch"));
    header.addAll(VALUES.keySet());
    Csv table = new Csv().row(header);
    for (ArmResult arm : outcome.arms()) {
      for (RunResult run : arm.runs()) {
        for (int epoch = 0; epoch < run.epochs().size(); epoch++) {
          List<Object> row = new ArrayList<>(List.of(arm.arm().name(), run.seed(), epoch + 1));
          EpochResult result = run.epochs().get(epoch);
          VALUES.values().forEach(value -> row.add(value.applyAsDouble(result)));
          table.row(row);
        }
      }
    }
    return table.text();
  }
}
