package org.homeostat.studio.evolve;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.homeostat.evolution.Genome;
import org.homeostat.evolution.Sketch;
import org.homeostat.expression.Algebra;
import org.homeostat.expression.Expression;
import org.homeostat.expression.InputException;
import org.homeostat.expression.Name;
import org.homeostat.expression.Nearest;
import org.homeostat.expression.Parsed;
import org.homeostat.expression.Parser;
import org.homeostat.expression.Unknown;
import org.homeostat.system.Problems;
import org.homeostat.system.Yaml;
import org.homeostat.system.YamlList;
import org.homeostat.system.YamlMap;
import org.homeostat.system.YamlText;

/// Reads the forms that a search begins from: `{g: -a1}`, or a list of several. A function that is
/// not named begins as 0.
record StartReader(Sketch sketch, Problems problems) {

  List<Genome> read(Optional<Yaml> node) {
    List<Genome> start = new ArrayList<>();
    List<Yaml> forms =
        node.map(each -> each instanceof YamlList list ? list.items() : List.of(each))
            .orElse(List.of());
    forms.forEach(form -> form.map(problems).ifPresent(map -> start.add(genome(map))));
    return start;
  }

  private Genome genome(YamlMap form) {
    List<String> known = sketch.unknowns().stream().map(Unknown::name).toList();
    Map<String, Expression> bodies = new HashMap<>();
    for (YamlMap.Entry entry : form.entries()) {
      Optional<Unknown> unknown =
          sketch.unknowns().stream().filter(each -> each.name().equals(entry.name())).findFirst();
      if (unknown.isEmpty()) {
        String near = Nearest.advice(entry.name(), known);
        problems.add(
            entry
                .key()
                .problem(
                    "no unknown function is called '" + entry.name() + "'",
                    near.isEmpty() ? "they are " + String.join(", ", known) : near));
      } else {
        entry
            .value()
            .text(problems)
            .flatMap(text -> body(text, unknown.get()))
            .ifPresent(body -> bodies.put(entry.name(), body));
      }
    }
    return new Genome(known.stream().map(name -> bodies.getOrDefault(name, Algebra.ZERO)).toList());
  }

  private Optional<Expression> body(YamlText text, Unknown unknown) {
    try {
      Parsed parsed = Parser.parse(text.source());
      for (String name : parsed.expression().names()) {
        if (!unknown.parameters().contains(name)) {
          refuse(parsed, name, unknown);
        }
      }
      return Optional.of(parsed.expression());
    } catch (InputException refused) {
      problems.addAll(refused);
      return Optional.empty();
    }
  }

  private void refuse(Parsed parsed, String name, Unknown unknown) {
    Expression node =
        parsed.spans().keySet().stream()
            .filter(each -> each.equals(new Name(name)))
            .findFirst()
            .orElse(parsed.expression());
    String near = Nearest.advice(name, unknown.parameters());
    problems.add(
        parsed.problem(
            node,
            "'%s' is not shown to %s, which reads %s"
                .formatted(name, unknown.name(), String.join(", ", unknown.parameters())),
            near.isEmpty() ? "name it under unknown: to show it" : near));
  }
}
