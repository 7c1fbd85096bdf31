package org.homeostat.studio.infer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.homeostat.inference.Calibration;
import org.homeostat.studio.study.Quantiles;

/// What came out of calibrating the posteriors of a study.
///
/// @param data how the person calls the table; empty if there was none
/// @param calibration of the trials that did not fail
/// @param trials all of them
public record CalibrationOutcome(
    InferStudy study, String data, Calibration calibration, List<Trial> trials)
    implements InferOutcome {

  /// A right posterior is taken for a wrong one so seldom, over all elements together.
  private static final double CHANCE = 0.001;

  public CalibrationOutcome {
    trials = List.copyOf(trials);
  }

  /// What the ranks of an element say.
  ///
  /// @param chiSquared how often a right posterior has ranks as uneven, by their histogram
  /// @param probability the same by the counts below each rank, exact
  /// @param half the share of true values within the middle 50 of 100
  /// @param most the share within the middle 90 of 100
  public record Row(String name, double chiSquared, double probability, double half, double most) {}

  /// A row for each element.
  public List<Row> rows() {
    return calibration.elements().stream()
        .map(name ->
            new Row(
                name,
                calibration.chiSquared(name),
                calibration.probability(name),
                calibration.inside(name, 50),
                calibration.inside(name, 90)))
        .toList();
  }

  @Override
  public Estimated estimated() {
    return new Estimated.Nothing();
  }

  /// How many trials failed.
  public long failed() {
    return trials.stream().filter(Trial::hasFailed).count();
  }

  /// How the first of them failed; empty if none did.
  public String failure() {
    return Trial.firstFailure(trials);
  }

  /// As many independent draws the draws of a middling trial are worth; NaN without draws.
  public double worth() {
    return new Quantiles(
            trials.stream()
                .filter(trial -> !trial.hasFailed())
                .mapToDouble(Trial::worth)
                .filter(worth -> !Double.isNaN(worth))
                .toArray())
        .median();
  }

  /// How many moves of the chains diverged.
  public int divergences() {
    return trials.stream().mapToInt(Trial::divergences).sum();
  }

  /// Which posterior is not right, and how; empty if none is known to be wrong.
  public String doubt() {
    List<Row> rows = rows();
    for (Row row : rows) {
      if (row.probability() * rows.size() < CHANCE) {
        return row.name() + ": " + how(row);
      }
    }
    return failed() == 0 ? "" : failed() + " of " + trials.size() + " trials failed: " + failure();
  }

  /// By what is farther from what even ranks have, in its standard errors: their mean, or the share
  /// in the middle.
  private String how(Row row) {
    int[] ranks = calibration.ranks(row.name());
    double root = Math.sqrt(ranks.length);
    double size = Calibration.DRAWS + 1;
    double mean = Arrays.stream(ranks).average().orElse(Double.NaN);
    double off = (mean - (size - 1) / 2) / (size / Math.sqrt(12) / root);
    double wide = (row.half() - 0.5) / (0.5 / root);
    if (Math.abs(off) > Math.abs(wide)) {
      return off > 0 ? "draws are too low" : "draws are too high";
    }
    return wide > 0
        ? "true values are in the middle of the draws too often: intervals are too wide"
        : "true values are at the ends of the draws too often: intervals are too narrow";
  }

  @Override
  public Map<String, Object> summary() {
    Map<String, Object> summary = new LinkedHashMap<>();
    summary.put("study", study.name());
    summary.put("trials", trials.size());
    summary.put("failed", failed());
    summary.put("seed", study.trials().seed());
    summary.put("draws", study.trials().draws());
    summary.put("worth", worth());
    summary.put("divergences", divergences());
    summary.put("calibrated", doubt().isEmpty());
    summary.put("band_of_half", ends(calibration.insideBand(50)));
    summary.put("band_of_nine_tenths", ends(calibration.insideBand(90)));
    summary.put("band_of_cells", Arrays.stream(calibration.cell()).boxed().toList());
    Map<String, Object> all = new LinkedHashMap<>();
    for (Row row : rows()) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("chi_squared", row.chiSquared());
      one.put("probability", row.probability());
      one.put("inside_half", row.half());
      one.put("inside_nine_tenths", row.most());
      one.put("histogram", Arrays.stream(calibration.histogram(row.name())).boxed().toList());
      all.put(row.name(), one);
    }
    summary.put("ranks", all);
    return summary;
  }

  private static List<Double> ends(double[] band) {
    return new ArrayList<>(List.of(band[0], band[1]));
  }
}
