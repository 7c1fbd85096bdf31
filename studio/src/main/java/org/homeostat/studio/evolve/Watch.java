package org.homeostat.studio.evolve;

import org.homeostat.evolution.Evolution;

/// Is told how far the searches of a study have come.
@FunctionalInterface
public interface Watch {
  Watch NONE = (run, progress) -> {};

  /// @param run the number of the search, from 0
  void lived(int run, Evolution.Progress progress);
}
