package org.homeostat.expression;

import java.util.List;

/// `max_pool(x, n)`: the largest element of each window of n rows and n columns of the image x
/// [rows, columns, channels]; what is left over at the far edges does not count. Its derivative is
/// that of the element it is, the first one in reading order among equals.
record MaxPool(Pool pool) implements Pooling {
  @Override
  public String name() {
    return "max_pool";
  }

  @Override
  public Arity arity() {
    return Arity.ONE;
  }

  @Override
  public String call() {
    return "max_pool(x, n)";
  }

  @Override
  public Pooling over(Pool windows) {
    return new MaxPool(windows);
  }

  @Override
  public Shape shape(List<Shape> arguments) {
    return pool.pooled(name(), arguments.getFirst());
  }

  @Override
  public <V> V value(Arithmetic<V> on, List<V> arguments) {
    V x = arguments.getFirst();
    V largest = on.gather(x, pool.cell(on.shape(x), 0));
    for (int cell = 1; cell < pool.cells(); cell++) {
      largest = on.maximum(largest, on.gather(x, pool.cell(on.shape(x), cell)));
    }
    return largest;
  }

  @Override
  public Expression tangent(List<Expression> arguments, List<Expression> tangents) {
    return Apply.of(new PickMaximum(pool), tangents.getFirst(), arguments.getFirst());
  }

  @Override
  public List<Expression> adjoint(
      List<Expression> arguments, Expression cotangent, List<Shape> shapes) {
    return List.of(Apply.of(new PlaceMaximum(pool), cotangent, arguments.getFirst()));
  }

  @Override
  public Smoothness smoothness() {
    return Smoothness.CONTINUOUS;
  }
}
