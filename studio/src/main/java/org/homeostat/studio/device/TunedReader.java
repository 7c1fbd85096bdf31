package org.homeostat.studio.device;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.homeostat.expression.Nearest;
import org.homeostat.expression.Shape;
import org.homeostat.expression.Tensor;
import org.homeostat.expression.Unit;
import org.homeostat.system.Problems;
import org.homeostat.system.ValueReader;
import org.homeostat.system.Variable;
import org.homeostat.system.Yaml;
import org.homeostat.system.YamlMap;
import org.homeostat.system.YamlText;

/// Reads the parameters of a device that are set from outside: `parameters: {b: 0, K: {start: [0,
/// 0], weighs: y, push: p}}`.
///
/// @param inputs of the device, which one of them may weigh
/// @param taken names that are the device's already
record TunedReader(List<Port> inputs, List<String> taken, Problems problems) {
  /// The keys of one that weighs an input.
  static final List<String> KEYS = List.of("start", "weighs", "push");

  List<Tuned> read(YamlMap parameters) {
    List<String> names = new ArrayList<>(taken);
    List<Tuned> all = new ArrayList<>();
    for (YamlMap.Entry entry : parameters.entries()) {
      check(entry.key(), entry.name(), names);
      tuned(entry.name(), entry.value()).ifPresent(all::add);
    }
    for (Tuned each : all) {
      if (!each.push().isEmpty()) {
        check(parameters, each.push(), names);
      }
      check(parameters, each.drive().name(), names);
    }
    return all;
  }

  private void check(Yaml at, String name, List<String> names) {
    try {
      Port.parse(name);
    } catch (IllegalArgumentException noName) {
      problems.add(at.problem("'" + name + "' is no name of a parameter", ""));
    }
    if (names.contains(name)) {
      problems.add(at.problem("two things of the device are called '" + name + "'", "rename one"));
    }
    names.add(name);
  }

  private Optional<Tuned> tuned(String name, Yaml node) {
    if (!(node instanceof YamlMap map)) {
      return variable(name, node).map(each -> new Tuned(each, "", ""));
    }
    YamlMap all = map.allowOnly(KEYS, problems);
    Optional<Variable> parameter =
        all.require("start", "where it starts: start: [0, 0]", problems)
            .flatMap(start -> variable(name, start));
    Optional<String> weighs =
        all.require("weighs", "the input that it weighs: weighs: y", problems)
            .flatMap(each -> each.text(problems))
            .map(YamlText::text);
    String push =
        all.get("push").flatMap(each -> each.text(problems)).map(YamlText::text).orElse("");
    if (parameter.isEmpty() || weighs.isEmpty()) {
      return Optional.empty();
    }
    checkSize(all, parameter.get().shape(), weighs.get());
    return Optional.of(new Tuned(parameter.get(), weighs.get(), push));
  }

  private Optional<Variable> variable(String name, Yaml node) {
    return new ValueReader(problems)
        .quantity(node)
        .map(ValueReader.Quantity::value)
        .map((Tensor start) -> new Variable(name, start.shape(), start, Unit.FREE));
  }

  private void checkSize(YamlMap map, Shape shape, String weighs) {
    Optional<Port> input = inputs.stream().filter(each -> each.name().equals(weighs)).findFirst();
    if (input.isEmpty()) {
      List<String> known = inputs.stream().map(Port::name).toList();
      problems.add(
          map.problem("the device has no input '" + weighs + "'", Nearest.advice(weighs, known)));
    } else if (shape.isScalar() || shape.length(shape.rank() - 1) != input.get().size()) {
      problems.add(
          map.problem(
              "weights of shape %s do not weigh the %s numbers of '%s'"
                  .formatted(shape, input.get().size(), weighs),
              "a row has a weight for each number: start: [0, 0]"));
    }
  }
}
