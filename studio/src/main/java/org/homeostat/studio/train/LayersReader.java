package org.homeostat.studio.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.homeostat.expression.Activation;
import org.homeostat.expression.Apply;
import org.homeostat.expression.Expression;
import org.homeostat.expression.InputException;
import org.homeostat.expression.Name;
import org.homeostat.expression.Operator;
import org.homeostat.expression.Parser;
import org.homeostat.expression.Potential;
import org.homeostat.expression.Shape;
import org.homeostat.system.Layer;
import org.homeostat.system.Layers;
import org.homeostat.system.Problems;
import org.homeostat.system.Yaml;
import org.homeostat.system.YamlList;
import org.homeostat.system.YamlMap;
import org.homeostat.system.YamlText;

/// Reads a model that is given by its layers:
///
/// ```yaml
/// model: {layers: 784-512-10, activation: sigmoid(4*(s - 0.5)), cost: squared error}
/// model:
///   input: [28, 28, 1]
///   layers: [{convolution: 32, kernel: 5, max pool: 2}, 128, 10]
/// ```
final class LayersReader {
  private static final List<String> KEYS =
      List.of("layers", "input", "activation", "form", "cost", "skips");

  private static final List<String> CONVOLUTION =
      List.of("convolution", "kernel", "stride", "padding", "max pool", "average pool");

  private static final List<String> FORMS = List.of("rate", "hopfield");
  private static final List<String> COSTS = List.of("squared error", "cross-entropy");
  private static final int MOST_UNITS = 1_000_000;
  private static final String STATE = "s";

  private final Settings settings;
  private final Problems problems;

  LayersReader(YamlMap model, Problems problems) {
    this.settings = new Settings(model.allowOnly(KEYS, problems), problems);
    this.problems = problems;
  }

  /// The layers; empty if there was a problem.
  Optional<Layers> read() {
    int before = problems.found().size();
    Activation activation =
        settings.get("activation").flatMap(this::activation).orElse(Activation.clip(0, 1));
    Layers.Form form =
        word("form", "form", FORMS).equals("hopfield") ? Layers.Form.HOPFIELD : Layers.Form.RATE;
    Layers.Readout readout =
        word("cost", "cost", COSTS).equals("cross-entropy")
            ? Layers.Readout.CROSS_ENTROPY
            : Layers.Readout.SQUARED_ERROR;
    List<Layers.Skip> skips = settings.get("skips").map(this::skips).orElse(List.of());
    Optional<Yaml> layers =
        settings.section().require("layers", "write for example layers: 784-512-10", problems);
    if (layers.isEmpty()) {
      return Optional.empty();
    }
    try {
      Optional<Layers> read =
          layers.get() instanceof YamlList list
              ? listed(list, activation, form, readout, skips)
              : sizes(layers.get(), activation, form, readout, skips);
      return problems.found().size() == before ? read : Optional.empty();
    } catch (IllegalArgumentException refused) {
      problems.add(layers.get().problem(String.valueOf(refused.getMessage()), ""));
    } catch (InputException refused) {
      problems.addAll(refused);
    }
    return Optional.empty();
  }

  private String word(String key, String what, List<String> known) {
    return settings.get(key).flatMap(node -> settings.word(node, what, known)).orElse("");
  }

  private Optional<Layers> sizes(
      Yaml node,
      Activation activation,
      Layers.Form form,
      Layers.Readout readout,
      List<Layers.Skip> skips) {
    settings
        .get("input")
        .ifPresent(input ->
            problems.add(
                input.problem("the sizes of the layers begin with the input's", "leave it out")));
    return node.text(problems)
        .map(text -> Layers.dense(text.source(), activation, form, readout))
        .map(dense -> new Layers(dense.input(), dense.layers(), activation, form, readout, skips));
  }

