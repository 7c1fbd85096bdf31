package org.homeostat.studio.study;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.homeostat.solver.Divergence;
import org.homeostat.solver.Ensemble;
import org.homeostat.solver.Measure;

/// What came out of an arm.
///
/// @param ensemble its trajectories; the measures are taken at the study's times and, for the
///   curves of the report, at those of [StudyRun#curveTimes]
/// @param statistics by the [SummaryDocument#label] of a measure at one of the study's times
public record ArmOutcome(Arm arm, Ensemble ensemble, Map<String, Statistics> statistics) {
  public ArmOutcome {
    statistics = Map.copyOf(statistics);
  }

  /// The outcome with the statistics of these measures.
  static ArmOutcome of(Arm arm, Ensemble ensemble, List<Measure> measures) {
    Map<String, Statistics> statistics = new HashMap<>();
    for (Measure measure : measures) {
      for (double time : measure.times()) {
        statistics.put(
            SummaryDocument.label(measure, time),
            Statistics.of(ensemble.measured(measure.name(), time)));
      }
    }
    return new ArmOutcome(arm, ensemble, statistics);
  }

  /// The statistics of one of the study's measures at one of its times.
  public Statistics statistics(Measure measure, double time) {
    return Objects.requireNonNull(statistics.get(SummaryDocument.label(measure, time)));
  }

  /// How many trajectories diverged before the end.
  public int diverged() {
    return ensemble.divergences().size();
  }

  /// When each trajectory diverged; NaN for those that did not.
  public double[] divergedAt() {
    double[] times = new double[ensemble.trajectories()];
    Arrays.fill(times, Double.NaN);
    for (Divergence divergence : ensemble.divergences()) {
      times[divergence.trajectory()] = divergence.time();
    }
    return times;
  }

  /// How many recorded samples each recorded trajectory has before its divergence.
  public int[] recordedLengths() {
    double[] divergedAt = divergedAt();
    double[] times = ensemble.paths().times();
    List<Integer> rows = ensemble.paths().trajectories();
    int[] lengths = new int[rows.size()];
    for (int row = 0; row < lengths.length; row++) {
      double end = divergedAt[rows.get(row)];
      int length = times.length;
      while (length > 0 && times[length - 1] >= end) {
        length--;
      }
      lengths[row] = length;
    }
    return lengths;
  }

  /// The seeds of the recorded trajectories.
  public List<Long> recordedSeeds() {
    return ensemble.paths().trajectories().stream()
        .map(trajectory -> ensemble.firstSeed() + trajectory)
        .toList();
  }

  /// The recorded trajectory whose final measure is nearest to the median of the survivors, as a
  /// row of the paths; if all diverged, the one that lasted longest.
  public int typicalRow(Measure measure) {
    double[] values = ensemble.measured(measure.name(), measure.times().getLast());
    double median = new Quantiles(Statistics.survivors(values)).median();
    List<Integer> rows = ensemble.paths().trajectories();
    int[] lengths = recordedLengths();
    int best = 0;
    for (int row = 1; row < lengths.length; row++) {
      double distance = distance(values[rows.get(row)], median);
      double nearest = distance(values[rows.get(best)], median);
      if (distance < nearest || (distance == nearest && lengths[row] > lengths[best])) {
        best = row;
      }
    }
    return best;
  }

  private static double distance(double value, double median) {
    return Double.isNaN(value) ? Double.POSITIVE_INFINITY : Math.abs(value - median);
  }
}
