package org.homeostat.expression;

import java.util.List;

/// `sign(x)`: -1, 0 or 1; its derivative is 0.
record Sign() implements Operator {
  @Override
  public String name() {
    return "sign";
  }

  @Override
  public Notation notation() {
    return new Notation.Call();
  }

  @Override
  public Arity arity() {
    return Arity.ONE;
  }

  @Override
  public Shape shape(List<Shape> arguments) {
    return arguments.getFirst();
  }

  @Override
  public Unit unit(List<Unit> arguments) {
    return Unit.DIMENSIONLESS;
  }

  @Override
  public <V> V value(Arithmetic<V> on, List<V> arguments) {
    V x = arguments.getFirst();
    V zero = on.constant(0);
    V notNegative = on.whereLess(zero, x, on.constant(1), x);
    return on.whereLess(x, zero, on.constant(-1), notNegative);
  }

  @Override
  public Expression tangent(List<Expression> arguments, List<Expression> tangents) {
    return Algebra.ZERO;
  }

  @Override
  public Smoothness smoothness() {
    return Smoothness.JUMPING;
  }

  @Override
  public String latex(List<String> arguments) {
    return "\\operatorname{sign}(" + arguments.getFirst() + ")";
  }
}
