package org.homeostat.substrate.nir;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.homeostat.expression.Nearest;
import org.homeostat.expression.Shape;
import org.homeostat.expression.Tensor;

/// Finds the shapes of a graph: first from nodes that say theirs, then along the edges.
final class Typing {
  private final Graph graph;
  private final String place;
  private final List<String> problems = new ArrayList<>();
  private final Map<String, Shape> inputs = new HashMap<>();
  private final Map<String, Shape> outputs = new HashMap<>();
  private final Map<String, Typed> inner = new HashMap<>();
  private final Map<String, List<String>> after = new HashMap<>();
  private final Set<String> broken = new HashSet<>();

  private Typing(Graph graph, String place) {
    this.graph = graph;
    this.place = place;
  }

  static Typed of(Graph graph, String place) {
    return new Typing(graph, place).typed();
  }

  private Typed typed() {
    connect();
    nested();
    Deque<String> known = new ArrayDeque<>();
    graph.nodes().forEach((name, node) -> Shapes.taken(node).ifPresent(s -> know(name, s, known)));
    spread(known);
    for (String name : graph.nodes().keySet()) {
      if (!inputs.containsKey(name)) {
        parameterShape(graph.nodes().get(name)).ifPresent(s -> know(name, s, known));
        spread(known);
      }
    }
    check();
    Map<String, Node> nodes = new LinkedHashMap<>();
    graph.nodes().forEach((name, node) -> nodes.put(name, full(name, node)));
    if (!problems.isEmpty()) {
      throw new NirException(problems);
    }
    return new Typed(new Graph(nodes, graph.edges()), inputs, outputs, inner);
  }

  private void connect() {
    Set<Edge> seen = new HashSet<>();
    for (Edge edge : graph.edges()) {
      for (String end : List.of(edge.from(), edge.to())) {
        if (!graph.nodes().containsKey(end)) {
          String near = Nearest.advice(end, graph.nodes().keySet());
          problems.add(
              "edge '%s': there is no node '%s'".formatted(named(edge), end)
                  + (near.isEmpty() ? "" : "; " + near));
        }
      }
      if (!seen.add(edge)) {
        problems.add("edge '" + named(edge) + "' is there twice");
      }
      after.computeIfAbsent(edge.from(), _ -> new ArrayList<>()).add(edge.to());
    }
    if (!problems.isEmpty()) {
      throw new NirException(problems);
    }
  }

  private void nested() {
    graph
        .nodes()
        .forEach((name, node) -> {
          if (node instanceof Graph within) {
            try {
              inner.put(name, of(within, named(name)));
            } catch (NirException wrong) {
              problems.addAll(wrong.problems());
              broken.add(name);
            }
            if (within.all(Node.Input.class).size() > 1
                || within.all(Node.Output.class).size() != 1) {
              problem(name, "a graph as a node has at most one Input, and one Output");
              broken.add(name);
            }
          }
        });
  }

  private void know(String name, Shape taken, Deque<String> known) {
    if (inputs.containsKey(name) || broken.contains(name)) {
      return;
    }
    Node node = node(name);
    Shape shape = taken;
    if (!Parameters.of(node).isEmpty() && !fits(node, taken)) {
      shape = parameterShape(node).orElse(taken);
    }
    try {
      outputs.put(name, Shapes.given(node, shape));
      inputs.put(name, shape);
      known.add(name);
    } catch (NirException wrong) {
      wrong.problems().forEach(each -> problem(name, each));
      broken.add(name);
    }
  }

  private void spread(Deque<String> known) {
    while (!known.isEmpty()) {
      String name = known.remove();
      Shape given = Objects.requireNonNull(outputs.get(name));
      after.getOrDefault(name, List.of()).forEach(next -> know(next, given, known));
    }
  }

  private static boolean fits(Node node, Shape shape) {
    return Parameters.of(node).values().stream()
        .allMatch(tensor -> Broadcast.to(tensor, shape).isPresent());
  }

  /// The shape of the largest parameter.
  private static Optional<Shape> parameterShape(Node node) {
    return Parameters.of(node).values().stream()
        .map(Tensor::shape)
        .filter(shape -> !shape.isScalar())
        .reduce((a, b) -> b.size() > a.size() ? b : a);
  }

  private void check() {
    for (Edge edge : graph.edges()) {
      Shape given = outputs.get(edge.from());
      Shape taken = inputs.get(edge.to());
      if (given != null && taken != null && !given.equals(taken)) {
        problems.add(
            "edge '%s': gives shape %s, but shape %s is taken"
                .formatted(named(edge), given, taken));
      }
    }
    for (String name : graph.nodes().keySet()) {
      if (!inputs.containsKey(name) && !broken.contains(name) && problems.isEmpty()) {
        problem(name, "nothing tells its shape");
      }
    }
  }

  /// The node with its shapes said and its parameters at full size.
  private Node full(String name, Node node) {
    Shape shape = inputs.get(name);
    if (shape == null) {
      return node;
    }
    return switch (node) {
      case Graph _ -> Objects.requireNonNull(inner.get(name)).graph();
      case Node.Affine(Tensor weight, Tensor bias) ->
          new Node.Affine(
              weight, fitted(name, "bias", bias, Objects.requireNonNull(outputs.get(name))));
      case Node.Conv1d c ->
          new Node.Conv1d(
              axes(shape), c.weight(), c.stride(), c.padding(), c.dilation(), c.groups(), c.bias());
      case Node.Conv2d c ->
          new Node.Conv2d(
              axes(shape), c.weight(), c.stride(), c.padding(), c.dilation(), c.groups(), c.bias());
      case Node.Flatten f -> new Node.Flatten(shape.lengths(), f.start(), f.end());
      default -> Parameters.replace(node, (field, value) -> fitted(name, field, value, shape));
    };
  }

  private static List<Integer> axes(Shape image) {
    return image.lengths().subList(1, image.rank());
  }

  private Tensor fitted(String name, String field, Tensor value, Shape shape) {
    return Broadcast.to(value, shape)
        .orElseGet(() -> {
          problem(
              name, "field '%s' has shape %s, expected %s".formatted(field, value.shape(), shape));
          return value;
        });
  }

  private Node node(String name) {
    return Objects.requireNonNull(graph.nodes().get(name));
  }

  private void problem(String name, String what) {
    problems.add("node '" + named(name) + "': " + what);
  }

  private String named(String name) {
    return place.isEmpty() ? name : place + "." + name;
  }

  private String named(Edge edge) {
    return named(edge.from()) + " -> " + named(edge.to());
  }
}
