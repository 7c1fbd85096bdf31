package org.homeostat.expression;

import java.util.List;

/// The largest element of a vector, by halves: log2(n) comparisons of vectors.
final class Largest {
  private Largest() {}

  static <V> V of(Arithmetic<V> on, V vector) {
    V rest = vector;
    int length = on.shape(vector).size();
    while (length > 1) {
      int half = (length + 1) / 2;
      V front = on.slice(rest, List.of(new Range(0, half, false)));
      V back = on.slice(rest, List.of(new Range(length - half, length, false)));
      rest = on.maximum(front, back);
      length = half;
    }
    return on.slice(rest, List.of(Range.at(0)));
  }

  /// @throws ShapeException if the argument is no vector
  static void needsVector(String function, Shape shape) {
    if (shape.rank() != 1) {
      throw new ShapeException("'" + function + "' needs a vector, found " + shape);
    }
  }
}
