package org.homeostat.expression;

import java.util.List;

/// `a or b`: 0 where both are 0, otherwise 1.
record Or() implements Operator {
  @Override
  public String name() {
    return "or";
  }

  @Override
  public Notation notation() {
    return Precedence.OR;
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
    return Unit.DIMENSIONLESS;
  }

  @Override
  public <V> V value(Arithmetic<V> on, List<V> arguments) {
    V a = arguments.getFirst();
    V b = arguments.getLast();
    V zero = on.constant(0);
    V one = on.constant(1);
    return on.whereEqual(a, zero, on.whereEqual(b, zero, zero, one), one);
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
    return arguments.getFirst() + " \\lor " + arguments.getLast();
  }
}
