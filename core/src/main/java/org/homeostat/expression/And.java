package org.homeostat.expression;

import java.util.List;

/// `a and b`: 1 where neither is 0, otherwise 0.
record And() implements Operator {
  @Override
  public String name() {
    return "and";
  }

  @Override
  public Notation notation() {
    return Precedence.AND;
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
    return on.whereEqual(a, zero, zero, on.whereEqual(b, zero, zero, on.constant(1)));
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
    return arguments.getFirst() + " \\land " + arguments.getLast();
  }
}
