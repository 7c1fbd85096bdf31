package org.homeostat.system;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.homeostat.expression.Activation;
import org.homeostat.expression.InputException;
import org.homeostat.expression.Name;
import org.homeostat.expression.Printer;
import org.homeostat.expression.Shape;
import org.homeostat.expression.ShapeException;
import org.homeostat.expression.SourceText;

/// A network of layers, each driven by the one below and driving it in return, as the energy that
/// it stands for: [#text] writes the system file of `784-512-10` as a person would, [#energy] reads
/// it.
///
/// The input is `x`, the wanted output `target`; states are `h1`, `h2`, ..., and `o` for the last
/// layer, parameters the weights `W1`, ... and the biases `b1`, ... into each layer.
///
/// @param input the shape of the input
/// @param layers from the first above the input to the output
/// @param activation of all states
/// @param skips connections past layers
public record Layers(
    Shape input,
    List<Layer> layers,
    Activation activation,
    Form form,
    Readout readout,
    List<Skip> skips) {
  private static final Pattern SIZES = Pattern.compile("\\s*\\d{1,7}(\\s*-\\s*\\d{1,7})+\\s*");

  /// How states make up the energy.
  public enum Form {
    /// States are rates: `sum(potential(rho(h))) - h@(W@x)`.
    RATE,
    /// States are potentials, seen through the activation: `sum(h^2)/2 - rho(h)@(W@x)` (Scellier
    /// and Bengio 2017).
    HOPFIELD
  }

  /// What the network says and how that is judged.
  public enum Readout {
    /// The states of the last layer, by half the sum of squared errors.
    SQUARED_ERROR,
    /// The softmax of what would drive the last layer, which has no states of its own, by
    /// cross-entropy (Laborieux and others 2021).
    CROSS_ENTROPY
  }

  /// A connection from one layer past others to a later one; the input is layer 0. Images of one
  /// shape are added as they are, others through weights `S0_2`.
  public record Skip(int from, int to) {}

  public Layers {
    layers = List.copyOf(layers);
    skips = List.copyOf(skips);
    if (layers.isEmpty()) {
      throw new IllegalArgumentException("a network has at least one layer above its input");
    }
    if (!(layers.getLast() instanceof Layer.Dense)) {
      throw new IllegalArgumentException("the last layer is a number of units, not a convolution");
    }
    if (!activation.isElementwise()) {
      throw new IllegalArgumentException("the activation of hidden layers acts on each unit alone");
    }
    shapes(input, layers);
    for (Skip skip : skips) {
      if (skip.from() < 0 || skip.to() < skip.from() + 2 || skip.to() > layers.size()) {
        throw new IllegalArgumentException(
            "a skip goes from a layer past the next one, to at most layer %s, found %s to %s"
                .formatted(layers.size(), skip.from(), skip.to()));
      }
      if (skip.to() == layers.size() && readout == Readout.CROSS_ENTROPY) {
        throw new IllegalArgumentException("a softmax readout has no states to skip to");
      }
    }
    if (readout == Readout.CROSS_ENTROPY && layers.size() < 2) {
      throw new IllegalArgumentException("a softmax readout needs a layer of states below it");
    }
  }

  /// Layers of the sizes `784-512-10`, the first that of the input.
  ///
  /// @throws InputException if these are not sizes
  public static Layers dense(SourceText sizes, Activation activation, Form form, Readout readout) {
    if (!SIZES.matcher(sizes.text()).matches()) {
      Problems problems = new Problems();
      problems.add(
          Labelled.problem(
              sizes, "expected the sizes of layers, found '" + sizes.text() + "'", "784-512-10"));
      throw new InputException(problems.found());
    }
    List<Integer> numbers = new ArrayList<>();
    for (String size : sizes.text().strip().split("\\s*-\\s*")) {
      numbers.add(Integer.parseInt(size));
    }
    List<Layer> layers = new ArrayList<>();
    numbers.stream().skip(1).forEach(units -> layers.add(new Layer.Dense(units)));
    return new Layers(Shape.of(numbers.getFirst()), layers, activation, form, readout, List.of());
  }

  /// The shapes of the input and of each layer.
  public List<Shape> shapes() {
    return shapes(input, layers);
  }

  private static List<Shape> shapes(Shape input, List<Layer> layers) {
    List<Shape> shapes = new ArrayList<>(List.of(input));
    for (Layer layer : layers) {
      try {
        shapes.add(layer.shape(shapes.getLast()));
      } catch (ShapeException e) {
        throw new IllegalArgumentException("layer " + shapes.size() + ": " + e.getMessage(), e);
      }
    }
    return shapes;
  }

  /// What the layer with this number is called; the input is 0.
  public String name(int layer) {
    return layer == 0 ? "x" : layer == layers.size() ? "o" : "h" + layer;
  }

  /// The energy.
  public Energy energy() {
    return Energy.read(SourceText.of("layers", text()));
  }

  /// The energy as a system file.
  public String text() {
    return new LayersText(this).text();
  }

  /// The activation of `s` as text.
  String rho() {
    return Printer.print(activation.of(new Name("s")));
  }
}
