package org.homeostat.control;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.homeostat.expression.Nearest;
import org.homeostat.expression.Tensor;
import org.homeostat.solver.RefusedException;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.Variable;

/// Values of all states, inputs and parameters of a system, and a time.
///
/// @param values by name, in the order of the system
public record OperatingPoint(Map<String, Tensor> values, double time) {

  public OperatingPoint {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /// The values that the system declares, at time 0.
  public static OperatingPoint of(DynamicalSystem system) {
    Map<String, Tensor> values = new LinkedHashMap<>();
    system.variables().forEach(variable -> values.put(variable.name(), variable.start()));
    return new OperatingPoint(values, 0);
  }

  /// The same with another value of a scalar.
  public OperatingPoint with(String name, double value) {
    return with(name, Tensor.scalar(value));
  }

  /// The same with another value.
  ///
  /// @throws RefusedException if there is no such state, input or parameter, or of another shape
  public OperatingPoint with(String name, Tensor value) {
    Tensor old = value(name);
    if (!old.shape().equals(value.shape())) {
      throw new RefusedException(
          name + " is " + old.shape() + ", found a value of shape " + value.shape(),
          "give it a value of its own shape");
    }
    Map<String, Tensor> changed = new LinkedHashMap<>(values);
    changed.put(name, value);
    return new OperatingPoint(changed, time);
  }

  /// The same at another time.
  public OperatingPoint at(double time) {
    return new OperatingPoint(values, time);
  }

  /// The value of a state, input or parameter.
  ///
  /// @throws RefusedException if there is none of this name
  public Tensor value(String name) {
    Tensor value = values.get(name);
    if (value == null) {
      String near = Nearest.advice(name, values.keySet());
      throw new RefusedException(
          "there is no state, input or parameter '" + name + "'",
          near.isEmpty() ? "known here: " + String.join(", ", values.keySet()) : near);
    }
    return value;
  }

  /// The values of elements, as a column.
  Matrix column(List<Element> elements) {
    double[] column = new double[elements.size()];
    for (int i = 0; i < column.length; i++) {
      Element element = elements.get(i);
      column[i] = value(element.variable()).elements()[element.index()];
    }
    return new Matrix(column.length, 1, column);
  }

  /// The same with the elements moved by a column.
  OperatingPoint plus(List<Element> elements, Matrix column) {
    Map<String, Tensor> moved = new LinkedHashMap<>(values);
    for (int i = 0; i < elements.size(); i++) {
      Element element = elements.get(i);
      Tensor old = moved.getOrDefault(element.variable(), value(element.variable()));
      double[] copy = old.elements().clone();
      copy[element.index()] += column.at(i, 0);
      moved.put(element.variable(), new Tensor(old.shape(), copy));
    }
    return new OperatingPoint(moved, time);
  }

  /// Checks that the point is one of the system.
  void check(DynamicalSystem system) {
    for (Variable variable : system.variables()) {
      if (!value(variable.name()).shape().equals(variable.shape())) {
        throw new RefusedException(
            "the point is of another system than " + system.name(),
            "begin with OperatingPoint.of(system)");
      }
    }
  }
}
