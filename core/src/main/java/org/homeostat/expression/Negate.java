package org.homeostat.expression;

import java.util.List;

/// `-a`, element by element.
record Negate() implements Operator {
  @Override
  public String name() {
    return "-";
  }

  @Override
  public Notation notation() {
    return Precedence.SIGN;
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
    return on.negate(arguments.getFirst());
  }

  @Override
  public Expression tangent(List<Expression> arguments, List<Expression> tangents) {
    return Algebra.negate(tangents.getFirst());
  }

  @Override
  public String latex(List<String> arguments) {
    return "-" + arguments.getFirst();
  }
}
