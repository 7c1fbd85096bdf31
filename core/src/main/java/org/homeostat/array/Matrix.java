package org.homeostat.array;

/// Where a matrix stands in an array: element (i, j) at `offset + i*rowStride + j*columnStride`.
/// One of the strides is 1: rows or columns are contiguous.
public record Matrix(int offset, int rows, int columns, int rowStride, int columnStride) {

  public Matrix {
    if (offset < 0 || rows < 0 || columns < 0) {
      throw new IllegalArgumentException(
          "a matrix of " + rows + " x " + columns + " at " + offset + ": none may be negative");
    }
    if (rowStride != 1 && columnStride != 1) {
      throw new IllegalArgumentException(
          "strides " + rowStride + " and " + columnStride + ": one must be 1");
    }
  }

  /// Row after row.
  public static Matrix of(int offset, int rows, int columns) {
    return new Matrix(offset, rows, columns, columns, 1);
  }

  /// The same elements with rows and columns exchanged.
  public Matrix transposed() {
    return new Matrix(offset, columns, rows, columnStride, rowStride);
  }

  /// Where element (i, j) stands.
  int index(int i, int j) {
    return offset + i * rowStride + j * columnStride;
  }
}
