package org.homeostat.substrate.nir;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.homeostat.control.Element;
import org.homeostat.control.OperatingPoint;
import org.homeostat.expression.Evaluation;
import org.homeostat.expression.Expression;
import org.homeostat.expression.PlainArithmetic;
import org.homeostat.expression.Shape;
import org.homeostat.expression.Tensor;
import org.homeostat.system.Definition;
import org.homeostat.system.DynamicalSystem;

/// The numbers that expressions of a system have where it starts, and which of them move.
final class Values {
  private final Map<String, Tensor> known = new HashMap<>();
  private final Set<String> moving = new HashSet<>();

  Values(DynamicalSystem system, OperatingPoint point) {
    known.putAll(point.values());
    known.put("t", Tensor.scalar(point.time()));
    moving.add("t");
    system.states().forEach(each -> moving.add(each.name()));
    system.inputs().forEach(each -> moving.add(each.name()));
    system.noise().forEach(each -> moving.add(each.name()));
    system.events().forEach(each -> moving.add(each.name()));
    for (Definition definition : system.definitions()) {
      if (moves(definition.value())) {
        moving.add(definition.name());
      } else {
        known.put(definition.name(), value(definition.value()));
      }
    }
  }

  /// Whether an expression depends on more than parameters.
  boolean moves(Expression expression) {
    return expression.names().stream().anyMatch(moving::contains);
  }

  /// Whether it depends on more than parameters and this name.
  boolean moves(Expression expression, String but) {
    return expression.names().stream().anyMatch(name -> moving.contains(name) && !name.equals(but));
  }

  /// The elements of an expression in a shape; a scalar counts for each.
  double[] of(Expression expression, Shape shape) {
    return spread(value(expression), shape);
  }

  /// The same where an element of one more name is 1 and its others are 0.
  double[] of(Expression expression, Shape shape, Element one) {
    double[] elements = new double[one.shape().size()];
    elements[one.index()] = 1;
    known.put(one.variable(), new Tensor(one.shape(), elements));
    double[] value = of(expression, shape);
    known.remove(one.variable());
    return value;
  }

  private static double[] spread(Tensor value, Shape shape) {
    double[] all = value.elements().clone();
    if (value.shape().isScalar()) {
      all = new double[shape.size()];
      Arrays.fill(all, value.elements()[0]);
    }
    return all;
  }

  private Tensor value(Expression expression) {
    return Evaluation.evaluate(
        PlainArithmetic.DOUBLE,
        expression,
        name -> Objects.requireNonNull(known.get(name.text()), name.text()));
  }
}
