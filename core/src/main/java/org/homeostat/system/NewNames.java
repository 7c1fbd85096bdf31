package org.homeostat.system;

import java.util.HashSet;
import java.util.Set;
import org.homeostat.expression.InputException;
import org.homeostat.expression.SourceText;

/// The names that a growing system has, so that each new one is new.
final class NewNames {
  private final Set<String> taken = new HashSet<>();
  private final Problems problems = new Problems();

  NewNames(DynamicalSystem system) {
    taken.add("t");
    system.variables().forEach(each -> taken.add(each.name()));
    system.definitions().forEach(each -> taken.add(each.name()));
    system.outputs().forEach(each -> taken.add(each.name()));
    system.states().forEach(each -> taken.add(NoiseSource.differential(each.name())));
    for (Event event : system.events()) {
      taken.add(event.name());
      taken.add(event.differential());
    }
    for (NoiseSource source : system.noise()) {
      taken.add(source.name());
      taken.add(source.symbol());
    }
  }

  /// Takes a name, if it is free.
  ///
  /// @param cause where a mistake is reported
  boolean take(String name, SourceText cause) {
    boolean free = taken.add(name);
    if (!free) {
      problems.add(
          Labelled.problem(
              cause, "the system has something called '" + name + "' already", "rename it"));
    }
    return free;
  }

  /// Takes the name of a state and that of its differential.
  boolean takeState(String name, SourceText cause) {
    String differential = NoiseSource.differential(name);
    boolean free = taken.add(differential);
    if (!free) {
      problems.add(
          Labelled.problem(
              cause,
              "'%s' is the differential of '%s'".formatted(differential, name),
              "rename the parameter"));
    }
    return take(name, cause) && free;
  }

  boolean allFree() {
    return problems.isEmpty();
  }

  /// @throws InputException with every name that was taken already
  void throwIfTaken() {
    problems.throwIfAny();
  }
}
