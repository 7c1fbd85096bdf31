package org.homeostat.control;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.homeostat.expression.Shape;
import org.homeostat.expression.Tensor;

/// A dense matrix, which may have no rows or no columns. Immutable.
///
/// @param elements row by row
public record Matrix(int rows, int columns, double[] elements) {

  public Matrix {
    if (rows < 0 || columns < 0 || elements.length != rows * columns) {
      throw new IllegalArgumentException(
          elements.length + " elements for a matrix of " + rows + " by " + columns);
    }
    elements = elements.clone();
  }

  /// The rows of a matrix.
  public static Matrix of(double[]... rows) {
    int columns = rows.length == 0 ? 0 : rows[0].length;
    double[] elements = Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
    return new Matrix(rows.length, columns, elements);
  }

  public static Matrix zeros(int rows, int columns) {
    return new Matrix(rows, columns, new double[rows * columns]);
  }

  public static Matrix identity(int size) {
    double[] ones = new double[size];
    Arrays.fill(ones, 1);
    return diagonal(ones);
  }

  public static Matrix diagonal(double... diagonal) {
    int size = diagonal.length;
    double[] elements = new double[size * size];
    for (int i = 0; i < size; i++) {
      elements[i * size + i] = diagonal[i];
    }
    return new Matrix(size, size, elements);
  }

  /// A copy of the elements, row by row.
  @Override
  public double[] elements() {
    return elements.clone();
  }

  public double at(int row, int column) {
    return elements[row * columns + column];
  }

  public Matrix transpose() {
    double[] result = new double[elements.length];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        result[j * rows + i] = at(i, j);
      }
    }
    return new Matrix(columns, rows, result);
  }

  public Matrix plus(Matrix other) {
    return plus(1, other);
  }

  public Matrix minus(Matrix other) {
    return plus(-1, other);
  }

  /// `this + factor*other`
  private Matrix plus(double factor, Matrix other) {
    if (rows != other.rows || columns != other.columns) {
      throw new IllegalArgumentException("a sum of " + size() + " and " + other.size());
    }
    double[] result = elements();
    for (int i = 0; i < result.length; i++) {
      result[i] += factor * other.elements[i];
    }
    return new Matrix(rows, columns, result);
  }

  public Matrix times(double factor) {
    double[] result = elements();
    for (int i = 0; i < result.length; i++) {
      result[i] *= factor;
    }
    return new Matrix(rows, columns, result);
  }

  public Matrix times(Matrix other) {
    if (columns != other.rows) {
      throw new IllegalArgumentException("a product of " + size() + " and " + other.size());
    }
    double[] result = new double[rows * other.columns];
    for (int i = 0; i < rows; i++) {
      for (int k = 0; k < columns; k++) {
        double factor = at(i, k);
        for (int j = 0; j < other.columns; j++) {
          result[i * other.columns + j] += factor * other.at(k, j);
        }
      }
    }
    return new Matrix(rows, other.columns, result);
  }

  public double trace() {
    return IntStream.range(0, Math.min(rows, columns)).mapToDouble(i -> at(i, i)).sum();
  }

  /// The Frobenius norm.
  public double norm() {
    double largest = largest();
    if (largest == 0 || !Double.isFinite(largest)) {
      return largest;
    }
    return largest * Math.sqrt(Arrays.stream(elements).map(x -> x / largest * (x / largest)).sum());
  }

  /// The largest magnitude of an element.
  public double largest() {
    double largest = 0;
    for (double element : elements) {
      largest = Math.max(largest, Math.abs(element));
    }
    return largest;
  }

  boolean isFinite() {
    return Double.isFinite(largest());
  }

  /// The mean of the matrix and its transpose.
  Matrix symmetric() {
    return plus(transpose()).times(0.5);
  }

  boolean isSymmetric() {
    return rows == columns && minus(transpose()).largest() <= 1e-12 * largest();
  }

  /// The rows and columns of these numbers.
  public Matrix part(List<Integer> keptRows, List<Integer> keptColumns) {
    double[] part =
        keptRows.stream()
            .flatMapToDouble(i -> keptColumns.stream().mapToDouble(j -> at(i, j)))
            .toArray();
    return new Matrix(keptRows.size(), keptColumns.size(), part);
  }

  Matrix part(int row, int column, int height, int width) {
    double[] part = new double[height * width];
    for (int i = 0; i < height; i++) {
      System.arraycopy(elements, (row + i) * columns + column, part, i * width, width);
    }
    return new Matrix(height, width, part);
  }

  /// `[[a, b], [c, d]]`
  static Matrix blocks(Matrix a, Matrix b, Matrix c, Matrix d) {
    int columns = a.columns + b.columns;
    double[] result = new double[(a.rows + c.rows) * columns];
    put(result, columns, 0, 0, a);
    put(result, columns, 0, a.columns, b);
    put(result, columns, a.rows, 0, c);
    put(result, columns, a.rows, a.columns, d);
    return new Matrix(a.rows + c.rows, columns, result);
  }

  private static void put(double[] result, int width, int row, int column, Matrix block) {
    for (int i = 0; i < block.rows; i++) {
      System.arraycopy(
          block.elements, i * block.columns, result, (row + i) * width + column, block.columns);
    }
  }

  /// The matrix as a value of the language; a matrix without elements has none.
  public Tensor tensor() {
    return new Tensor(Shape.of(rows, columns), elements());
  }

  /// The same, as a vector where there is one row or one column and `flat` asks for it.
  Tensor tensor(boolean flat) {
    return flat ? new Tensor(Shape.of(elements.length), elements()) : tensor();
  }

  private String size() {
    return rows + " by " + columns;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Matrix matrix
        && rows == matrix.rows
        && columns == matrix.columns
        && Arrays.equals(elements, matrix.elements);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * rows + columns) + Arrays.hashCode(elements);
  }

  /// `[[1.0, 0.0], [0.0, 1.0]]`
  @Override
  public String toString() {
    return IntStream.range(0, rows)
        .mapToObj(
            i -> Arrays.toString(Arrays.copyOfRange(elements, i * columns, (i + 1) * columns)))
        .collect(Collectors.joining(", ", "[", "]"));
  }
}
