package org.homeostat.expression;

import java.util.List;
import org.homeostat.elementary.Elementary;

/// `atan2(y, x)`: the angle of the point (x, y), in radians from -pi to pi.
record Atan2() implements Operator {
  @Override
  public String name() {
    return "atan2";
  }

  @Override
  public Notation notation() {
    return new Notation.Call();
  }

  @Override
  public Arity arity() {
    return Arity.TWO;
  }

  @Override
  public Shape shape(List<Shape> arguments) {
    return ElementwiseRules.shape(name(), arguments);
  }

  @Override
  public Unit unit(List<Unit> arguments) {
    ElementwiseRules.agree(name(), arguments);
    return Unit.DIMENSIONLESS;
  }

  @Override
  public <V> V value(Arithmetic<V> on, List<V> arguments) {
    return Elementary.atan2(on, arguments.getFirst(), arguments.getLast());
  }

  @Override
  public Expression tangent(List<Expression> arguments, List<Expression> tangents) {
    Expression y = arguments.getFirst();
    Expression x = arguments.getLast();
    // d atan2(y, x) = (x*dy - y*dx)/(x^2 + y^2)
    return Algebra.divide(
        Algebra.subtract(
            Algebra.multiply(x, tangents.getFirst()), Algebra.multiply(y, tangents.getLast())),
        Algebra.add(Algebra.power(x, 2), Algebra.power(y, 2)));
  }

  @Override
  public Smoothness smoothness() {
    return Smoothness.JUMPING;
  }

  @Override
  public String latex(List<String> arguments) {
    return "\\operatorname{atan2}(" + String.join(", ", arguments) + ")";
  }
}
