package org.homeostat.expression;

import java.util.List;

/// `norm(a)`: the square root of the sum of the squared elements.
record Norm() implements Operator {
  @Override
  public String name() {
    return "norm";
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
    V a = arguments.getFirst();
    return on.squareRoot(on.sum(on.multiply(a, a)));
  }

  @Override
  public Expression tangent(List<Expression> arguments, List<Expression> tangents) {
    // d|a| = sum(a*da)/|a|
    return Algebra.divide(
        Algebra.sum(Algebra.multiply(arguments.getFirst(), tangents.getFirst())),
        new Apply(this, arguments));
  }

  @Override
  public boolean isElementwise() {
    return false;
  }

  @Override
  public List<Expression> adjoint(
      List<Expression> arguments, Expression cotangent, List<Shape> shapes) {
    // d|a|/da = a/|a|
    Expression a = arguments.getFirst();
    return List.of(Algebra.divide(Algebra.multiply(cotangent, a), new Apply(this, arguments)));
  }

  @Override
  public Smoothness smoothness() {
    return Smoothness.CONTINUOUS;
  }

  @Override
  public String latex(List<String> arguments) {
    return "\\lVert " + arguments.getFirst() + " \\rVert";
  }
}
