package org.homeostat.system;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
      this.shape = system.shape(name);
    }

    DynamicalSystem changed() {
      Expression value = new Name(name);
      for (Change change : changes) {
        Expression other = effect(change.effect(), value);
        value = Algebra.call("piecewise", change.active(), other, value);
      }
      Definition now = new Definition(name + NOW, shape, value);
      boolean everywhere = changes.getFirst().role() == Change.Role.EVERYWHERE;
      DynamicalSystem met =
          system.with(new Substitution(now, name, shown(), this::meets, everywhere));
      List<Differential> equations = new ArrayList<>(met.equations());
      equations.addAll(lags);
      List<Variable> states = new ArrayList<>(met.states());
      states.addAll(late);
      return met.withStates(states).withLaws(met.definitions(), equations, met.outputs());
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

    /// The state that a sensor shows as it is, which changes for its readers too.
    private Set<String> shown() {
      if (changes.getFirst().role() != Change.Role.SENSOR) {
        return Set.of();
      }
      return system.definitions().stream()
          .filter(each -> each.name().equals(name))
          .flatMap(
              each -> each.value() instanceof Name(String state) ? Stream.of(state) : Stream.of())
          .collect(Collectors.toSet());
    }
  }
}
