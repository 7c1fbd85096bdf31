package org.homeostat.studio.train;

import org.homeostat.energy.Training.Epoch;

/// Is told how far the runs of a study are; by several threads at once.
public interface TrainWatch {
  TrainWatch NONE = (run, epoch, so, of) -> {};

  /// @param arm what has been learned there is put onto chips
  /// @param done how many chips
  default void chip(TrainArm arm, int done, int of) {}

  /// @param run the number of the run, from 0: that of its arm times the seeds, and its seed's
  /// @param epoch that is under way, from 0
  /// @param so what it came to so far
  /// @param of the number of examples of the epoch
  void batch(int run, int epoch, Epoch so, int of);
}
