package org.homeostat.solver;

import java.util.List;
import java.util.Optional;
import org.homeostat.kernel.Workload;

/// Decides from the states of a trajectory what inputs are to be until the next sample: what no
/// equation says, such as the solution of an optimisation.
///
/// A controller is immutable and may be shared by threads. What it does depends on the seed of a
/// trajectory and on the states that it has seen of it, on nothing else.
@FunctionalInterface
public interface Controller {

  /// Begins trajectories that one thread takes care of.
  ///
  /// @param seeds one a trajectory
  Hand begin(long[] seeds);

  /// A controller at work on a few trajectories.
  @FunctionalInterface
  interface Hand {

    /// Decides.
    ///
    /// @param trajectory its number among those that were begun
    /// @param state the elements of the states that the controller reads, in their order
    /// @param input where the elements of the inputs go; holds what they were
    void act(int trajectory, double time, double[] state, double[] input);

    /// What it has computed so far, if it counts that.
    default Optional<Effort> effort() {
      return Optional.empty();
    }
  }

  /// What deciding takes.
  ///
  /// @param programs that were run, and how often
  /// @param products multiply-accumulates in matrices beside the programs
  record Effort(List<Workload> programs, long products) {
    public Effort {
      programs = List.copyOf(programs);
    }
  }
}
