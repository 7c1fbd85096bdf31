package org.homeostat.expression;

import java.util.List;

/// `a/b`, element by element; a scalar stands for every element.
record Divide() implements Operator {
  @Override
  public String name() {
    return "/";
  }

  @Override
  public Notation notation() {
    return Precedence.PRODUCT;
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
    return arguments.getFirst().divide(arguments.getLast());
  }

  @Override
  public <V> V value(Arithmetic<V> on, List<V> arguments) {
    return on.divide(arguments.getFirst(), arguments.getLast());
  }

  @Override
  public Expression tangent(List<Expression> arguments, List<Expression> tangents) {
    Expression a = arguments.getFirst();
    Expression b = arguments.getLast();
    Expression ta = Algebra.divide(tangents.getFirst(), b);
    if (Algebra.isZero(tangents.getLast())) {
      return ta;
    }
    // d(a/b) = da/b - a*db/b^2
    return Algebra.subtract(
        ta, Algebra.divide(Algebra.multiply(a, tangents.getLast()), Algebra.power(b, 2)));
  }

  @Override
  public String latex(List<String> arguments) {
    return "\\frac{" + arguments.getFirst() + "}{" + arguments.getLast() + "}";
  }
}
