package org.homeostat.system;

import org.homeostat.expression.Shape;
import org.homeostat.expression.Tensor;
import org.homeostat.expression.Unit;

/// A state, input or parameter of a system.
///
/// @param name the name in the equations, qualified by dots in a composed system (`plant.x`)
/// @param start the value at the start (state), the value when nothing is connected (input) or the
///   value (parameter), element by element in SI units
/// @param unit the unit that was declared, or [Unit#FREE] if none was
public record Variable(String name, Shape shape, Tensor start, Unit unit) {

  /// A scalar without a unit.
  public static Variable scalar(String name, double value) {
    return new Variable(name, Shape.SCALAR, Tensor.scalar(value), Unit.FREE);
  }
}
