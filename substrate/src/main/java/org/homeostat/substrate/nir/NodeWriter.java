package org.homeostat.substrate.nir;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.homeostat.expression.Shape;
import org.homeostat.expression.Tensor;

/// Makes groups of a file of nodes. What the package `nir` 1.0.8 would refuse or take for something
/// else is refused here: it counts no groups of channels, takes kernels for square, and cannot type
/// a graph that nothing enters.
final class NodeWriter {
  private final List<String> problems = new ArrayList<>();

  private NodeWriter() {}

  static Item.Folder write(Typed typed) {
    var writer = new NodeWriter();
    Item.Folder folder = writer.graph(typed, "");
    if (!writer.problems.isEmpty()) {
      throw new NirException(writer.problems);
    }
    return folder;
  }

  private Item.Folder graph(Typed typed, String place) {
    Graph graph = typed.graph();
    Map<String, Item> nodes = new LinkedHashMap<>();
    graph
        .nodes()
        .forEach((name, node) -> {
          String at = place.isEmpty() ? name : place + "." + name;
          if (name.isEmpty() || name.contains("/") || name.equals(".")) {
            problems.add("node '" + at + "': a name in a file is not empty and has no '/'");
          }
          nodes.put(
              name,
              node instanceof Graph
                  ? graph(typed.inner(name), at)
                  : new Item.Folder(node(node, at)));
        });
    if (graph.all(Node.Input.class).isEmpty()) {
      problems.add((place.isEmpty() ? "the graph" : "node '" + place + "'") + " has no Input");
    }
    Map<String, Item> items = new LinkedHashMap<>();
    items.put("type", Item.Texts.of("NIRGraph"));
    items.put("nodes", new Item.Folder(nodes));
    List<String> ends =
        graph.edges().stream().flatMap(edge -> List.of(edge.from(), edge.to()).stream()).toList();
    if (ends.isEmpty()) {
      problems.add((place.isEmpty() ? "the graph" : "node '" + place + "'") + " has no edges");
    } else {
      items.put("edges", new Item.Texts(List.of(ends.size() / 2, 2), ends));
    }
    return new Item.Folder(items);
  }

  private Map<String, Item> node(Node node, String place) {
    Map<String, Item> items = new LinkedHashMap<>();
    items.put("type", Item.Texts.of(node.type()));
    switch (node) {
      case Node.Input(Shape shape) -> items.put("shape", Item.Numbers.whole(shape.lengths()));
      case Node.Output(Shape shape) -> items.put("shape", Item.Numbers.whole(shape.lengths()));
      case Node.Affine(Tensor weight, Tensor bias) -> {
        items.put("weight", numbers(weight));
        items.put("bias", numbers(bias));
      }
      case Node.Linear(Tensor weight) -> items.put("weight", numbers(weight));
      case Node.Conv1d c -> {
        only(c.groups() == 1, place, "channels in groups");
        items.put("input_shape", Item.Numbers.whole(c.input().getFirst()));
        items.put("weight", numbers(c.weight()));
        items.put("stride", Item.Numbers.whole(c.stride().getFirst()));
        items.put(
            "padding",
            c.padding().same()
                ? Item.Texts.of("same")
                : Item.Numbers.whole(c.padding().sizes().getFirst()));
        items.put("dilation", Item.Numbers.whole(c.dilation().getFirst()));
        items.put("groups", Item.Numbers.whole(c.groups()));
        items.put("bias", numbers(c.bias()));
      }
      case Node.Conv2d c -> {
        only(c.groups() == 1, place, "channels in groups");
        only(
            c.weight().shape().length(2) == c.weight().shape().length(3),
            place,
            "kernels that are not square");
        items.put("input_shape", Item.Numbers.whole(c.input()));
        items.put("weight", numbers(c.weight()));
        items.put("stride", Item.Numbers.whole(c.stride()));
        items.put(
            "padding",
            c.padding().same() ? Item.Texts.of("same") : Item.Numbers.whole(c.padding().sizes()));
        items.put("dilation", Item.Numbers.whole(c.dilation()));
        items.put("groups", Item.Numbers.whole(c.groups()));
        items.put("bias", numbers(c.bias()));
      }
      case Node.SumPool2d p -> pool(items, p.kernel(), p.stride(), p.padding());
      case Node.AvgPool2d p -> pool(items, p.kernel(), p.stride(), p.padding());
      case Node.Flatten f -> {
        items.put("input_type", Item.Numbers.whole(f.input()));
        items.put("start_dim", Item.Numbers.whole(f.start()));
        items.put("end_dim", Item.Numbers.whole(f.end()));
      }
      default -> Parameters.of(node).forEach((name, value) -> items.put(name, numbers(value)));
    }
    return items;
  }

  private static void pool(
      Map<String, Item> items, List<Integer> kernel, List<Integer> stride, List<Integer> padding) {
    items.put("kernel_size", Item.Numbers.whole(kernel));
    items.put("stride", Item.Numbers.whole(stride));
    items.put("padding", Item.Numbers.whole(padding));
  }

  private void only(boolean holds, String place, String what) {
    if (!holds) {
      problems.add("node '" + place + "': nir 1.0.8 cannot read " + what);
    }
  }

  private static Item numbers(Tensor tensor) {
    return new Item.Numbers(tensor.shape().lengths(), tensor.elements(), false);
  }
}
