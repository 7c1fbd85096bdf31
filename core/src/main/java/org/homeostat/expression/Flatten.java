package org.homeostat.expression;

import java.util.List;

/// `flatten(a)`: the elements of an array as a vector, the last axis running fastest.
record Flatten() implements ArrayFunction {
  @Override
  public String name() {
    return "flatten";
  }

  @Override
  public Arity arity() {
    return Arity.ONE;
  }

  @Override
  public Shape shape(List<Shape> arguments) {
    return Shape.of(arguments.getFirst().size());
  }

  @Override
  public <V> V value(Arithmetic<V> on, List<V> arguments) {
    V a = arguments.getFirst();
    Shape flat = shape(List.of(on.shape(a)));
    return on.shape(a).equals(flat) ? a : on.gather(a, IndexMap.reshaping(on.shape(a), flat));
  }

  @Override
  public Expression tangent(List<Expression> arguments, List<Expression> tangents) {
    return Apply.of(this, tangents.getFirst());
  }

  @Override
  public List<Expression> adjoint(
      List<Expression> arguments, Expression cotangent, List<Shape> shapes) {
    return List.of(Apply.of(new Reshape(shapes.getFirst()), cotangent));
  }
}
