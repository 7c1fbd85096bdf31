package org.homeostat.solver;

import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.Event;

/// That a system is moved by its equations alone, as those need who work with derivatives of its
/// flow.
public final class Continuity {
  private Continuity() {}

  /// @param who has to do with the system: `a linearisation`
  /// @throws RefusedException if the system has events
  public static void require(DynamicalSystem system, String who) {
    for (Event event : system.events()) {
      throw new RefusedException(
          system.name()
              + " has the event "
              + event.name()
              + ", and "
              + who
              + " knows equations only",
          "simulate it, or leave the event out");
    }
  }
}
