package org.homeostat.substrate.nir;

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

  Typed inner(String node) {
    return Objects.requireNonNull(inner.get(node));
  }
}
