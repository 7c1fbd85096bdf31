package org.homeostat.system;

import java.util.LinkedHashMap;
import java.util.Map;
import org.homeostat.expression.Expression;
import org.homeostat.expression.Unknown;

/// Puts expressions in the place of a system's unknown functions. Those that are not named stay
/// unknown.
///
/// @param bodies by the name of the function, an expression in its parameters
public record Filling(Map<String, Expression> bodies) implements Transformation {
  public Filling {
    bodies = new LinkedHashMap<>(bodies);
  }

  @Override
  public DynamicalSystem apply(DynamicalSystem system) {
    return system.rewritten(each -> Unknown.fill(each, bodies));
  }
}
