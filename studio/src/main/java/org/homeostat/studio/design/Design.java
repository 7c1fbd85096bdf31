package org.homeostat.studio.design;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.homeostat.system.Connection;
import org.homeostat.system.DynamicalSystem;

/// A designed agent, and how it is connected as the part `agent` to the part `plant`.
///
/// @param connections of the agent's inputs, and of the plant's inputs that it drives
/// @param decisions what it does that no equation says; nothing for most
/// @param written what a study says to have it again, if its equations do not say it all
public record Design(
    DynamicalSystem agent,
    List<Connection> connections,
    List<Decision> decisions,
    Map<String, Object> written) {
  public Design {
    connections = List.copyOf(connections);
    decisions = List.copyOf(decisions);
    written = Collections.unmodifiableMap(new LinkedHashMap<>(written));
  }

  /// An agent that is its equations.
  Design(DynamicalSystem agent, List<Connection> connections) {
    this(agent, connections, List.of(), Map.of());
  }

  /// The same, written under the name of its designer.
  Design named(String name) {
    return written.isEmpty()
        ? this
        : new Design(agent, connections, decisions, Map.of(name, written));
  }
}
