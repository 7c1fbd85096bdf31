package org.homeostat.system;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.homeostat.expression.Expression;
import org.homeostat.expression.Name;

/// Lets a definition that is made of a quantity be read in the place of the quantity. It stands as
/// early as it can: after the quantity where that is a definition too, else before all others.
///
/// An output that records what has its own name goes on to record that.
///
/// @param made the definition, `plant.mass.now`
/// @param quantity of which it is made
/// @param also other names of the quantity, which are read so too
/// @param readers whether a definition, the equation of a state or an event reads it, by their name
/// @param isShown whether outputs read it
public record Substitution(
    Definition made, String quantity, Set<String> also, Predicate<String> readers, boolean isShown)
    implements Transformation {
  public Substitution {
    also = Set.copyOf(also);
  }

  @Override
  public DynamicalSystem apply(DynamicalSystem system) {
    List<Differential> equations =
        system.equations().stream()
            .map(each ->
                readers.test(each.state()) ? DynamicalSystem.rewritten(each, this::in) : each)
            .toList();
    List<Definition> outputs =
        isShown ? system.outputs().stream().map(this::shown).toList() : system.outputs();
    List<Event> events =
        system.events().stream()
            .map(each -> readers.test(each.name()) ? each.rewritten(this::in) : each)
            .toList();
    return system.withLaws(definitions(system), equations, outputs).withEvents(events);
  }

  private Expression in(Expression expression) {
    Map<String, Expression> meant = new HashMap<>();
    Expression read = new Name(made.name());
    meant.put(quantity, read);
    also.forEach(name -> meant.put(name, read));
    return expression.replace(meant);
  }

  private List<Definition> definitions(DynamicalSystem system) {
    List<Definition> definitions = new ArrayList<>();
    if (system.definitions().stream().noneMatch(each -> each.name().equals(quantity))) {
      definitions.add(made);
    }
    for (Definition each : system.definitions()) {
      boolean own = each.name().equals(quantity);
      definitions.add(own || !readers.test(each.name()) ? each : read(each));
      if (own) {
        definitions.add(made);
      }
    }
    return definitions;
  }

  private Definition shown(Definition output) {
    boolean records = output.value().equals(new Name(output.name()));
    return records ? output : read(output);
  }

  private Definition read(Definition definition) {
    return new Definition(definition.name(), definition.shape(), in(definition.value()));
  }
}
