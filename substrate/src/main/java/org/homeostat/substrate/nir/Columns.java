package org.homeostat.substrate.nir;

import java.util.Arrays;

/// A sparse matrix by its columns: what one element of a signal gives to those of another.
final class Columns {
  private final int rows;
  private final int[] starts;
  private int[] row = new int[16];
  private double[] weight = new double[16];
  private int filled;
  private int column;

  /// An empty matrix, to be filled column by column.
  Columns(int rows, int columns) {
    this.rows = rows;
    this.starts = new int[columns + 1];
  }

  static Columns diagonal(double[] values) {
    var matrix = new Columns(values.length, values.length);
    for (int i = 0; i < values.length; i++) {
      matrix.put(i, values[i]);
      matrix.next();
    }
    return matrix;
  }

  int rows() {
    return rows;
  }

  int columns() {
    return starts.length - 1;
  }

  int entries() {
    return filled;
  }

  /// Puts an entry into the column under way.
  void put(int at, double value) {
    if (filled == row.length) {
      int length = (int) Math.min(Integer.MAX_VALUE - 8L, 2L * filled);
      row = Arrays.copyOf(row, length);
      weight = Arrays.copyOf(weight, length);
    }
    row[filled] = at;
    weight[filled++] = value;
  }

  /// Ends the column under way.
  void next() {
    starts[++column] = filled;
  }

  /// `to += amount * column`
  void add(int column, double amount, double[] to) {
    for (int k = starts[column]; k < starts[column + 1]; k++) {
      to[row[k]] += amount * weight[k];
    }
  }

  /// The rows that a column has entries in.
  int[] rowsOf(int column) {
    return Arrays.copyOfRange(row, starts[column], starts[column + 1]);
  }

  /// `to += matrix * from`
  void add(double[] from, double[] to) {
    for (int c = 0; c < columns(); c++) {
      if (from[c] != 0) {
        add(c, from[c], to);
      }
    }
  }
}
