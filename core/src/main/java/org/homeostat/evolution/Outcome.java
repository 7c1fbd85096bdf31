package org.homeostat.evolution;

import java.util.List;

/// What a run found: its front, scored anew on noise that breeding never met.
///
/// @param front from the smallest to the best
/// @param winner the number of the front's member that is chosen
/// @param history one entry a generation
public record Outcome(long seed, List<Scored> front, int winner, List<Evolution.Progress> history) {
  public Outcome {
    front = List.copyOf(front);
    history = List.copyOf(history);
  }

  public Scored best() {
    return front.get(winner);
  }

  /// A member of the front.
  ///
  /// @param validation its costs on the trajectories that choose the winner
  /// @param half the mean cost at half of the step over that at the step itself, on the same
  ///   Brownian paths
  /// @param tenth the same at a tenth of the step
  /// @param doubt how far `half` and `tenth` may be off by chance
  public record Scored(
      Candidate candidate, double[] validation, double half, double tenth, double doubt) {
    public double mean() {
      return Trials.mean(validation);
    }

    /// Whether the cost changes little as the step shrinks; otherwise a candidate lives on the
    /// errors of its solver.
    boolean isRobust(double tolerance) {
      double most = tolerance + doubt;
      return Math.abs(half - 1) <= most && Math.abs(tenth - 1) <= most;
    }
  }
}
