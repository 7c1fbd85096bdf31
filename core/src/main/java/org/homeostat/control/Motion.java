package org.homeostat.control;

import java.util.HashMap;
import java.util.Map;
import org.homeostat.expression.Algebra;
import org.homeostat.expression.Derivative;
import org.homeostat.expression.Expression;
import org.homeostat.expression.Name;
import org.homeostat.expression.Tensor;
import org.homeostat.system.Definition;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.Variable;

/// Symbolic derivatives of a system's expressions along a direction of its states and inputs,
/// through definitions and outputs.
final class Motion {
  private final Map<String, Expression> tangents = new HashMap<>();
  private final DynamicalSystem system;
  private final String mark;

  /// @param mark tells the directions of two derivatives apart
  Motion(DynamicalSystem system, String mark) {
    this.system = system;
    this.mark = mark;
    system.states().forEach(this::move);
    system.inputs().forEach(this::move);
    system.definitions().forEach(this::follow);
    system.outputs().stream()
        .filter(output -> !output.value().equals(new Name(output.name())))
        .forEach(this::follow);
  }

  private void move(Variable variable) {
    tangents.put(variable.name(), new Name(direction(variable.name())));
  }

  private void follow(Definition definition) {
    Expression tangent = of(definition.value());
    if (!tangent.equals(Algebra.ZERO)) {
      tangents.put(definition.name(), tangent);
    }
  }

  /// The rate at which an expression in the names of the system moves.
  Expression of(Expression expression) {
    return Derivative.along(expression, tangents);
  }

  /// Sets the direction to that of one element.
  void along(Element element, Valuation valuation) {
    rest(valuation);
    valuation.put(direction(element.variable()), Valuation.unit(element));
  }

  private void rest(Valuation valuation) {
    system.states().forEach(each -> rest(each, valuation));
    system.inputs().forEach(each -> rest(each, valuation));
  }

  private void rest(Variable variable, Valuation valuation) {
    valuation.put(direction(variable.name()), Tensor.zeros(variable.shape()));
  }

  /// What stands for the motion of a variable; no name of a system has these characters.
  private String direction(String variable) {
    return "#" + mark + "." + variable;
  }
}
