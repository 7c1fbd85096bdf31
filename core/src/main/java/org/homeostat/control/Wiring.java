package org.homeostat.control;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.homeostat.expression.Shape;
import org.homeostat.system.Composition;
import org.homeostat.system.Connection;
import org.homeostat.system.DynamicalSystem;

/// Connections of a plant and its controller.
record Wiring(Linearisation plant, String plantPart, String agentPart) {

  /// The closed loop of the parts `plant` and `agent`.
  static DynamicalSystem loop(
      DynamicalSystem plant, DynamicalSystem agent, List<Connection> connections) {
    Map<String, DynamicalSystem> parts = new LinkedHashMap<>();
    parts.put("plant", plant);
    parts.put("agent", agent);
    return Composition.of(plant.name() + " with " + agent.name(), parts, connections);
  }

  /// `[plant.x, plant.v]`
  static String vector(List<Element> elements, String part) {
    return elements.stream()
        .map(element -> element.text(part + "."))
        .collect(Collectors.joining(", ", "[", "]"));
  }

  /// The connections, with what the agent's input `sensor` gets.
  List<Connection> with(String sensor, String value) {
    List<Connection> connections = new ArrayList<>();
    connections.add(Connection.of(agentPart + "." + sensor, value));
    List<Element> inputs = plant.inputs();
    for (int i = 0; i < inputs.size(); i += inputs.get(i).shape().size()) {
      Element first = inputs.get(i);
      int from = i;
      String all = text(first.shape(), 0, 0, element -> action(from + element));
      connections.add(Connection.of(plantPart + "." + first.variable(), all));
    }
    return connections;
  }

  /// An element of the agent's output u.
  private String action(int number) {
    String u = agentPart + ".u";
    return plant.inputs().size() == 1 ? u : u + "[" + number + "]";
  }

  /// Elements as an expression of a shape: `[[a, b], [c, d]]`.
  private static String text(Shape shape, int axis, int start, IntFunction<String> element) {
    if (axis == shape.rank()) {
      return element.apply(start);
    }
    int part = shape.lengths().stream().skip(axis + 1L).reduce(1, (a, b) -> a * b);
    return IntStream.range(0, shape.length(axis))
        .mapToObj(i -> text(shape, axis + 1, start + i * part, element))
        .collect(Collectors.joining(", ", "[", "]"));
  }
}
