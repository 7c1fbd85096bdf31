package org.homeostat.substrate.unit.host;

import java.util.List;

/// A unit at work.
sealed interface Instance permits CoSimulation, ModelExchange {

  /// Puts it at the start.
  ///
  /// @param drive the elements of what drives it
  /// @return the elements of what is seen of it
  double[] start(double time, double[] drive);

  /// Moves it on, and gives what is seen then.
  double[] move(double time, double length, double[] drive);

  void close();

  static Instance of(Setup setup) throws ReflectiveOperationException {
    Functions functions = setup.version() == 3 ? new Fmi3(setup) : new Fmi2(setup);
    return setup.exchange()
        ? new ModelExchange(functions, setup)
        : new CoSimulation(functions, setup);
  }

  /// What is seen of a unit.
  static double[] seen(Functions functions, List<Port> outputs) {
    double[] values = new double[Setup.size(outputs)];
    int at = 0;
    for (Port port : outputs) {
      functions.get(port, values, at);
      at += port.values();
    }
    return values;
  }
}
