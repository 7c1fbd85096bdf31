package org.homeostat.system;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.homeostat.expression.Algebra;
import org.homeostat.expression.Apply;
import org.homeostat.expression.Delay;
import org.homeostat.expression.Expression;
import org.homeostat.expression.Literal;
import org.homeostat.expression.Name;
import org.homeostat.expression.Shape;
import org.homeostat.expression.Tensor;
import org.homeostat.expression.Unit;

/// Changes a system while it lives. The changed quantity `plant.mass` gets a definition of its own,
///
/// ```
/// plant.mass.now = piecewise(t >= 300, 4*plant.mass, plant.mass)
/// ```
///
/// and whoever meets the change reads that. Several changes of one quantity act one after another,
/// in their order. What a delay remembers are states `plant.u.late1`, `plant.u.late2`, ...
///
/// What is switched at random follows a state of its own, see [Switch].
public record Changes(List<Change> changes, List<Switch> switches) implements Transformation {
  static final String NOW = ".now";

  public Changes {
    changes = List.copyOf(changes);
    switches = List.copyOf(switches);
  }

  @Override
  public DynamicalSystem apply(DynamicalSystem system) {
    DynamicalSystem changed = system;
    for (Switch each : switches) {
      changed = each.apply(changed);
    }
    Map<String, List<Change>> byQuantity = new LinkedHashMap<>();
    for (Change change : changes) {
      byQuantity.computeIfAbsent(change.quantity(), _ -> new ArrayList<>()).add(change);
    }
    for (List<Change> each : byQuantity.values()) {
      changed = new Quantity(changed, each).changed();
    }
    return changed;
  }

  /// One quantity with all of its changes.
  private static final class Quantity {
    private final DynamicalSystem system;
    private final List<Change> changes;
    private final String name;
    private final Shape shape;
    private final List<Variable> late = new ArrayList<>();
    private final List<Differential> lags = new ArrayList<>();

    Quantity(DynamicalSystem system, List<Change> changes) {
      this.system = system;
      this.changes = changes;
      this.name = changes.getFirst().quantity();
      this.shape = shape(system, name);
    }

    private static Shape shape(DynamicalSystem system, String name) {
      for (Variable variable : system.variables()) {
        if (variable.name().equals(name)) {
          return variable.shape();
        }
      }
      return system.definitions().stream()
          .filter(each -> each.name().equals(name))
          .map(Definition::shape)
          .findFirst()
          .orElseThrow(() -> new IllegalArgumentException("nothing is called " + name));
    }

    DynamicalSystem changed() {
      Expression value = new Name(name);
      for (Change change : changes) {
        Expression other = effect(change.effect(), value);
        value = Algebra.call("piecewise", change.active(), other, value);
      }
      List<Definition> definitions = definitions(new Definition(name + NOW, shape, value));
      List<Differential> equations = new ArrayList<>();
      for (Differential equation : system.equations()) {
        equations.add(
            meets(equation.state())
                ? DynamicalSystem.rewritten(equation, this::replaced)
                : equation);
      }
      equations.addAll(lags);
      List<Variable> states = new ArrayList<>(system.states());
      states.addAll(late);
      boolean everywhere = changes.getFirst().role() == Change.Role.EVERYWHERE;
      List<Definition> outputs =
          everywhere ? system.outputs().stream().map(this::replaced).toList() : system.outputs();
      return system.withStates(states).withLaws(definitions, equations, outputs);
    }

    private Expression effect(Change.Effect effect, Expression value) {
      return switch (effect) {
        case Change.Set(Expression other) -> other;
        case Change.Scale(Expression factor) -> Algebra.multiply(factor, value);
        case Change.Add(Expression offset) -> Algebra.add(value, offset);
        case Change.Delay(double time, int stages) -> delayed(value, time, stages);
      };
    }

    private Expression delayed(Expression value, double time, int stages) {
      if (stages == 0) {
        return new Apply(new Delay(), List.of(value, Literal.of(time)));
      }
      Expression rate = Literal.of(stages / time);
      Expression before = value;
      for (int i = 0; i < stages; i++) {
        String state = name + ".late" + (late.size() + 1);
        late.add(new Variable(state, shape, Tensor.zeros(shape), Unit.FREE));
        Expression lag = Algebra.multiply(rate, Algebra.subtract(before, new Name(state)));
        lags.add(new Differential(state, lag, new TreeMap<>()));
        before = new Name(state);
      }
      return before;
    }

    /// The definitions with the new one as early as it can be, read by those that meet the change.
    private List<Definition> definitions(Definition now) {
      List<Definition> definitions = new ArrayList<>();
      boolean isDefined = system.definitions().stream().anyMatch(each -> each.name().equals(name));
      if (!isDefined) {
        definitions.add(now);
      }
      for (Definition each : system.definitions()) {
        definitions.add(
            !each.name().equals(name) && meets(each.name())
                ? new Definition(each.name(), each.shape(), replaced(each.value()))
                : each);
        if (each.name().equals(name)) {
          definitions.add(now);
        }
      }
      return definitions;
    }

    /// Whether what has this name reads the changed quantity.
    private boolean meets(String reader) {
      boolean own = reader.startsWith(part(name));
      return switch (changes.getFirst().role()) {
        case EVERYWHERE -> true;
        case ACTUATOR -> own;
        case SENSOR -> !own && reader.contains(".");
      };
    }

    /// `plant.`
    private static String part(String name) {
      return name.substring(0, name.indexOf('.') + 1);
    }

    private Expression replaced(Expression expression) {
      return expression.replace(meant());
    }

    /// The quantity; of a sensor that shows a state as it is, the state too.
    private Map<String, Expression> meant() {
      Map<String, Expression> meant = new HashMap<>();
      Expression now = new Name(name + NOW);
      meant.put(name, now);
      if (changes.getFirst().role() == Change.Role.SENSOR) {
        for (Definition each : system.definitions()) {
          if (each.name().equals(name) && each.value() instanceof Name(String state)) {
            meant.put(state, now);
          }
        }
      }
      return meant;
    }

    private Definition replaced(Definition output) {
      boolean records = output.value().equals(new Name(output.name()));
      return records
          ? output
          : new Definition(output.name(), output.shape(), replaced(output.value()));
    }
  }
}
