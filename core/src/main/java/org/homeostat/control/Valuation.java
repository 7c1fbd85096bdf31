package org.homeostat.control;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.homeostat.expression.Evaluation;
import org.homeostat.expression.Expression;
import org.homeostat.expression.Name;
import org.homeostat.expression.PlainArithmetic;
import org.homeostat.expression.Shape;
import org.homeostat.expression.Tensor;
import org.homeostat.system.Definition;
import org.homeostat.system.DynamicalSystem;

/// What the names of a system mean at an operating point.
public final class Valuation {
  private final Map<String, Tensor> known = new HashMap<>();

  public Valuation(DynamicalSystem system, OperatingPoint point) {
    known.putAll(point.values());
    known.put("t", Tensor.scalar(point.time()));
    // a sampled number is 0 on average
    system.noise().stream()
        .filter(source -> !source.drives())
        .forEach(source -> known.put(source.name(), Tensor.zeros(source.shape())));
    for (Definition definition : system.definitions()) {
      known.put(definition.name(), value(definition.value()));
    }
    for (Definition output : system.outputs()) {
      known.computeIfAbsent(output.name(), name -> value(output.value()));
    }
  }

  /// Gives a name a value, in the place of what it had.
  public void put(String name, Tensor value) {
    known.put(name, value);
  }

  Tensor value(Expression expression) {
    return Evaluation.evaluate(PlainArithmetic.DOUBLE, expression, this::value);
  }

  /// The value in a shape; a scalar counts for each element.
  public double[] value(Expression expression, Shape shape) {
    Tensor value = value(expression);
    if (!value.shape().isScalar()) {
      return value.elements();
    }
    double[] all = new double[shape.size()];
    Arrays.fill(all, value.elements()[0]);
    return all;
  }

  private Tensor value(Name name) {
    return Objects.requireNonNull(known.get(name.text()), name.text());
  }

  /// One element 1, the others 0.
  public static Tensor unit(Element element) {
    double[] elements = new double[element.shape().size()];
    elements[element.index()] = 1;
    return new Tensor(element.shape(), elements);
  }
}
