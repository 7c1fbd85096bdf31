package org.homeostat.solver;

import java.util.List;

/// Inputs that a controller decides at every so many samples, and that hold in between: a
/// zero-order hold. While they are solved they are states that never change by themselves.
///
/// @param reads names of states, in the order in which the controller sees their elements
/// @param inputs names of inputs, in the order in which it decides on them
/// @param every how many steps lie between two decisions
public record Hold(Controller controller, List<String> reads, List<String> inputs, int every) {
  public Hold {
    reads = List.copyOf(reads);
    inputs = List.copyOf(inputs);
    if (every < 1) {
      throw new RefusedException(
          every + " steps between two decisions of a controller", "at least 1 is needed");
    }
  }
}
