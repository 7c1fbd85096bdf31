package org.homeostat.solver;

import java.util.List;
import org.homeostat.expression.Printer;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.Event;

/// That a system is moved by its equations alone, as those need who work with derivatives of its
/// flow.
public final class Continuity {
  private Continuity() {}

  /// @param who has to do with the system: `a linearisation`
  /// @throws RefusedException if the system has events or delays
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
    requirePresent(system, who);
  }

  /// Requires that nothing depends on earlier times.
  ///
  /// @param who has to do with the system
  /// @throws RefusedException if the system has delays
  static void requirePresent(DynamicalSystem system, String who) {
    for (Line line : Line.of(system, List.of())) {
      throw new RefusedException(
          system.name()
              + " looks back by "
              + Printer.print(line.by())
              + ", and "
              + who
              + " keeps no past",
          "simulate it, or leave the delay out");
    }
  }
}
