package org.homeostat.laws;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.homeostat.kernel.Execution;
import org.homeostat.solver.Paths;
import org.homeostat.solver.Simulation;
import org.homeostat.system.DynamicalSystem;

/// How the systems of these tests are solved, and what it means that two runs are the same.
final class Run {
  /// A power of two, so that times are exact.
  static final double STEP = 1.0 / 16;

  private Run() {}

  /// A simulation on one thread, interpreted, that records the states.
  static Simulation of(DynamicalSystem system) {
    Simulation simulation =
        Simulation.of(system)
            .method("euler-maruyama")
            .step(STEP)
            .until(1)
            .seeds(3)
            .threads(1)
            .execution(Execution.INTERPRETED);
    system.states().forEach(state -> simulation.record(state.name()));
    return simulation;
  }

  /// Everything that `expected` recorded, `actual` recorded to the same bits.
  static void assertSame(Paths expected, Paths actual, String what) {
    assertEquals(expected.trajectories(), actual.trajectories(), what);
    for (String name : expected.recorded().keySet()) {
      for (int row = 0; row < expected.trajectories().size(); row++) {
        assertArrayEquals(
            expected.values(name, row), actual.values(name, row), what + ", " + name + " " + row);
      }
    }
  }
}
