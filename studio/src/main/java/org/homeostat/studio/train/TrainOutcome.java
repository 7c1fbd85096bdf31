package org.homeostat.studio.train;

import java.util.List;

/// What came out of a study that trains.
///
/// @param arms in the order of the study; none if it only certifies
/// @param chips what came out on chips, in the order of the arms and strengths
public record TrainOutcome(
    TrainStudy study,
    Lessons lessons,
    List<ArmResult> arms,
    List<ChipsResult> chips,
    Certification certification,
    double wallSeconds) {
  public TrainOutcome {
    arms = List.copyOf(arms);
    chips = List.copyOf(chips);
  }

  /// The runs of the arm that the others are measured against.
  public ArmResult baseline() {
    return arms.stream()
        .filter(each -> each.arm().equals(study.baseline()))
        .findFirst()
        .orElseThrow();
  }
}
