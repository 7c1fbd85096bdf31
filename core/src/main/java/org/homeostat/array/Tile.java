package org.homeostat.array;

/// The sums of some rows and the columns of a panel, all kept in registers.
interface Tile {

  /// `c[t + r*stride + q] = sum over k of a(r, k) * b[j + k*width + q]` for the rows r and the
  /// columns q of the tile, where a(r, k) is `a[i + r*step + k]` or `a[i + k*step + r]`.
  void run(Object a, int i, int step, Object b, int j, Object c, int t, int stride, int depth);

  /// The same, the sums started from what stands in c.
  void add(Object a, int i, int step, Object b, int j, Object c, int t, int stride, int depth);

  /// Which elements of the left factor stand side by side.
  enum Left {
    /// a row
    ROWS,
    /// a column
    COLUMNS
  }
}
