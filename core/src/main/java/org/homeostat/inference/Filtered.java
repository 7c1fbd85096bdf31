package org.homeostat.inference;

import java.util.Arrays;
import org.homeostat.control.Matrix;

/// What a filter found, row by row of its record.
public final class Filtered {
  private final StateSpace space;
  private final Track track;
  private final double logLikelihood;
  private final int reached;

  Filtered(StateSpace space, Track track, FilterRun run) {
    this.space = space;
    this.track = track;
    this.logLikelihood = run.logLikelihood();
    this.reached = run.reached();
  }

  /// What was filtered.
  public StateSpace space() {
    return space;
  }

  Track track() {
    return track;
  }

  /// The sum of the logarithms of the normal density of each row given those before it, a row that
  /// the gate left out as if it stood at its edge; minus infinity if the filter diverged.
  public double logLikelihood() {
    return logLikelihood;
  }

  /// How many rows there were before the filter diverged; all if it did not.
  public int reached() {
    return reached;
  }

  /// The mean of each element of the states after a row.
  public double[] mean(int row) {
    return track.rows.get(row).mean().clone();
  }

  /// The covariance of the elements of the states after a row.
  public Matrix covariance(int row) {
    return Gaussians.covariance(track.rows.get(row).root(), space.states().size());
  }

  /// The standard deviation of each element of the states after a row.
  public double[] deviations(int row) {
    return Gaussians.deviations(track.rows.get(row).root(), space.states().size());
  }

  /// What was measured in a row less what was expected; NaN where nothing was measured.
  public double[] innovation(int row) {
    return track.rows.get(row).innovation().clone();
  }

  /// The standard deviation that the filter gives each innovation of a row.
  public double[] innovationDeviations(int row) {
    return track.rows.get(row).spread().clone();
  }

  /// The innovations of a row made independent and of variance 1: white noise if the system is
  /// right.
  public double[] white(int row) {
    return track.rows.get(row).white().clone();
  }

  /// The normalised square of the innovation of a row, chi-squared with as many degrees of freedom
  /// as elements were measured, if the system is right.
  public double square(int row) {
    return track.rows.get(row).square();
  }

  /// Whether the row was measured and the gate let it pass.
  public boolean isUsed(int row) {
    return track.rows.get(row).used();
  }

  /// The rows that the gate left out.
  public long outliers() {
    return track.rows.stream()
        .filter(row -> !row.used() && !Arrays.stream(row.white()).allMatch(Double::isNaN))
        .count();
  }

  /// The laws of the states given the whole record.
  public Smoothed smooth() {
    return Smoothed.of(this);
  }
}
