package org.homeostat.expression;

import java.util.List;

/// `average_pool(x, n)`: the mean of each window of n rows and n columns of the image x [rows,
/// columns, channels]; what is left over at the far edges does not count.
record AveragePool(Pool pool) implements Pooling {
  @Override
  public String name() {
    return "average_pool";
  }

  @Override
  public Arity arity() {
    return Arity.ONE;
  }

  @Override
  public String call() {
    return "average_pool(x, n)";
  }

  @Override
  public Pooling over(Pool windows) {
    return new AveragePool(windows);
  }

  @Override
  public Shape shape(List<Shape> arguments) {
    return pool.pooled(name(), arguments.getFirst());
  }

  @Override
  public <V> V value(Arithmetic<V> on, List<V> arguments) {
    V x = arguments.getFirst();
    V sum = on.gather(x, pool.cell(on.shape(x), 0));
    for (int cell = 1; cell < pool.cells(); cell++) {
      sum = on.add(sum, on.gather(x, pool.cell(on.shape(x), cell)));
    }
    return on.multiply(sum, on.constant(1.0 / pool.cells()));
  }

  @Override
  public Expression tangent(List<Expression> arguments, List<Expression> tangents) {
    return Apply.of(this, tangents.getFirst());
  }

  @Override
  public List<Expression> adjoint(
      List<Expression> arguments, Expression cotangent, List<Shape> shapes) {
    Shape x = shapes.getFirst();
    return List.of(Apply.of(new Spread(pool, x.length(0), x.length(1)), cotangent));
  }
}
