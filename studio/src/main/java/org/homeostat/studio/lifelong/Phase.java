package org.homeostat.studio.lifelong;

import java.util.List;

/// A stretch of a life in which the plant stays as it is.
///
/// @param from the sample at which it begins
/// @param until the sample at which it ends
/// @param world what is so meanwhile, such as `scale plant.mass 4`; empty for the plant as it is
public record Phase(int from, int until, List<String> world) {
  public Phase {
    world = List.copyOf(world);
    if (until <= from) {
      throw new IllegalArgumentException("a phase from " + from + " to " + until);
    }
  }

  int length() {
    return until - from;
  }
}
