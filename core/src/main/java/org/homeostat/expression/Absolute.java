package org.homeostat.expression;

import java.util.List;

/// `abs(x)`; its derivative is the sign of x, 0 at 0.
record Absolute() implements Operator {
  @Override
  public String name() {
    return "abs";
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
    return arguments.getFirst();
  }

  @Override
  public <V> V value(Arithmetic<V> on, List<V> arguments) {
    return on.absolute(arguments.getFirst());
  }

  @Override
  public Expression tangent(List<Expression> arguments, List<Expression> tangents) {
    return Algebra.multiply(Apply.of(new Sign(), arguments.getFirst()), tangents.getFirst());
  }

  @Override
  public Smoothness smoothness() {
    return Smoothness.CONTINUOUS;
  }

  @Override
  public String latex(List<String> arguments) {
    return "\\lvert " + arguments.getFirst() + " \\rvert";
  }
}
