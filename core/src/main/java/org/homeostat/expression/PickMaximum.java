package org.homeostat.expression;

import java.util.List;

/// `pick_max(a, x, n)`: of each window of n rows and n columns the element of the image a that
/// stands where the image x is largest, at the first such place in reading order. The tangent of
/// [MaxPool].
record PickMaximum(Pool pool) implements Pooling {
  @Override
  public String name() {
    return "pick_max";
  }

  @Override
  public Arity arity() {
    return Arity.TWO;
  }

  @Override
  public String call() {
    return "pick_max(a, x, n)";
  }

  @Override
  public Pooling over(Pool windows) {
    return new PickMaximum(windows);
  }

  @Override
  public Shape shape(List<Shape> arguments) {
    if (!arguments.getFirst().equals(arguments.getLast())) {
      throw new ShapeException(
          "'pick_max' needs two images of one shape, found %s and %s"
              .formatted(arguments.getFirst(), arguments.getLast()));
    }
    return pool.pooled(name(), arguments.getLast());
  }

  @Override
  public <V> V value(Arithmetic<V> on, List<V> arguments) {
    V a = arguments.getFirst();
    V x = arguments.getLast();
    V largest = new MaxPool(pool).value(on, List.of(x));
    int last = pool.cells() - 1;
    V picked = on.gather(a, pool.cell(on.shape(a), last));
    for (int cell = last - 1; cell >= 0; cell--) {
      IndexMap map = pool.cell(on.shape(x), cell);
      picked = on.whereEqual(on.gather(x, map), largest, on.gather(a, map), picked);
    }
    return picked;
  }

  @Override
  public Expression tangent(List<Expression> arguments, List<Expression> tangents) {
    Expression tangent = tangents.getFirst();
    return Algebra.isZero(tangent) ? Algebra.ZERO : Apply.of(this, tangent, arguments.getLast());
  }

  @Override
  public List<Expression> adjoint(
      List<Expression> arguments, Expression cotangent, List<Shape> shapes) {
    return List.of(Apply.of(new PlaceMaximum(pool), cotangent, arguments.getLast()), Algebra.ZERO);
  }

  @Override
  public Smoothness smoothness() {
    return Smoothness.JUMPING;
  }
}
