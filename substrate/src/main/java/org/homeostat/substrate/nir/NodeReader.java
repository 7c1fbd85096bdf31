package org.homeostat.substrate.nir;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.homeostat.expression.Nearest;
import org.homeostat.expression.Shape;
import org.homeostat.expression.Tensor;

/// Makes nodes of the groups of a file, and notes everything that is wrong with them.
final class NodeReader {
  private static final int MOST_DEPTH = 32;
  private static final List<String> TYPES =
      List.of(
          "Input",
          "Output",
          "NIRGraph",
          "Affine",
          "Linear",
          "Scale",
          "Conv1d",
          "Conv2d",
          "SumPool2d",
          "AvgPool2d",
          "Flatten",
          "Delay",
          "Threshold",
          "I",
          "IF",
          "LI",
          "LIF",
          "CubaLI",
          "CubaLIF");

  private final List<String> problems;

  NodeReader(List<String> problems) {
    this.problems = problems;
  }

  Graph graph(Item.Folder folder, String place, int depth) {
    var fields = new Fields(folder, place, problems);
    Map<String, Node> nodes = new LinkedHashMap<>();
    if (depth > MOST_DEPTH) {
      fields.problem("nodes", "graphs nest deeper than " + MOST_DEPTH);
      return new Graph(nodes, List.of());
    }
    fields
        .folder("nodes")
        .items()
        .forEach((name, item) -> {
          String at = place.isEmpty() ? name : place + "." + name;
          if (item instanceof Item.Folder inner) {
            node(inner, at, depth).ifPresent(node -> nodes.put(name, node));
          } else {
            fields.problem("nodes", "expected groups, found that '" + name + "' is none");
          }
        });
    Graph graph = new Graph(nodes, fields.edges("edges"));
    fields.noOthers();
    return graph;
  }

  private Optional<Node> node(Item.Folder folder, String place, int depth) {
    var fields = new Fields(folder, place, problems);
    String type = fields.text("type");
    if (type.equals("NIRGraph")) {
      return Optional.of(graph(folder, place, depth + 1));
    }
    if (!TYPES.contains(type)) {
      if (!type.isEmpty()) {
        String near = Nearest.advice(type, TYPES);
        fields.problem(
            "type", ("there is no type '" + type + "'; " + near).replaceFirst("; $", ""));
      }
      return Optional.empty();
    }
    Node node = node(type, fields);
    fields.noOthers();
    return Optional.of(node);
  }

  private static Node node(String type, Fields f) {
    return switch (type) {
      case "Input" -> new Node.Input(f.shape("shape"));
      case "Output" -> new Node.Output(f.shape("shape"));
      case "Affine" -> new Node.Affine(f.ranked("weight", 2, 8), f.finite("bias"));
      case "Linear" -> new Node.Linear(f.ranked("weight", 2, 8));
      case "Scale" -> new Node.Scale(f.finite("scale"));
      case "Conv1d" -> conv1d(f);
      case "Conv2d" -> conv2d(f);
      case "SumPool2d" ->
          new Node.SumPool2d(
              f.perAxis("kernel_size", 2, 1),
              f.perAxis("stride", 2, 1),
              f.perAxis("padding", 2, 0));
      case "AvgPool2d" ->
          new Node.AvgPool2d(
              f.perAxis("kernel_size", 2, 1),
              f.perAxis("stride", 2, 1),
              f.perAxis("padding", 2, 0));
      case "Flatten" -> flatten(f);
      case "Delay" -> new Node.Delay(f.notNegative("delay"));
      case "Threshold" -> new Node.Threshold(f.tensor("threshold"));
      default -> neuron(type, f);
    };
  }

  private static Node neuron(String type, Fields f) {
    return switch (type) {
      case "I" -> new Node.I(f.finite("r"));
      case "IF" -> new Node.IF(f.finite("r"), f.tensor("v_threshold"), f.finite("v_reset", 0));
      case "LI" -> new Node.LI(f.positive("tau"), f.finite("r"), f.finite("v_leak"));
      case "LIF" ->
          new Node.LIF(
              f.positive("tau"),
              f.finite("r"),
              f.finite("v_leak"),
              f.tensor("v_threshold"),
              f.finite("v_reset", 0));
      case "CubaLI" ->
          new Node.CubaLI(
              f.positive("tau_syn"),
              f.positive("tau_mem"),
              f.finite("r"),
              f.finite("v_leak"),
              f.finite("w_in", 1));
      default ->
          new Node.CubaLIF(
              f.positive("tau_syn"),
              f.positive("tau_mem"),
              f.finite("r"),
              f.finite("v_leak"),
              f.tensor("v_threshold"),
              f.finite("v_reset", 0),
              f.finite("w_in", 1));
    };
  }

  private static Node conv1d(Fields f) {
    Tensor weight = f.ranked("weight", 3, 3);
    return new Node.Conv1d(
        f.has("input_shape") ? f.perAxis("input_shape", 1, 1) : List.of(),
        weight,
        f.perAxis("stride", 1, 1),
        padding(f, 1),
        f.perAxis("dilation", 1, 1),
        f.whole("groups", 1),
        bias(f, weight));
  }

  private static Node conv2d(Fields f) {
    Tensor weight = f.ranked("weight", 4, 4);
    return new Node.Conv2d(
        f.has("input_shape") ? f.perAxis("input_shape", 2, 1) : List.of(),
        weight,
        f.perAxis("stride", 2, 1),
        padding(f, 2),
        f.perAxis("dilation", 2, 1),
        f.whole("groups", 1),
        bias(f, weight));
  }

  private static Tensor bias(Fields f, Tensor weight) {
    int channels = weight.shape().length(0);
    Tensor bias = f.finite("bias");
    return Broadcast.to(bias, Shape.of(channels))
        .orElseGet(() -> {
          f.problem(
              "bias",
              "expected one number for each of "
                  + channels
                  + " channels, found shape "
                  + bias.shape());
          return Tensor.zeros(Shape.of(channels));
        });
  }

  private static Padding padding(Fields f, int axes) {
    if (!f.isText("padding")) {
      return new Padding(false, f.perAxis("padding", axes, 0));
    }
    String word = f.text("padding");
    if (word.equals("same")) {
      return Padding.SAME;
    }
    if (!word.equals("valid")) {
      f.problem("padding", "expected whole numbers, 'same' or 'valid', found '" + word + "'");
    }
    return new Padding(false, Collections.nCopies(axes, 0));
  }

  private static Node flatten(Fields f) {
    boolean said = f.has("input_type") && !f.isZero("input_type");
    List<Integer> input = said ? f.shape("input_type").lengths() : List.of();
    int start = f.has("start_dim") ? f.whole("start_dim", -8) : 1;
    int end = f.has("end_dim") ? f.whole("end_dim", -8) : -1;
    return new Node.Flatten(input, start, end);
  }
}
