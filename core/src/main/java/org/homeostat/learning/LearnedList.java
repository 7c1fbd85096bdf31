package org.homeostat.learning;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.Problems;
import org.homeostat.system.ShortNames;
import org.homeostat.system.Variable;
import org.homeostat.system.Yaml;
import org.homeostat.system.YamlMap;
import org.homeostat.system.YamlText;

/// Reads `parameters: [tau, A]`, the list of what learns.
record LearnedList(DynamicalSystem system, Problems problems) {

  /// The full names; those that are wrong are problems and left out.
  List<String> read(YamlMap block) {
    List<String> known = system.parameters().stream().map(Variable::name).toList();
    List<String> parameters = new ArrayList<>();
    block
        .require("parameters", "list the parameters that learn", problems)
        .flatMap(list -> list.list(problems))
        .ifPresent(list -> list.items().forEach(item -> add(item, known, parameters)));
    return parameters;
  }

  private void add(Yaml item, List<String> known, List<String> parameters) {
    item.text(problems)
        .flatMap(text -> parameter(text, known))
        .ifPresent(name -> {
          if (parameters.contains(name)) {
            problems.add(item.problem("'" + name + "' is listed twice", "keep one"));
          } else {
            parameters.add(name);
          }
        });
  }

  /// The first parameter of which it is not plain which neurons it drives is a problem.
  ///
  /// @param does what the rule does to neurons
  void refuseUnplain(YamlMap block, List<String> parameters, String does) {
    system.parameters().stream()
        .filter(each -> parameters.contains(each.name()) && Junction.of(each, system).isEmpty())
        .findFirst()
        .ifPresent(each ->
            problems.add(
                block
                    .get("parameters")
                    .orElse(block)
                    .problem(
                        "'%s' drives neurons in several ways, and this rule %s"
                            .formatted(each.name(), does),
                        "let it occur once, as in drive = W@x with a vector x, and use drive elsewhere")));
  }

  /// The full name of a parameter that is meant.
  Optional<String> parameter(YamlText text, List<String> among) {
    List<String> meant = ShortNames.meant(text.text(), among);
    if (meant.size() == 1) {
      return Optional.of(meant.getFirst());
    }
    problems.add(
        text.problem(
            meant.isEmpty()
                ? "'" + text.text() + "' is not a parameter"
                : "'" + text.text() + "' can mean several parameters",
            ShortNames.advice(text.text(), among)));
    return Optional.empty();
  }
}
