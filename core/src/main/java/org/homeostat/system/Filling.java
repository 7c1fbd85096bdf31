package org.homeostat.system;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.homeostat.expression.Expression;
import org.homeostat.expression.Unknown;

/// Puts expressions in the place of a system's unknown functions. Those that are not named stay
/// unknown.
///
/// @param bodies by the name of the function, an expression in its parameters
public record Filling(Map<String, Expression> bodies) implements Transformation {
  public Filling {
    bodies = new LinkedHashMap<>(bodies);
  }

  @Override
  public DynamicalSystem apply(DynamicalSystem system) {
    return new DynamicalSystem(
        system.name(),
        system.about(),
        system.calculus(),
        system.states(),
        system.inputs(),
        system.parameters(),
        system.noise(),
        definitions(system.definitions()),
        system.equations().stream().map(this::filled).toList(),
        definitions(system.outputs()));
  }

  private List<Definition> definitions(List<Definition> definitions) {
    return definitions.stream()
        .map(each -> new Definition(each.name(), each.shape(), Unknown.fill(each.value(), bodies)))
        .toList();
  }

  private Differential filled(Differential equation) {
    TreeMap<String, Expression> noise = new TreeMap<>(equation.noise());
    noise.replaceAll((source, term) -> Unknown.fill(term, bodies));
    return new Differential(equation.state(), Unknown.fill(equation.drift(), bodies), noise);
  }
}
