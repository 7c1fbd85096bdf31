package org.homeostat.solver;

import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.homeostat.expression.Algebra;
import org.homeostat.expression.Derivative;
import org.homeostat.expression.Expression;
import org.homeostat.expression.Name;
import org.homeostat.system.Definition;
import org.homeostat.system.Differential;
import org.homeostat.system.DynamicalSystem;

/// Symbolic derivatives of noise terms along a direction of the states, through definitions.
final class Tangents {
  private final Map<String, Expression> tangents = new HashMap<>();

  /// @param direction its values stand under the names [#of(String)] in the derivatives
  Tangents(DynamicalSystem system, Point direction) {
    direction.values().keySet().forEach(state -> tangents.put(state, new Name(of(state))));
    for (Definition definition : system.definitions()) {
      Expression tangent = Derivative.along(definition.value(), tangents);
      if (!tangent.equals(Algebra.ZERO)) {
        tangents.put(definition.name(), tangent);
      }
    }
  }

  /// The name that stands for the movement of a state.
  static String of(String state) {
    return "#d." + state;
  }

  SortedMap<String, Expression> noise(Differential equation) {
    SortedMap<String, Expression> along = new TreeMap<>();
    equation.noise().forEach((w, term) -> along.put(w, Derivative.along(term, tangents)));
    return along;
  }
}
