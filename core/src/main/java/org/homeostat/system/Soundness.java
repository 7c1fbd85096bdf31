package org.homeostat.system;

import java.util.Optional;
import org.homeostat.expression.Expression;
import org.homeostat.expression.Linear;
import org.homeostat.expression.Unit;

/// Whether shapes and units agree in a system that was made of a correct one, by putting
/// expressions into it.
public final class Soundness {
  private final DynamicalSystem system;
  private final Scope scope = new Scope();
  private final Problems problems = new Problems();

  private Soundness(DynamicalSystem system) {
    this.system = system;
  }

  /// Whether there is anything to disagree on: units, or values that are not scalars.
  public static boolean matters(DynamicalSystem system) {
    return Scope.hasUnits(system.variables())
        || system.variables().stream().anyMatch(each -> !each.shape().isScalar());
  }

  public static boolean of(DynamicalSystem system) {
    return new Soundness(system).check();
  }

  private boolean check() {
    boolean units = Scope.hasUnits(system.variables());
    scope.put("t", units ? Type.TIME : Type.FREE);
    scope.put(Linear.DT, units ? Type.TIME : Type.FREE);
    system.variables().forEach(each -> scope.put(each.name(), Type.of(each)));
    for (NoiseSource source : system.noise()) {
      String name = source.drives() ? source.differential() : source.name();
      scope.put(name, Type.increment(source, units));
    }
    for (Event event : system.events()) {
      scope.put(event.name(), new Type(event.shape(), Unit.FREE));
      scope.put(event.differential(), new Type(event.shape(), Unit.FREE));
    }
    for (Definition definition : system.definitions()) {
      Optional<Type> type = type(definition.value());
      if (type.isEmpty() || !type.get().shape().equals(definition.shape())) {
        return false;
      }
      scope.put(definition.name(), type.get());
    }
    return problems.isEmpty() && equationsHold(units) && eventsHold() && outputsHold();
  }

  private Optional<Type> type(Expression expression) {
    return Typing.of(Labelled.unplaced(expression), scope, problems);
  }

  private boolean equationsHold(boolean units) {
    for (int i = 0; i < system.states().size(); i++) {
      Variable state = system.states().get(i);
      Differential equation = system.equations().get(i);
      Unit rate = units ? Type.of(state).unit().divide(Unit.SECOND) : Unit.FREE;
      boolean holds =
          fits(type(equation.drift()), state, rate)
              && equation.noise().values().stream()
                  .allMatch(term -> fits(type(term), state, Type.of(state).unit()));
      if (!holds) {
        return false;
      }
    }
    return problems.isEmpty();
  }

  private boolean eventsHold() {
    return system.events().stream()
            .flatMap(Event::expressions)
            .map(this::type)
            .allMatch(Optional::isPresent)
        && problems.isEmpty();
  }

  private static boolean fits(Optional<Type> type, Variable state, Unit unit) {
    return type.isPresent()
        && (type.get().shape().isScalar() || type.get().shape().equals(state.shape()))
        && type.get().unit().fits(unit);
  }

  private boolean outputsHold() {
    return system.outputs().stream()
            .map(Definition::value)
            .map(this::type)
            .allMatch(Optional::isPresent)
        && problems.isEmpty();
  }
}
