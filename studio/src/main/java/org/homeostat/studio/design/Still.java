package org.homeostat.studio.design;

import java.util.HashMap;
import java.util.Map;
import org.homeostat.expression.Algebra;
import org.homeostat.expression.Expression;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.Transformation;

/// Silences sampled sources: 0 stands in the place of their numbers.
public enum Still implements Transformation {
  SENSORS;

  @Override
  public DynamicalSystem apply(DynamicalSystem system) {
    Map<String, Expression> silent = new HashMap<>();
    system.noise().stream()
        .filter(source -> !source.drives())
        .forEach(source -> silent.put(source.name(), Algebra.ZERO));
    if (silent.isEmpty()) {
      return system;
    }
    return system.rewritten(each -> each.replace(silent)).withNoise(system.drivers());
  }
}
