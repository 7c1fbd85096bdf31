package org.homeostat.studio.train;

import java.util.List;

/// What came out of a study that trains.
///
/// @param arms in the order of the study; none if it only certifies
public record TrainOutcome(
    TrainStudy study,
    Lessons lessons,
    List<ArmResult> arms,
    Certification certification,
    double wallSeconds) {
  public TrainOutcome {
    arms = List.copyOf(arms);
  }

  /// The runs of the arm that the others are measured against.
  public ArmResult baseline() {
    return arms.stream()
        .filter(each -> each.arm().equals(study.baseline()))
        .findFirst()
        .orElseThrow();
  }
}
