package org.homeostat.system;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.homeostat.expression.Linear;
import org.homeostat.expression.Name;
import org.homeostat.expression.Nearest;
import org.homeostat.expression.Parsed;
import org.homeostat.expression.Problem;
import org.homeostat.expression.SourceText;
import org.homeostat.expression.Unit;

/// The names that an expression may use, each with its type. A name whose own statement is wrong is
/// known without a type, so that one mistake is reported once.
final class Scope {
  private static final Set<String> RESERVED = Set.of("t", "dt", "pi");

  private final Map<String, Type> types = new LinkedHashMap<>();
  private final Set<String> untyped = new HashSet<>();
  private final Set<String> moving = new HashSet<>();

  Scope() {}

  Scope(Map<String, Type> types) {
    this.types.putAll(types);
  }

  void put(String name, Type type) {
    types.put(name, type);
  }

  /// Notes that a name changes while a system runs.
  void putMoving(String name) {
    moving.add(name);
  }

  boolean isMoving(String name) {
    return moving.contains(name);
  }

  void putUntyped(String name) {
    untyped.add(name);
  }

  boolean knows(String name) {
    return types.containsKey(name) || untyped.contains(name);
  }

  boolean isTyped(String name) {
    return types.containsKey(name);
  }

  Type type(String name) {
    return Objects.requireNonNull(types.get(name));
  }

  /// Whether a unit was declared for one of the variables; without any, time has none either.
  static boolean hasUnits(List<Variable> variables) {
    return variables.stream().anyMatch(variable -> !Type.of(variable).unit().isFree());
  }

  /// The names of a correct system: time, its variables and its definitions. Time has no unit here,
  /// since parts with and without units may have been composed.
  static Scope of(DynamicalSystem system) {
    Scope scope = new Scope();
    scope.put("t", Type.FREE);
    system.variables().forEach(variable -> scope.put(variable.name(), Type.of(variable)));
    system.noise().stream()
        .filter(source -> !source.drives())
        .forEach(source -> scope.put(source.name(), new Type(source.shape(), Unit.FREE)));
    system.events().forEach(event -> scope.put(event.name(), new Type(event.shape(), Unit.FREE)));
    for (Definition definition : system.definitions()) {
      Parsed value = Labelled.unplaced(definition.value());
      scope.put(definition.name(), Typing.of(value, scope, new Problems()).orElseThrow());
    }
    return scope;
  }

  /// A copy that may grow by itself.
  Scope copy() {
    Scope copy = new Scope(types);
    copy.untyped.addAll(untyped);
    copy.moving.addAll(moving);
    return copy;
  }

  /// All names, for the nearest one to a mistyped one.
  List<String> names() {
    List<String> names = new ArrayList<>(types.keySet());
    names.addAll(untyped);
    return names;
  }

  /// Checks a name that is about to be declared: its characters, and that it is free.
  boolean isFree(SourceText label, String role, Problems problems) {
    String name = label.text();
    int length = Math.max(1, name.length());
    if (!RESERVED.contains(name) && !Name.isValid(name)) {
      problems.add(
          new Problem(
              label.position(0),
              length,
              "'" + name + "' cannot be the name of " + role,
              "a name is made of letters, digits and '_' and begins with a letter"));
      return false;
    }
    if (RESERVED.contains(name)) {
      problems.add(
          new Problem(
              label.position(0),
              length,
              "'" + name + "' is reserved and cannot be the name of " + role,
              "t is time, dt its differential and pi the number"));
      return false;
    }
    if (knows(name)) {
      problems.add(
          new Problem(label.position(0), length, "'" + name + "' is declared twice", "rename one"));
      return false;
    }
    return true;
  }

  /// What may help with a name that is not known.
  String advice(String name) {
    String near = Nearest.advice(name, names());
    String last = name.substring(name.lastIndexOf('.') + 1);
    if (isTyped(Linear.DT) && last.startsWith("d") && last.length() > 1) {
      String source = last.substring(1);
      return (near + " A noise source is declared with noise: [" + source + "]").strip();
    }
    return near.isEmpty() ? "known here: " + String.join(", ", names()) : near;
  }
}
