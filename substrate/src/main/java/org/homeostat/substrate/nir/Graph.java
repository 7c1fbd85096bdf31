package org.homeostat.substrate.nir;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Nodes and their connections. Several edges into one node add; cycles are allowed; a graph may
/// stand as a node in another.
///
/// @param nodes by name, in the order of the file
public record Graph(Map<String, Node> nodes, List<Edge> edges) implements Node {
  public Graph {
    nodes = Collections.unmodifiableMap(new LinkedHashMap<>(nodes));
    edges = List.copyOf(edges);
  }

  /// The nodes that give to a node.
  List<String> before(String node) {
    return edges.stream().filter(e -> e.to().equals(node)).map(Edge::from).toList();
  }

  /// The names of the nodes of a type.
  List<String> all(Class<? extends Node> type) {
    return nodes.entrySet().stream()
        .filter(e -> type.isInstance(e.getValue()))
        .map(Map.Entry::getKey)
        .toList();
  }
}
