package org.homeostat.substrate.unit.host;

import java.util.Arrays;
import java.util.List;

/// Sets what drives a unit, where it has changed.
final class Drive {
  private final Functions functions;
  private final List<Port> ports;
  private double[] last = {};

  Drive(Functions functions, List<Port> ports) {
    this.functions = functions;
    this.ports = ports;
  }

  /// Sets all.
  void start(double[] values) {
    last = values.clone();
    int at = 0;
    for (Port port : ports) {
      functions.set(port, values, at);
      at += port.values();
    }
  }

  /// Sets what is other than before.
  void change(double[] values) {
    int at = 0;
    for (Port port : ports) {
      int end = at + port.values();
      if (!Arrays.equals(values, at, end, last, at, end)) {
        if (port.fixed()) {
          throw new Refusal(port.name() + " cannot be changed after the start");
        }
        functions.set(port, values, at);
      }
      at = end;
    }
    last = values.clone();
  }
}
