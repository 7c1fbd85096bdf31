package org.homeostat.expression;

import java.util.Arrays;
import java.util.List;

/// `tile(b, rows, columns)`: an image of rows and columns that has the vector b in the channels of
/// each pixel. The adjoint of [ChannelSum].
record Tile(int rows, int columns) implements ArrayFunction, Configured {
  private static final String WRITTEN = "tile(b, rows, columns)";

  Tile {
    WholeNumbers.positive(WRITTEN, rows, columns);
  }

  @Override
  public String name() {
    return "tile";
  }

  @Override
  public Arity arity() {
    return Arity.ONE;
  }

  @Override
  public Arity written() {
    return Arity.THREE;
  }

  @Override
  public Apply read(List<Expression> written) {
    List<Integer> numbers = WholeNumbers.read(WRITTEN, written, 1);
    return Apply.of(new Tile(numbers.getFirst(), numbers.getLast()), written.getFirst());
  }

  @Override
  public List<Expression> write(List<Expression> arguments) {
    return WholeNumbers.write(arguments, List.of(rows, columns));
  }

  @Override
  public Shape shape(List<Shape> arguments) {
    Largest.needsVector(name(), arguments.getFirst());
    return Shape.of(rows, columns, arguments.getFirst().size());
  }

  @Override
  public <V> V value(Arithmetic<V> on, List<V> arguments) {
    V b = arguments.getFirst();
    return on.gather(b, channels(shape(List.of(on.shape(b)))));
  }

  /// For each element of an image its channel.
  static IndexMap channels(Shape image) {
    int channels = image.length(2);
    int[] elements = new int[image.size()];
    Arrays.setAll(elements, i -> i % channels);
    return new IndexMap(Shape.of(channels), image, elements);
  }

  @Override
  public Expression tangent(List<Expression> arguments, List<Expression> tangents) {
    return Apply.of(this, tangents.getFirst());
  }

  @Override
  public List<Expression> adjoint(
      List<Expression> arguments, Expression cotangent, List<Shape> shapes) {
    return List.of(Apply.of(new ChannelSum(), cotangent));
  }

  @Override
  public String latex(List<String> arguments) {
    return ArrayFunction.super.latex(WholeNumbers.latex(arguments, List.of(rows, columns)));
  }
}
