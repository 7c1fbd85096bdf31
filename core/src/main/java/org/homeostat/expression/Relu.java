package org.homeostat.expression;

import java.util.List;

/// `relu(x)` = max(x, 0). Its derivative is 1 from 0 upward, as that of [Clip] is on its edge.
record Relu() implements Operator {
  @Override
  public String name() {
    return "relu";
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
    return on.maximum(arguments.getFirst(), on.constant(0));
  }

  @Override
  public Expression tangent(List<Expression> arguments, List<Expression> tangents) {
    return Algebra.multiply(
        Apply.of(new Comparison(Relation.GREATER_OR_EQUAL), arguments.getFirst(), Algebra.ZERO),
        tangents.getFirst());
  }

  @Override
  public Smoothness smoothness() {
    return Smoothness.CONTINUOUS;
  }

  @Override
  public String latex(List<String> arguments) {
    return "\\operatorname{relu}(" + arguments.getFirst() + ")";
  }
}
