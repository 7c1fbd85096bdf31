package org.homeostat.system;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.homeostat.expression.Algebra;
import org.homeostat.expression.Derivative;
import org.homeostat.expression.Expression;

/// Which states and definitions move when something else does. What is seen through a step or a
/// comparison alone does not move.
final class Dependence {
  private final Map<String, List<Expression>> rates = new HashMap<>();
  private final Map<String, Set<String>> movedBy = new HashMap<>();

  Dependence(DynamicalSystem system) {
    system.definitions().forEach(each -> add(each.name(), List.of(each.value())));
    system.equations().forEach(each -> add(each.state(), rates(each).toList()));
  }

  /// The drift and the noise terms of an equation.
  static Stream<Expression> rates(Differential equation) {
    return Stream.concat(Stream.of(equation.drift()), equation.noise().values().stream());
  }

  private void add(String name, List<Expression> expressions) {
    rates.put(name, expressions);
    for (Expression each : expressions) {
      for (String mover : Derivative.moving(each)) {
        movedBy.computeIfAbsent(mover, _ -> new HashSet<>()).add(name);
      }
    }
  }

  /// The states and definitions whose derivative in a direction is not zero everywhere.
  Set<String> on(Direction direction) {
    String variable = direction.variable().name();
    boolean start = rates.containsKey(variable);
    Set<String> moving = new HashSet<>();
    Deque<String> fresh = new ArrayDeque<>(start ? List.of(variable) : first(direction));
    while (!fresh.isEmpty()) {
      String next = fresh.remove();
      if (moving.add(next)) {
        fresh.addAll(movedBy.getOrDefault(next, Set.of()));
      }
    }
    return moving;
  }

  /// What an element of a parameter moves by itself; another element may move other things.
  private List<String> first(Direction direction) {
    String variable = direction.variable().name();
    Set<String> all = movedBy.getOrDefault(variable, Set.of());
    if (direction.variable().shape().isScalar()) {
      return List.copyOf(all);
    }
    Map<String, Expression> along = Map.of(variable, direction.rate());
    List<String> first = new ArrayList<>();
    for (String name : all) {
      boolean moves =
          Objects.requireNonNull(rates.get(name)).stream()
              .anyMatch(each -> !Derivative.along(each, along).equals(Algebra.ZERO));
      if (moves) {
        first.add(name);
      }
    }
    return first;
  }
}
