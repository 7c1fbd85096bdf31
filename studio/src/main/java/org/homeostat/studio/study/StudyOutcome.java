package org.homeostat.studio.study;

import java.util.List;

/// What came out of a study.
///
/// @param wallSeconds how long compiling and solving took
public record StudyOutcome(Study study, List<ArmOutcome> arms, double wallSeconds) {
  public StudyOutcome {
    arms = List.copyOf(arms);
  }
}
