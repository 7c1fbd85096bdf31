package org.homeostat.studio.train;

/// One of the ways to learn that a study compares.
///
/// @param chips onto which what it has learned is put
public record TrainArm(String name, TrainSettings settings, ChipSettings chips) {

  /// The same with other settings.
  TrainArm with(TrainSettings others) {
    return new TrainArm(name, others, chips);
  }
}
