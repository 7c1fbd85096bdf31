package org.homeostat.expression;

import java.util.List;

/// `spread(y, n, rows, columns)`: each element of y [rows / n, columns / n, channels] over its
/// window of n rows and n columns of an image, in equal parts, so that the mean of [AveragePool],
/// whose adjoint it is, becomes y/n^2; 0 where the image has no window.
///
/// @param rows of the image
/// @param columns of the image
record Spread(Pool pool, int rows, int columns) implements ArrayFunction, Configured {
  private static final String WRITTEN = "spread(y, n, rows, columns)";

  @Override
  public String name() {
    return "spread";
  }

  @Override
  public Arity arity() {
    return Arity.ONE;
  }

  @Override
  public Arity written() {
    return new Arity(4, 4);
  }

  @Override
  public Apply read(List<Expression> written) {
    List<Integer> numbers = WholeNumbers.read(WRITTEN, written, 1);
    return new Apply(
        new Spread(new Pool(numbers.get(0)), numbers.get(1), numbers.get(2)),
        written.subList(0, 1));
  }

  @Override
  public List<Expression> write(List<Expression> arguments) {
    return WholeNumbers.write(arguments, List.of(pool.size(), rows, columns));
  }

  @Override
  public Shape shape(List<Shape> arguments) {
    Shape y = arguments.getFirst();
    Shape image = y.rank() == 3 ? Shape.of(rows, columns, y.length(2)) : y;
    if (!y.equals(pool.pooled(name(), image))) {
      throw new ShapeException(
          "'spread' over %s rows and %s columns needs [%s, %s, channels], found %s"
              .formatted(rows, columns, rows / pool.size(), columns / pool.size(), y));
    }
    return image;
  }

  @Override
  public <V> V value(Arithmetic<V> on, List<V> arguments) {
    V y = arguments.getFirst();
    Shape image = shape(List.of(on.shape(y)));
    return on.gather(on.multiply(y, on.constant(1.0 / pool.cells())), pool.window(image));
  }

  @Override
  public Expression tangent(List<Expression> arguments, List<Expression> tangents) {
    return Apply.of(this, tangents.getFirst());
  }

  @Override
  public List<Expression> adjoint(
      List<Expression> arguments, Expression cotangent, List<Shape> shapes) {
    return List.of(Apply.of(new AveragePool(pool), cotangent));
  }

  @Override
  public String latex(List<String> arguments) {
    return ArrayFunction.super.latex(
        WholeNumbers.latex(arguments, List.of(pool.size(), rows, columns)));
  }
}
