package org.homeostat.studio.study;

import java.util.List;
import org.homeostat.solver.Measure;
import org.homeostat.studio.lifelong.Lifelong;
import org.homeostat.studio.lifelong.PairedComparison;

/// What came out of a study.
///
/// @param lifelong what came out of arms whose plant changes on the way; often nothing
/// @param wallSeconds how long compiling and solving took
public record StudyOutcome(
    Study study, List<ArmOutcome> arms, Lifelong lifelong, double wallSeconds) {
  public StudyOutcome {
    arms = List.copyOf(arms);
  }

  /// The outcome of arms, judged.
  static StudyOutcome of(Study study, List<ArmOutcome> arms, double wallSeconds) {
    return new StudyOutcome(study, arms, Lives.lifelong(study, arms), wallSeconds);
  }

  /// The outcome with other arms.
  public StudyOutcome of(List<ArmOutcome> others) {
    return new StudyOutcome(study, others, lifelong, wallSeconds);
  }

  /// An arm beside the one that the study holds the others against, in one of the study's measures
  /// at one of its times; nothing if there is no such arm, or it is the same.
  public PairedComparison compared(ArmOutcome arm, Measure measure, double time) {
    String against = study.sweep().beside(arm.arm().name(), study.judgement().against());
    return arms.stream()
        .filter(each -> each.arm().name().equals(against) && each != arm)
        .findFirst()
        .map(other ->
            PairedComparison.of(
                arm.ensemble().measured(measure.name(), time),
                other.ensemble().measured(measure.name(), time)))
        .orElse(PairedComparison.NONE);
  }
}
