package org.homeostat.expression;

import java.util.List;

/// `a*b`, element by element; a scalar multiplies every element.
record Multiply() implements Operator {
  @Override
  public String name() {
    return "*";
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
    return arguments.getFirst().times(arguments.getLast());
  }

  @Override
  public <V> V value(Arithmetic<V> on, List<V> arguments) {
    return on.multiply(arguments.getFirst(), arguments.getLast());
  }

  @Override
  public Expression tangent(List<Expression> arguments, List<Expression> tangents) {
    return Algebra.add(
        Algebra.multiply(tangents.getFirst(), arguments.getLast()),
        Algebra.multiply(arguments.getFirst(), tangents.getLast()));
  }

  @Override
  public String latex(List<String> arguments) {
    return Symbols.product(arguments.getFirst(), arguments.getLast());
  }
}
