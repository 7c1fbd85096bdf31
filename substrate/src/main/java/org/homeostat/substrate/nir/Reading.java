package org.homeostat.substrate.nir;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.homeostat.expression.Shape;

/// How a graph whose shapes do not fit as written may have been meant. The format has no axis for a
/// batch, but tools that have one write it.
enum Reading {
  AS_WRITTEN("", node -> node),
  FLATTENED_FROM_THE_FIRST_AXIS(
      "Flatten counts its axes after one for a batch: read as from the first", Reading::flattened),
  WITHOUT_BATCH("the first axis of length 1 is one for a batch: left out", Reading::withoutBatch),
  WITHOUT_LEADING_ONES(
      "the first axes of length 1 are ones for a batch and for time: left out",
      Reading::withoutOnes);

  private final String remark;

  @SuppressWarnings("ImmutableEnumChecker") // a function of its argument alone
  private final UnaryOperator<Node> node;

  Reading(String remark, UnaryOperator<Node> node) {
    this.remark = remark;
    this.node = node;
  }

  /// What is said where this reading was the one that fits; nothing for what is as written.
  List<String> remarks() {
    return remark.isEmpty() ? List.of() : List.of(remark);
  }

  Graph of(Graph graph) {
    Map<String, Node> nodes = new LinkedHashMap<>();
    graph
        .nodes()
        .forEach((name, each) ->
            nodes.put(name, each instanceof Graph inner ? of(inner) : node.apply(each)));
    return new Graph(nodes, graph.edges());
  }

  private static Node flattened(Node node) {
    return node instanceof Node.Flatten(var input, int start, int end)
        ? new Node.Flatten(input, before(start), before(end))
        : node;
  }

  private static Node withoutBatch(Node node) {
    return switch (node) {
      case Node.Input(Shape shape) -> new Node.Input(new Shape(without(shape.lengths())));
      case Node.Output(Shape shape) -> new Node.Output(new Shape(without(shape.lengths())));
      case Node.Flatten(var input, int start, int end) ->
          new Node.Flatten(without(input), before(start), before(end));
      default -> node;
    };
  }

  private static Node withoutOnes(Node node) {
    Node fewer = withoutBatch(node);
    return fewer.equals(node) || fewer instanceof Node.Flatten ? fewer : withoutOnes(fewer);
  }

  private static List<Integer> without(List<Integer> lengths) {
    return lengths.size() > 1 && lengths.getFirst() == 1
        ? lengths.subList(1, lengths.size())
        : lengths;
  }

  private static int before(int axis) {
    return axis > 0 ? axis - 1 : axis;
  }
}
