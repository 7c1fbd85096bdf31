package org.homeostat.system;

import java.util.HashMap;
import java.util.Map;
import org.homeostat.expression.Expression;

/// Definitions written out: expressions over time, variables and differentials alone.
final class Inlining {
  private final Map<String, Expression> values = new HashMap<>();

  Inlining(DynamicalSystem system) {
    for (Definition definition : system.definitions()) {
      values.put(definition.name(), definition.value().replace(values));
    }
  }

  Expression inline(Expression expression) {
    return expression.replace(values);
  }
}
