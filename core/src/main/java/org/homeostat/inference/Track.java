package org.homeostat.inference;

import java.util.ArrayList;
import java.util.List;

/// What a filter leaves behind, for its results and for the smoother.
final class Track {

  /// One step of a prediction.
  ///
  /// @param mean at its beginning
  /// @param root at its beginning, n by n
  /// @param moved `[T, N]` at its end
  /// @param predicted the mean at its end
  /// @param predictedRoot the root at its end, n by n
  record Stretch(
      double[] mean, double[] root, double[] moved, double[] predicted, double[] predictedRoot) {}

  /// What a row did.
  ///
  /// @param stretches how many there were before the row
  /// @param mean after the row
  /// @param root after the row
  /// @param innovation measured less expected; NaN where nothing was measured
  /// @param spread the standard deviation of each innovation
  /// @param white the innovations made independent and of variance 1, in their order
  /// @param square the sum of the squares of the white ones
  /// @param used whether the gate let it pass
  record Row(
      int stretches,
      double[] mean,
      double[] root,
      double[] innovation,
      double[] spread,
      double[] white,
      double square,
      boolean used) {}

  final List<Stretch> stretches = new ArrayList<>();
  final List<Row> rows = new ArrayList<>();
}
