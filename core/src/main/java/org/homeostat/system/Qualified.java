package org.homeostat.system;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.homeostat.expression.Expression;
import org.homeostat.expression.Name;

/// A system whose names carry a prefix. Its outputs have become definitions, so that others can use
/// them; what was an output records the definition.
final class Qualified {
  private Qualified() {}

  static DynamicalSystem of(String prefix, DynamicalSystem part) {
    Map<String, Expression> names = new HashMap<>();
    part.variables().forEach(each -> put(names, prefix, each.name()));
    part.definitions().forEach(each -> put(names, prefix, each.name()));
    part.noise().forEach(each -> put(names, prefix, each.symbol()));
    part.outputs().forEach(each -> put(names, prefix, each.name()));
    for (Event event : part.events()) {
      put(names, prefix, event.name());
      names.put(
          event.differential(), new Name(NoiseSource.differential(prefix + "." + event.name())));
    }
    List<Definition> definitions =
        new ArrayList<>(
            part.definitions().stream().map(each -> renamed(each, prefix, names)).toList());
    List<Definition> outputs = new ArrayList<>();
    for (Definition output : part.outputs()) {
      String name = prefix + "." + output.name();
      if (!output.value().equals(new Name(output.name()))) {
        definitions.add(renamed(output, prefix, names));
      }
      outputs.add(new Definition(name, output.shape(), new Name(name)));
    }
    return new DynamicalSystem(
        part.name(),
        part.about(),
        part.calculus(),
        part.states().stream().map(each -> renamed(each, prefix)).toList(),
        part.inputs().stream().map(each -> renamed(each, prefix)).toList(),
        part.parameters().stream().map(each -> renamed(each, prefix)).toList(),
        part.noise().stream()
            .map(each -> new NoiseSource(prefix + "." + each.name(), each.kind(), each.shape()))
            .toList(),
        definitions,
        part.equations().stream().map(each -> renamed(each, prefix, names)).toList(),
        outputs,
        part.events().stream().map(each -> each.qualified(prefix, names)).toList());
  }

  private static void put(Map<String, Expression> names, String prefix, String name) {
    names.put(name, new Name(prefix + "." + name));
  }

  private static Variable renamed(Variable variable, String prefix) {
    return new Variable(
        prefix + "." + variable.name(), variable.shape(), variable.start(), variable.unit());
  }

  private static Definition renamed(
      Definition definition, String prefix, Map<String, Expression> names) {
    return new Definition(
        prefix + "." + definition.name(), definition.shape(), definition.value().replace(names));
  }

  private static Differential renamed(
      Differential equation, String prefix, Map<String, Expression> names) {
    SortedMap<String, Expression> noise = new TreeMap<>();
    equation
        .noise()
        .forEach((source, term) -> noise.put(prefix + "." + source, term.replace(names)));
    return new Differential(
        prefix + "." + equation.state(), equation.drift().replace(names), noise);
  }
}
