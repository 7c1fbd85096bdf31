package org.homeostat.expression;

import java.util.List;

/// `dot(a, b)`: the inner product of two vectors.
record Dot() implements Operator {
  @Override
  public String name() {
    return "dot";
  }

  @Override
  public Notation notation() {
    return new Notation.Call();
  }

  @Override
  public Arity arity() {
    return Arity.TWO;
  }

  @Override
  public Shape shape(List<Shape> arguments) {
    Shape a = arguments.getFirst();
    Shape b = arguments.getLast();
    if (a.rank() != 1 || !a.equals(b)) {
      throw new ShapeException("'dot' needs two vectors of one length, found " + a + " and " + b);
    }
    return Shape.SCALAR;
  }

  @Override
  public Unit unit(List<Unit> arguments) {
    return arguments.getFirst().times(arguments.getLast());
  }

  @Override
  public <V> V value(Arithmetic<V> on, List<V> arguments) {
    return on.product(arguments.getFirst(), arguments.getLast());
  }

  @Override
  public Expression tangent(List<Expression> arguments, List<Expression> tangents) {
    return Algebra.add(
        Algebra.dot(tangents.getFirst(), arguments.getLast()),
        Algebra.dot(arguments.getFirst(), tangents.getLast()));
  }

  @Override
  public boolean isElementwise() {
    return false;
  }

  @Override
  public List<Expression> adjoint(
      List<Expression> arguments, Expression cotangent, List<Shape> shapes) {
    return List.of(
        Algebra.multiply(cotangent, arguments.getLast()),
        Algebra.multiply(cotangent, arguments.getFirst()));
  }

  @Override
  public String latex(List<String> arguments) {
    return "\\langle " + arguments.getFirst() + ", " + arguments.getLast() + " \\rangle";
  }
}