  private Optional<Layers> listed(
      YamlList list,
      Activation activation,
      Layers.Form form,
      Layers.Readout readout,
      List<Layers.Skip> skips) {
    Optional<Shape> input =
        settings
            .section()
            .require("input", "the shape of an input: input: [28, 28, 1]", problems)
            .map(this::lengths)
            .filter(lengths -> !lengths.isEmpty())
            .map(Shape::new);
    List<Layer> layers = new ArrayList<>();
    for (Yaml item : list.items()) {
      layers.add(item instanceof YamlMap map ? convolution(map) : new Layer.Dense(count(item)));
    }
    return input.map(shape -> new Layers(shape, layers, activation, form, readout, skips));
  }

  private Layer convolution(YamlMap said) {
    var each = new Settings(said.allowOnly(CONVOLUTION, problems), problems);
    for (String key : List.of("convolution", "kernel")) {
      each.section()
          .require(key, "write for example {convolution: 32, kernel: 5, max pool: 2}", problems);
    }
    boolean average = each.get("average pool").isPresent();
    if (average && each.get("max pool").isPresent()) {
      problems.add(said.problem("a pool is one of max pool and average pool", "keep one of them"));
    }
    return new Layer.Convolution(
        each.whole("convolution", 1, MOST_UNITS, 1),
        each.whole("kernel", 1, MOST_UNITS, 1),
        each.whole("stride", 1, MOST_UNITS, 1),
        each.whole("padding", 0, MOST_UNITS, 0),
        each.whole(average ? "average pool" : "max pool", 1, MOST_UNITS, 1),
        average ? Layer.Pooling.AVERAGE : Layer.Pooling.MAXIMUM);
  }

  /// `[[1, 3], [0, 2]]`
  private List<Layers.Skip> skips(Yaml node) {
    List<Layers.Skip> skips = new ArrayList<>();
    for (Yaml item : node.list(problems).map(YamlList::items).orElse(List.of())) {
      List<Integer> ends = new ArrayList<>();
      item.list(problems).ifPresent(list -> list.items().forEach(end -> ends.add(layer(end))));
      if (ends.size() == 2) {
        skips.add(new Layers.Skip(ends.getFirst(), ends.getLast()));
      } else {
        problems.add(item.problem("a skip is a pair of layers, such as [1, 3]", ""));
      }
    }
    return skips;
  }

  private List<Integer> lengths(Yaml node) {
    List<Yaml> items = node instanceof YamlList list ? list.items() : List.of(node);
    return items.stream().map(this::count).toList();
  }

  private int count(Yaml node) {
    return whole(node, 1);
  }

  private int layer(Yaml node) {
    return whole(node, 0);
  }

  private int whole(Yaml node, int least) {
    double value = node.value() instanceof Double number ? number : Double.NaN;
    if (value >= least && value <= MOST_UNITS && value == Math.rint(value)) {
      return (int) value;
    }
    problems.add(
        node.problem(
            "expected a whole number from %s to %s, found %s"
                .formatted(least, MOST_UNITS, node.kind()),
            ""));
    return 1;
  }

  /// `sigmoid(4*(s - 0.5))`
  private Optional<Activation> activation(Yaml node) {
    return node.text(problems).flatMap(this::activation);
  }

  private Optional<Activation> activation(YamlText text) {
    try {
      Expression written = Parser.parse(text.source()).expression();
      if (!written.names().equals(Set.of(STATE))) {
        problems.add(text.problem("an activation is a function of the state s", "clip(s, 0, 1)"));
        return Optional.empty();
      }
      if (written.equals(new Name(STATE))) {
        return Optional.of(Activation.IDENTITY);
      }
      Apply held = new Potential(Activation.IDENTITY).read(List.of(written));
      Operator potential = held.operator();
      return potential instanceof Potential(Activation activation)
          ? Optional.of(activation)
          : Optional.empty();
    } catch (InputException refused) {
      problems.addAll(refused);
    } catch (IllegalArgumentException unknown) {
      problems.add(
          text.problem(
              "not an activation",
              "sigmoid(s), tanh(s), clip(s, 0, 1), relu(s) or s, where s may be 4*(s - 0.5)"));
    }
    return Optional.empty();
  }
}
