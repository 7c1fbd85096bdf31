package org.homeostat.expression;

import java.util.List;

/// `reshape(a, 2, 3)`: the elements of `a` in the same order in another shape.
///
/// @param shape the shape; a scalar for `reshape(a)`, the only element of `a`
record Reshape(Shape shape) implements ArrayFunction, Configured {
  @Override
  public String name() {
    return "reshape";
  }

  @Override
  public Arity arity() {
    return Arity.ONE;
  }

  @Override
  public Arity written() {
    return new Arity(1, 5);
  }

  @Override
  public Apply read(List<Expression> written) {
    List<Integer> lengths = WholeNumbers.read("reshape(a, 2, 3)", written, 1);
    for (int length : lengths) {
      WholeNumbers.positive("reshape(a, 2, 3)", length);
    }
    return Apply.of(new Reshape(new Shape(lengths)), written.getFirst());
  }

  @Override
  public List<Expression> write(List<Expression> arguments) {
    return WholeNumbers.write(arguments, shape.lengths());
  }

  @Override
  public Shape shape(List<Shape> arguments) {
    Shape a = arguments.getFirst();
    if (a.size() != shape.size()) {
      throw new ShapeException(
          "'reshape' keeps the number of elements, found " + a + " for the shape " + shape);
    }
    return shape;
  }

  @Override
  public <V> V value(Arithmetic<V> on, List<V> arguments) {
    V a = arguments.getFirst();
    return on.shape(a).equals(shape) ? a : on.gather(a, IndexMap.reshaping(on.shape(a), shape));
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

  @Override
  public String latex(List<String> arguments) {
    return ArrayFunction.super.latex(WholeNumbers.latex(arguments, shape.lengths()));
  }
}
