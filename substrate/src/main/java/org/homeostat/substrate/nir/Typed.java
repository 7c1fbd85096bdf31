package org.homeostat.substrate.nir;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.homeostat.expression.Shape;

/// A graph whose every shape is known and fits: parameters of neurons have one element for each
/// neuron, and what an edge gives has the shape of what it enters.
///
/// @param inputs what each node takes
/// @param outputs what each node gives
/// @param inner the same of the graphs that stand as nodes
public record Typed(
    Graph graph, Map<String, Shape> inputs, Map<String, Shape> outputs, Map<String, Typed> inner) {
  public Typed {
    inputs = Map.copyOf(inputs);
    outputs = Map.copyOf(outputs);
    inner = Map.copyOf(inner);
  }

  /// Finds the shapes of a graph, from where they are said along the edges.
  ///
  /// @throws NirException with every edge that does not fit and every node whose shape is not told
  public static Typed of(Graph graph) {
    return Typing.of(graph, "");
  }

  public Shape input(String node) {
    return Objects.requireNonNull(inputs.get(node));
  }

  public Shape output(String node) {
    return Objects.requireNonNull(outputs.get(node));
  }

  /// Neurons of one node.
  public record Neurons(Node node, int neurons) {}

  /// The nodes whose neurons fire, those of graphs within this one as `graph.node`.
  public Map<String, Neurons> firing() {
    Map<String, Neurons> found = new LinkedHashMap<>();
    graph
        .nodes()
        .forEach((name, node) -> {
          if (node instanceof Graph) {
            inner(name).firing().forEach((each, of) -> found.put(name + "." + each, of));
          } else if (node instanceof Node.IF
              || node instanceof Node.LIF
              || node instanceof Node.CubaLIF) {
            found.put(name, new Neurons(node, input(name).size()));
          }
        });
    return found;
  }

  Typed inner(String node) {
    return Objects.requireNonNull(inner.get(node));
  }
}
