package org.homeostat.expression;

import java.util.List;

/// `channel_sum(x)`: the sum over all pixels of the image x [rows, columns, channels], for each
/// channel, added in the order of the pixels.
record ChannelSum() implements ArrayFunction {
  @Override
  public String name() {
    return "channel_sum";
  }

  @Override
  public Arity arity() {
    return Arity.ONE;
  }

  @Override
  public Shape shape(List<Shape> arguments) {
    Shape x = arguments.getFirst();
    if (x.rank() != 3) {
      throw new ShapeException(
          "'channel_sum' needs an image [rows, columns, channels], found " + x);
    }
    return Shape.of(x.length(2));
  }

  @Override
  public <V> V value(Arithmetic<V> on, List<V> arguments) {
    V x = arguments.getFirst();
    return on.scatter(x, Tile.channels(on.shape(x)));
  }

  @Override
  public Expression tangent(List<Expression> arguments, List<Expression> tangents) {
    return Apply.of(this, tangents.getFirst());
  }

  @Override
  public List<Expression> adjoint(
      List<Expression> arguments, Expression cotangent, List<Shape> shapes) {
    Shape x = shapes.getFirst();
    return List.of(Apply.of(new Tile(x.length(0), x.length(1)), cotangent));
  }
}
