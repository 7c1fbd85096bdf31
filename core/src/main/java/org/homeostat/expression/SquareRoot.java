package org.homeostat.expression;

import java.util.List;

/// `sqrt(x)`
record SquareRoot() implements Operator {
  @Override
  public String name() {
    return "sqrt";
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
    return arguments.getFirst().power(Rational.HALF);
  }

  @Override
  public <V> V value(Arithmetic<V> on, List<V> arguments) {
    return on.squareRoot(arguments.getFirst());
  }

  @Override
  public Expression tangent(List<Expression> arguments, List<Expression> tangents) {
    // d sqrt(x) = dx/(2*sqrt(x))
    return Algebra.divide(
        tangents.getFirst(), Algebra.multiply(Literal.of(2), new Apply(this, arguments)));
  }

  @Override
  public String latex(List<String> arguments) {
    return "\\sqrt{" + arguments.getFirst() + "}";
  }
}
