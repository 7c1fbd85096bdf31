package org.homeostat.expression;

import java.util.List;

/// `not a`: 1 where it is 0, otherwise 0.
record Not() implements Operator {
  @Override
  public String name() {
    return "not";
  }

  @Override
  public Notation notation() {
    return Precedence.NOT;
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
    V zero = on.constant(0);
    return on.whereEqual(arguments.getFirst(), zero, on.constant(1), zero);
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
    return "\\lnot " + arguments.getFirst();
  }
}
