package org.homeostat.solver;

import java.util.List;

/// An environment in the names of a system. While the system is solved, what is seen are states
/// that never change by themselves.
///
/// @param drives names of quantities that drive the environment: definitions, states, parameters or
///   inputs, in the order in which it takes their elements
/// @param seen names of inputs, in the order in which it gives their elements
public record Coupling(Environment environment, List<String> drives, List<String> seen) {
  public Coupling {
    drives = List.copyOf(drives);
    seen = List.copyOf(seen);
  }
}
