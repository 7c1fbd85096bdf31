package org.homeostat.studio.evolve;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.homeostat.expression.Algebra;
import org.homeostat.expression.Expression;
import org.homeostat.system.Definition;
import org.homeostat.system.Differential;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.NoiseSource;
import org.homeostat.system.Transformation;

/// Silences sampled sources: 0 stands in the place of their numbers.
enum Still implements Transformation {
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
    return new DynamicalSystem(
        system.name(),
        system.about(),
        system.calculus(),
        system.states(),
        system.inputs(),
        system.parameters(),
        system.noise().stream().filter(NoiseSource::drives).toList(),
        definitions(system.definitions(), silent),
        system.equations().stream().map(each -> equation(each, silent)).toList(),
        definitions(system.outputs(), silent));
  }

  private static List<Definition> definitions(
      List<Definition> definitions, Map<String, Expression> silent) {
    return definitions.stream()
        .map(each -> new Definition(each.name(), each.shape(), each.value().replace(silent)))
        .toList();
  }

  private static Differential equation(Differential equation, Map<String, Expression> silent) {
    TreeMap<String, Expression> noise = new TreeMap<>(equation.noise());
    noise.replaceAll((source, term) -> term.replace(silent));
    return new Differential(equation.state(), equation.drift().replace(silent), noise);
  }
}
