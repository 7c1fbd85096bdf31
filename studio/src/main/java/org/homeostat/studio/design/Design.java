package org.homeostat.studio.design;

import java.util.List;
import org.homeostat.system.Connection;
import org.homeostat.system.DynamicalSystem;

/// A designed agent, and how it is connected as the part `agent` to the part `plant`.
///
/// @param connections of the agent's inputs, and of the plant's inputs that it drives
public record Design(DynamicalSystem agent, List<Connection> connections) {
  public Design {
    connections = List.copyOf(connections);
  }
}
