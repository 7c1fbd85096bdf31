package org.homeostat.substrate.nir;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.homeostat.expression.Shape;
import org.homeostat.expression.Tensor;

/// The shapes that nodes take and give, each by itself.
final class Shapes {
  private Shapes() {}

  /// What a node says by itself that it takes; nothing where an edge must tell.
  static Optional<Shape> taken(Node node) {
    return switch (node) {
      case Node.Input(Shape shape) -> Optional.of(shape);
      case Node.Output(Shape shape) -> Optional.of(shape);
      case Node.Affine(Tensor weight, Tensor _) -> Optional.of(columns(weight));
      case Node.Linear(Tensor weight) -> Optional.of(columns(weight));
      case Node.Conv1d c -> image(c.input(), c.weight(), c.groups());
      case Node.Conv2d c -> image(c.input(), c.weight(), c.groups());
      case Node.Flatten f ->
          f.input().isEmpty() ? Optional.empty() : Optional.of(new Shape(f.input()));
      case Graph graph -> single(graph, Node.Input.class);
      case Node.SumPool2d _,
          Node.AvgPool2d _,
          Node.Scale _,
          Node.Delay _,
          Node.Threshold _,
          Node.I _,
          Node.IF _,
          Node.LI _,
          Node.LIF _,
          Node.CubaLI _,
          Node.CubaLIF _ ->
          Optional.empty();
    };
  }

  /// What a node gives that takes a shape.
  ///
  /// @throws NirException if it cannot take it; the message has no place
  static Shape given(Node node, Shape taken) {
    return switch (node) {
      case Node.Affine(Tensor weight, Tensor _) -> rows(weight);
      case Node.Linear(Tensor weight) -> rows(weight);
      case Node.Conv1d c ->
          windows(
              taken,
              c.weight().shape().lengths(),
              c.groups(),
              c.stride(),
              c.padding(),
              c.dilation());
      case Node.Conv2d c ->
          windows(
              taken,
              c.weight().shape().lengths(),
              c.groups(),
              c.stride(),
              c.padding(),
              c.dilation());
      case Node.SumPool2d p -> pooled(taken, p.kernel(), p.stride(), p.padding());
      case Node.AvgPool2d p -> pooled(taken, p.kernel(), p.stride(), p.padding());
      case Node.Flatten f -> flat(taken, f);
      case Graph graph ->
          single(graph, Node.Output.class)
              .orElseThrow(() -> NirException.of("a graph as a node has one Output"));
      case Node.Input _,
          Node.Output _,
          Node.Scale _,
          Node.Delay _,
          Node.Threshold _,
          Node.I _,
          Node.IF _,
          Node.LI _,
          Node.LIF _,
          Node.CubaLI _,
          Node.CubaLIF _ ->
          taken;
    };
  }

  private static Optional<Shape> single(Graph graph, Class<? extends Node> type) {
    List<String> all = graph.all(type);
    return all.size() == 1
        ? taken(Objects.requireNonNull(graph.nodes().get(all.getFirst())))
        : Optional.empty();
  }

  private static Shape columns(Tensor weight) {
    return without(weight.shape(), weight.shape().rank() - 2);
  }

  private static Shape rows(Tensor weight) {
    return without(weight.shape(), weight.shape().rank() - 1);
  }

  private static Shape without(Shape shape, int axis) {
    List<Integer> lengths = new ArrayList<>(shape.lengths());
    lengths.remove(/* index */ axis);
    return new Shape(lengths);
  }

  private static Optional<Shape> image(List<Integer> input, Tensor weight, int groups) {
    if (input.isEmpty()) {
      return Optional.empty();
    }
    List<Integer> lengths = new ArrayList<>(input);
    lengths.addFirst(weight.shape().length(1) * groups);
    return Optional.of(new Shape(lengths));
  }

  private static Shape windows(
      Shape taken,
      List<Integer> weight,
      int groups,
      List<Integer> stride,
      Padding padding,
      List<Integer> dilation) {
    int channels = weight.get(1) * groups;
    if (weight.get(0) % groups != 0) {
      throw NirException.of(weight.get(0) + " channels do not divide into " + groups + " groups");
    }
    if (padding.same() && stride.stream().anyMatch(s -> s != 1)) {
      throw NirException.of("padding 'same' goes with stride 1, found " + stride);
    }
    if (taken.rank() != stride.size() + 1 || taken.length(0) != channels) {
      throw NirException.of(
          "it takes " + channels + " channels of " + stride.size() + " axes, found shape " + taken);
    }
    List<Integer> lengths = new ArrayList<>(List.of(weight.get(0)));
    for (int axis = 0; axis < stride.size(); axis++) {
      int span = span(weight.get(axis + 2), dilation.get(axis));
      lengths.add(count(taken.length(axis + 1), span, padding.total(axis, span), stride.get(axis)));
    }
    return new Shape(lengths);
  }

  private static Shape pooled(
      Shape taken, List<Integer> kernel, List<Integer> stride, List<Integer> padding) {
    if (taken.rank() != 3) {
      throw NirException.of("it takes [channels, height, width], found shape " + taken);
    }
    List<Integer> lengths = new ArrayList<>(List.of(taken.length(0)));
    for (int axis = 0; axis < 2; axis++) {
      lengths.add(
          count(taken.length(axis + 1), kernel.get(axis), 2 * padding.get(axis), stride.get(axis)));
    }
    return new Shape(lengths);
  }

  /// The elements that a dilated kernel spans.
  static int span(int kernel, int dilation) {
    return Math.addExact(Math.multiplyExact(dilation, kernel - 1), 1);
  }

  private static int count(int length, int span, int padding, int stride) {
    long room = (long) length + padding - span;
    if (room < 0) {
      throw NirException.of(
          "its kernel spans " + span + " elements, more than the " + (length + padding) + " there");
    }
    return (int) (room / stride) + 1;
  }

  private static Shape flat(Shape taken, Node.Flatten f) {
    int start = f.start() < 0 ? f.start() + taken.rank() : f.start();
    int end = f.end() < 0 ? f.end() + taken.rank() : f.end();
    if (start == taken.rank() && start == end + 1) {
      return taken;
    }
    if (start < 0 || start > end || end >= taken.rank()) {
      throw NirException.of("axes " + f.start() + " to " + f.end() + " are not in shape " + taken);
    }
    List<Integer> lengths = new ArrayList<>(taken.lengths().subList(0, start));
    int joined = 1;
    for (int axis = start; axis <= end; axis++) {
      joined *= taken.length(axis);
    }
    lengths.add(joined);
    lengths.addAll(taken.lengths().subList(end + 1, taken.rank()));
    return new Shape(lengths);
  }
}
