package org.homeostat.studio.compare;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.homeostat.expression.Nearest;
import org.homeostat.expression.Precision;
import org.homeostat.solver.AdaptiveMethod;
import org.homeostat.solver.Methods;
import org.homeostat.studio.study.Arm;
import org.homeostat.studio.study.Solving;
import org.homeostat.substrate.fixed.FixedPoint;
import org.homeostat.substrate.spikes.SpikingNeurons;
import org.homeostat.system.Problems;
import org.homeostat.system.ValueReader;
import org.homeostat.system.Yaml;
import org.homeostat.system.YamlMap;
import org.homeostat.system.YamlText;

/// Reads what a brain is made into: `{arm: trained, as: c, fixed: q7.16, step: 0.01}`.
final class FormReader {
  static final List<String> KEYS =
      List.of("arm", "as", "precision", "fixed", "neurons", "synapse", "method", "step");

  private static final List<String> FORMS = List.of("equations", "c", "verilog", "spikes");
  private static final double SPIKE_STEP = 0.001;
  private static final double SLACK = 1e-6;

  private final YamlMap said;
  private final Problems problems;

  FormReader(YamlMap said, Problems problems) {
    this.said = said;
    this.problems = problems;
  }

  /// The form; the equations stand in for one that is wrong.
  Form read() {
    String as = oneOf("as", "equations", FORMS);
    refuse("precision", as.equals("c") && said.get("fixed").isEmpty(), "C without 'fixed'");
    refuse("fixed", as.equals("c") || as.equals("verilog"), "C and Verilog");
    refuse("neurons", as.equals("spikes"), "spikes");
    refuse("synapse", as.equals("spikes"), "spikes");
    refuse("method", !as.equals("equations"), "what is not solved with the plant");
    refuse("step", !as.equals("equations"), "what is not solved with the plant");
    return switch (as) {
      case "c" ->
          said.get("fixed").isPresent()
              ? new Form.Fixed(format())
              : new Form.Floating(
                  Precision.valueOf(
                      oneOf("precision", "float", List.of("float", "double"))
                          .toUpperCase(Locale.ROOT)));
      case "verilog" -> {
        said.require("fixed", "Verilog has integers alone: fixed: q7.16", problems);
        yield new Form.Hardware(format());
      }
      case "spikes" -> new Form.Spikes(neurons());
      default -> new Form.Equations();
    };
  }

  /// The brain, solved as is said or as is usual for its form.
  Brain brain(String name, Arm arm, Form form, Solving solving) {
    boolean spikes = form instanceof Form.Spikes;
    String method =
        said.get("method")
            .map(_ -> oneOf("method", solving.method(), Methods.names()))
            .orElse(spikes ? "exponential-euler" : solving.method());
    if (Methods.named(method) instanceof AdaptiveMethod) {
      problems.add(
          said.get("method")
              .orElse(said)
              .problem(
                  method + " chooses its steps itself, and a chip cannot",
                  "say a method of fixed step: method: heun"));
    }
    double step = number("step", spikes ? Math.min(SPIKE_STEP, solving.step()) : solving.step());
    double ratio = solving.step() / step;
    if (Math.abs(ratio - Math.rint(ratio)) > SLACK || ratio < 1 - SLACK) {
      said.get("step")
          .ifPresent(node ->
              problems.add(
                  node.problem(
                      "a sample of the study takes " + ratio + " of these steps",
                      "a whole number of them must fit the study's step, " + solving.step())));
    }
    return new Brain(name, arm, form, method, step);
  }

  private SpikingNeurons neurons() {
    SpikingNeurons usual = SpikingNeurons.USUAL;
    double count = number("neurons", usual.count());
    if (!(count >= 1 && count <= 2000 && count == Math.rint(count))) {
      said.get("neurons")
          .ifPresent(
              node -> problems.add(node.problem("expected a whole number from 1 to 2000", "")));
      return usual;
    }
    return usual.with((int) count).behind(number("synapse", usual.synapse()));
  }

  private FixedPoint format() {
    FixedPoint usual = new FixedPoint(7, 16);
    Optional<YamlText> text = said.get("fixed").flatMap(node -> node.text(problems));
    if (text.isEmpty()) {
      return usual;
    }
    try {
      return FixedPoint.parse(text.get().text());
    } catch (IllegalArgumentException noFormat) {
      problems.add(text.get().problem("" + noFormat.getMessage(), ""));
      return usual;
    }
  }

  private void refuse(String key, boolean fits, String of) {
    said.get(key)
        .filter(_ -> !fits)
        .ifPresent(node -> problems.add(node.problem("'" + key + "' goes with " + of, "")));
  }

  private double number(String key, double usual) {
    Optional<Yaml> node = said.get(key);
    if (node.isEmpty()) {
      return usual;
    }
    int before = problems.found().size();
    double value =
        new ValueReader(problems)
            .quantity(node.get())
            .filter(quantity -> quantity.value().shape().isScalar())
            .map(quantity -> quantity.value().elements()[0])
            .orElse(Double.NaN);
    if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
      if (problems.found().size() == before) {
        problems.add(node.get().problem("expected a number greater than 0", ""));
      }
      return usual;
    }
    return value;
  }

  private String oneOf(String key, String usual, List<String> known) {
    Optional<YamlText> text = said.get(key).flatMap(node -> node.text(problems));
    String value = text.map(YamlText::text).orElse(usual);
    if (!known.contains(value)) {
      String near = Nearest.advice(value, known);
      text.ifPresent(node ->
          problems.add(
              node.problem(
                  "unknown " + (key.equals("as") ? "form" : key) + " '" + value + "'",
                  near.isEmpty() ? "known: " + String.join(", ", known) : near)));
      return usual;
    }
    return value;
  }
}
