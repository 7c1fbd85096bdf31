package org.homeostat.expression;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// The shape of a value: `[]` a scalar, `[n]` a vector, `[rows, columns]` a matrix, `[rows,
/// columns, channels]` an image, `[height, width, in, out]` the kernel of a convolution.
///
/// Elements are numbered row by row, the last axis running fastest: element `(i, j)` of a matrix is
/// `i * columns + j`.
public record Shape(List<Integer> lengths) {

  /// The axes that an array of the language may have: those of a convolution's kernel.
  public static final int MOST_AXES = 4;

  public static final Shape SCALAR = new Shape(List.of());

  public Shape {
    lengths = List.copyOf(lengths);
    for (int length : lengths) {
      if (length < 1) {
        throw new IllegalArgumentException("a length of a shape is at least 1, found " + lengths);
      }
    }
  }

  public static Shape of(int... lengths) {
    return new Shape(Arrays.stream(lengths).boxed().toList());
  }

  public int rank() {
    return lengths.size();
  }

  public int length(int axis) {
    return lengths.get(axis);
  }

  public boolean isScalar() {
    return lengths.isEmpty();
  }

  /// The number of elements; a shape of more than 2^31 - 1 elements is an [ArithmeticException].
  public int size() {
    int size = 1;
    for (int axis = 0; axis < lengths.size(); axis++) {
      size = Math.multiplyExact(size, lengths.get(axis));
    }
    return size;
  }

  /// `scalar` for a scalar, else for example `[2, 3]`.
  @Override
  public String toString() {
    return isScalar()
        ? "scalar"
        : lengths.stream().map(String::valueOf).collect(Collectors.joining(", ", "[", "]"));
  }
}
