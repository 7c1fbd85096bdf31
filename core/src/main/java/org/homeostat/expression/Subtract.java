package org.homeostat.expression;

import java.util.List;

/// `a - b`, element by element; a scalar stands for every element.
record Subtract() implements Operator {
  @Override
  public String name() {
    return "-";
  }

  @Override
  public Notation notation() {
    return Precedence.SUM;
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
    return ElementwiseRules.agree(name(), arguments);
  }

  @Override
  public <V> V value(Arithmetic<V> on, List<V> arguments) {
    return on.subtract(arguments.getFirst(), arguments.getLast());
  }

  @Override
  public Expression tangent(List<Expression> arguments, List<Expression> tangents) {
    return Algebra.subtract(
        Fill.moving(tangents.getFirst(), tangents.getLast(), arguments.getLast()),
        Fill.moving(tangents.getLast(), tangents.getFirst(), arguments.getFirst()));
  }

  @Override
  public String latex(List<String> arguments) {
    return arguments.getFirst() + " - " + arguments.getLast();
  }
}
