package org.homeostat.studio.train;

import org.homeostat.studio.lifelong.PairedComparison;

/// Accuracies on chips, on the test set.
///
/// @param strength of what is swept; NaN if nothing is
/// @param ideal that of the weights on the device without faults that they were learned on
/// @param placed by chip, with the weights as they were learned there; NaN where it diverged
/// @param learned by chip, after it has learned
public record ChipsResult(
    TrainArm arm, double strength, double ideal, double[] placed, double[] learned) {

  /// What learning on the chip gains, chip by chip.
  public PairedComparison gain() {
    return PairedComparison.of(learned, placed);
  }
}
