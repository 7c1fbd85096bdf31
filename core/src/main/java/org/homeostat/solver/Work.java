package org.homeostat.solver;

/// What a run cost, summed over trajectories.
///
/// @param steps steps that were taken (accepted, for an adaptive method)
/// @param rejected steps that an adaptive method tried and gave up
/// @param driftEvaluations evaluations of the drift of the whole system
public record Work(long steps, long rejected, long driftEvaluations) {
  public Work plus(Work other) {
    return new Work(
        steps + other.steps, rejected + other.rejected, driftEvaluations + other.driftEvaluations);
  }
}
