package org.homeostat.system;

import java.util.ArrayList;
import java.util.List;
import org.homeostat.expression.SourceText;

/// What an input of a composed system gets.
///
/// @param input the qualified name of the input: `plant.u`
/// @param value an expression in the names of the composed system: `2*agent.u`
public record Connection(SourceText input, SourceText value) {

  /// A connection that is written in a program.
  public static Connection of(String input, String value) {
    return new Connection(
        SourceText.of("connection", input), SourceText.of("connection of " + input, value));
  }

  /// The connections of `{agent.y: [plant.position, plant.velocity], plant.u: agent.u}`.
  public static List<Connection> read(YamlMap connect, Problems problems) {
    List<Connection> connections = new ArrayList<>();
    for (YamlMap.Entry entry : connect.entries()) {
      connections.add(new Connection(entry.key().source(), JoinedText.of(entry.value(), problems)));
    }
    return connections;
  }
}
