package org.homeostat.expression;

import java.util.List;

/// `outer(a, b)`: the products of each element of the vector `a` with each of the vector `b`, a row
/// for each of `a`.
record Outer() implements Bilinear {
  @Override
  public String name() {
    return "outer";
  }

  @Override
  public Shape shape(List<Shape> arguments) {
    Shape a = arguments.getFirst();
    Shape b = arguments.getLast();
    if (a.rank() != 1 || b.rank() != 1) {
      throw new ShapeException("'outer' needs two vectors, found " + a + " and " + b);
    }
    return Shape.of(a.size(), b.size());
  }

  /// A column times a row.
  @Override
  public <V> V value(Arithmetic<V> on, List<V> arguments) {
    V a = arguments.getFirst();
    V b = arguments.getLast();
    int rows = on.shape(a).size();
    int columns = on.shape(b).size();
    return on.product(
        on.gather(a, IndexMap.reshaping(on.shape(a), Shape.of(rows, 1))),
        on.gather(b, IndexMap.reshaping(on.shape(b), Shape.of(1, columns))));
  }

  @Override
  public List<Expression> adjoint(
      List<Expression> arguments, Expression cotangent, List<Shape> shapes) {
    return List.of(
        Algebra.product(cotangent, arguments.getLast()),
        Algebra.product(arguments.getFirst(), cotangent));
  }

  @Override
  public String latex(List<String> arguments) {
    return "\\operatorname{outer}(" + String.join(", ", arguments) + ")";
  }
}
