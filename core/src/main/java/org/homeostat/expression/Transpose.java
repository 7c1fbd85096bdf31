package org.homeostat.expression;

import java.util.List;

/// `A'`: rows become columns; a vector or scalar is its own transpose.
record Transpose() implements Operator {
  @Override
  public String name() {
    return "'";
  }

  @Override
  public Notation notation() {
    return Precedence.POSTFIX;
  }

  @Override
  public Arity arity() {
    return Arity.ONE;
  }

  @Override
  public Shape shape(List<Shape> arguments) {
    Shape a = arguments.getFirst();
    if (a.rank() > 2) {
      throw new ShapeException("a transpose needs a matrix, found " + a);
    }
    return new Shape(a.lengths().reversed());
  }

  @Override
  public Unit unit(List<Unit> arguments) {
    return arguments.getFirst();
  }

  @Override
  public <V> V value(Arithmetic<V> on, List<V> arguments) {
    return on.transpose(arguments.getFirst());
  }

  @Override
  public Expression tangent(List<Expression> arguments, List<Expression> tangents) {
    return Algebra.transpose(tangents.getFirst());
  }

  @Override
  public boolean isElementwise() {
    return false;
  }

  @Override
  public List<Expression> adjoint(
      List<Expression> arguments, Expression cotangent, List<Shape> shapes) {
    return List.of(Algebra.transpose(cotangent));
  }

  @Override
  public String latex(List<String> arguments) {
    return arguments.getFirst() + "^{\\mathsf{T}}";
  }
}
