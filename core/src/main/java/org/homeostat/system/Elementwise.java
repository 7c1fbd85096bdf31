package org.homeostat.system;

import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.homeostat.expression.Apply;
import org.homeostat.expression.Expression;
import org.homeostat.expression.Literal;
import org.homeostat.expression.Name;
import org.homeostat.expression.Shape;

/// Whether a noise term acts element by element: element i of the term depends on element i of its
/// differential and of the states, and on nothing else that moves.
final class Elementwise {
  private final Map<String, Shape> moving = new HashMap<>();
  private final Map<Expression, Boolean> moves = new IdentityHashMap<>();
  private final Map<String, Shape> states = new HashMap<>();

  Elementwise(DynamicalSystem system) {
    system.states().forEach(state -> states.put(state.name(), state.shape()));
    moving.putAll(states);
    system.drivers().forEach(source -> moving.put(source.differential(), source.shape()));
  }

  /// Whether `term`, its definitions written out, does so in the equation of its state.
  boolean holds(Expression term, Differential equation) {
    Set<String> names = new HashSet<>(term.names());
    names.retainAll(moving.keySet());
    Shape shape = states.get(equation.state());
    return names.stream().allMatch(name -> Objects.equals(moving.get(name), shape))
        && holds(term, Collections.newSetFromMap(new IdentityHashMap<>()));
  }

  /// Shared subexpressions are looked at once: the first that fails ends the search.
  private boolean holds(Expression e, Set<Expression> seen) {
    return switch (e) {
      case Literal _, Name _ -> true;
      case Apply apply ->
          !seen.add(apply)
              || !moves(apply)
              || (apply.operator().isElementwise()
                  && apply.arguments().stream().allMatch(argument -> holds(argument, seen)));
    };
  }

  /// Whether a state or differential occurs in `e`.
  private boolean moves(Expression e) {
    Boolean known = moves.get(e);
    if (known == null) {
      known =
          switch (e) {
            case Literal _ -> false;
            case Name(String name) -> moving.containsKey(name);
            case Apply apply -> apply.arguments().stream().anyMatch(this::moves);
          };
      moves.put(e, known);
    }
    return known;
  }
}
