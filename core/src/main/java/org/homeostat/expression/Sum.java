package org.homeostat.expression;

import java.util.List;

/// `sum(a)`: the sum of all elements.
record Sum() implements Operator {
  @Override
  public String name() {
    return "sum";
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
    return Shape.SCALAR;
  }

  @Override
  public Unit unit(List<Unit> arguments) {
    return arguments.getFirst();
  }

  @Override
  public <V> V value(Arithmetic<V> on, List<V> arguments) {
    return on.sum(arguments.getFirst());
  }

  @Override
  public Expression tangent(List<Expression> arguments, List<Expression> tangents) {
    return Algebra.sum(tangents.getFirst());
  }

  @Override
  public boolean isElementwise() {
    return false;
  }

  @Override
  public List<Expression> adjoint(
      List<Expression> arguments, Expression cotangent, List<Shape> shapes) {
    return List.of(Algebra.fill(cotangent, arguments.getFirst()));
  }

  @Override
  public String latex(List<String> arguments) {
    return "\\sum " + arguments.getFirst();
  }
}
