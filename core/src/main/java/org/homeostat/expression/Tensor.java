package org.homeostat.expression;

import java.util.Arrays;

/// A value with a shape; the elements stand row by row.
public record Tensor(Shape shape, double[] elements) {
  public Tensor {
    if (elements.length != shape.size()) {
      throw new IllegalArgumentException(
          "a value of shape "
              + shape
              + " has "
              + shape.size()
              + " elements, found "
              + elements.length);
    }
  }

  public static Tensor scalar(double value) {
    return new Tensor(Shape.SCALAR, new double[] {value});
  }

  public static Tensor zeros(Shape shape) {
    return new Tensor(shape, new double[shape.size()]);
  }

  /// Equal shapes and equal bits.
  @Override
  public boolean equals(Object other) {
    return other instanceof Tensor t
        && shape.equals(t.shape)
        && Arrays.equals(elements, t.elements);
  }

  @Override
  public int hashCode() {
    return 31 * shape.hashCode() + Arrays.hashCode(elements);
  }

  @Override
  public String toString() {
    return shape + Arrays.toString(elements);
  }
}
