package org.homeostat.solver;

/// Is told how far a run has come, from any of its threads, one at a time.
@FunctionalInterface
public interface Progress {
  Progress NONE = (done, total) -> {};

  /// @param done steps of single trajectories that are done
  /// @param total steps of single trajectories in the run
  void advanced(long done, long total);
}
