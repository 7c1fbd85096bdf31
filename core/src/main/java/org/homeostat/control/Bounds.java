package org.homeostat.control;

import java.util.ArrayList;
import java.util.List;
import org.homeostat.expression.Parser;
import org.homeostat.solver.RefusedException;
import org.homeostat.system.Definition;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.Transformation;
import org.homeostat.system.Variable;

/// Keeps what a controller puts out within bounds: its definition `u` becomes `wish`, and
///
/// ```
/// u = clip(wish, low, high)
/// ```
///
/// What else reads u, such as the estimate of a filter, reads what is really put out. The bounds
/// count for every element.
///
/// @param low the least, may be minus infinity
/// @param high the most, may be infinity
public record Bounds(double low, double high) implements Transformation {
  /// No bounds: every number is within.
  public static final Bounds NONE = new Bounds(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

  public Bounds {
    if (!(low < high)) {
      throw new RefusedException(
          "bounds from " + low + " to " + high, "the first is less than the second");
    }
  }

  /// Whether every number is within.
  public boolean isNone() {
    return equals(NONE);
  }

  /// The nearest number within.
  public double clip(double u) {
    return Math.min(Math.max(u, low), high);
  }

  /// The controller with its output bounded; the same if these are no bounds.
  ///
  /// @param controller a system with a definition and output `u`
  @Override
  public DynamicalSystem apply(DynamicalSystem controller) {
    if (isNone()) {
      return controller;
    }
    List<Definition> definitions = new ArrayList<>();
    for (Definition definition : controller.definitions()) {
      if (definition.name().equals("u")) {
        definitions.add(new Definition("wish", definition.shape(), definition.value()));
        definitions.add(
            new Definition("u", definition.shape(), Parser.parse("clip(wish, low, high)")));
      } else {
        definitions.add(definition);
      }
    }
    List<Variable> parameters = new ArrayList<>(controller.parameters());
    parameters.add(Variable.scalar("low", low));
    parameters.add(Variable.scalar("high", high));
    return controller
        .withParameters(parameters)
        .withLaws(definitions, controller.equations(), controller.outputs());
  }
}
