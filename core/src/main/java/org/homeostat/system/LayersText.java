package org.homeostat.system;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.homeostat.expression.Activation;
import org.homeostat.expression.Shape;

/// Writes layers as the system file of their energy.
final class LayersText {
  private final Layers layers;
  private final List<Shape> shapes;
  private final boolean potentials;
  private final int states;

  LayersText(Layers layers) {
    this.layers = layers;
    this.shapes = layers.shapes();
    boolean linear = layers.activation().kind() == Activation.Kind.LINEAR;
    this.potentials = layers.form() == Layers.Form.RATE && !linear;
    boolean readout = layers.readout() == Layers.Readout.CROSS_ENTROPY;
    this.states = layers.layers().size() - (readout ? 1 : 0);
  }

  String text() {
    List<String> lines = new ArrayList<>();
    lines.add("system: layers " + sizes("-"));
    lines.add("states:");
    for (int i = 1; i <= states; i++) {
      lines.add(declared(layers.name(i), shapes.get(i)));
    }
    lines.add("inputs:");
    lines.add(declared("x", shapes.getFirst()));
    lines.add(declared("target", shapes.getLast()));
    lines.add("parameters:");
    for (int i = 1; i < shapes.size(); i++) {
      Layer layer = layers.layers().get(i - 1);
      lines.add(declared("W" + i, layer.weights(shapes.get(i - 1))));
      lines.add(declared("b" + i, Shape.of(layer.biases())));
    }
    layers.skips().stream()
        .filter(skip -> !isImage(skip))
        .forEach(skip ->
            lines.add(
                declared(
                    weights(skip),
                    Shape.of(shapes.get(skip.to()).size(), shapes.get(skip.from()).size()))));
    lines.add("functions: {rho(s): \"" + layers.rho() + "\"}");
    lines.add("energy: |");
    lines.addAll(energy());
    lines.add("cost: " + cost());
    lines.add("outputs: {prediction: \"" + prediction() + "\"}");
    return String.join("\n", lines) + "\n";
  }

  private String sizes(String between) {
    return shapes.stream()
        .map(
            shape -> shape.lengths().stream().map(String::valueOf).collect(Collectors.joining("x")))
        .collect(Collectors.joining(between));
  }

  private static String declared(String name, Shape shape) {
    return "  " + name + ": {shape: " + shape + "}";
  }

  private List<String> energy() {
    List<String> lines = new ArrayList<>();
    List<String> held = new ArrayList<>();
    for (int i = 1; i <= states; i++) {
      String state = layers.name(i);
      held.add(potentials ? "sum(potential(rho(" + state + ")))" : "sum(" + state + "^2)/2");
    }
    lines.add("  E = " + String.join(" + ", held));
    for (int i = 1; i <= states; i++) {
      lines.add("    - " + driven(i) + " - " + biased(i));
    }
    layers.skips().forEach(skip -> lines.add("    - " + skipped(skip)));
    return lines;
  }

  /// What others see of a layer.
  private String seen(int layer) {
    String name = layers.name(layer);
    boolean activated = layers.form() == Layers.Form.HOPFIELD && layer > 0;
    return activated ? "rho(" + name + ")" : name;
  }

  private String drive(int layer) {
    return layers
        .layers()
        .get(layer - 1)
        .drive("W" + layer, seen(layer - 1), shapes.get(layer - 1));
  }

  private String driven(int layer) {
    return product(layer, drive(layer));
  }

  private String product(int layer, String drive) {
    return shapes.get(layer).rank() == 1
        ? seen(layer) + "@(" + drive + ")"
        : "sum(" + seen(layer) + "*" + drive + ")";
  }

  /// In an image there is one bias for each channel.
  private String biased(int layer) {
    Shape shape = shapes.get(layer);
    String bias = "b" + layer;
    if (shape.rank() == 1) {
      return bias + "@" + seen(layer);
    }
    return bias + "@channel_sum(" + seen(layer) + ")";
  }

  private boolean isImage(Layers.Skip skip) {
    Shape from = shapes.get(skip.from());
    return from.rank() == 3 && from.equals(shapes.get(skip.to()));
  }

  private static String weights(Layers.Skip skip) {
    return "S" + skip.from() + "_" + skip.to();
  }

  private String skipped(Layers.Skip skip) {
    if (isImage(skip)) {
      return product(skip.to(), seen(skip.from()));
    }
    return flat(skip.to()) + "@(" + weights(skip) + "@" + flat(skip.from()) + ")";
  }

  private String flat(int layer) {
    return shapes.get(layer).rank() == 1 ? seen(layer) : "flatten(" + seen(layer) + ")";
  }

  private String logits() {
    int last = shapes.size() - 1;
    return drive(last) + " + b" + last;
  }

  private String cost() {
    return switch (layers.readout()) {
      case SQUARED_ERROR -> "sum((o - target)^2)/2";
      case CROSS_ENTROPY -> "logsumexp(" + logits() + ") - target@(" + logits() + ")";
    };
  }

  private String prediction() {
    return switch (layers.readout()) {
      case SQUARED_ERROR -> "o";
      case CROSS_ENTROPY -> "softmax(" + logits() + ")";
    };
  }
}
