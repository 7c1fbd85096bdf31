package org.homeostat.array;

/// A right factor (depth, columns) packed for products: panels of neighbouring columns, one after
/// the other, each row by row, so that a tile reads it as one stream. What is missing to a full
/// panel is filled with zeros.
///
/// [#pack] may be called again, with a matrix of any size; the buffer grows and stays.
public final class Panels {
  /// So many lines of a panel stay in the first cache while columns are turned into them.
  private static final int LINES = 64;

  private final Elements elements;
  private final int register;
  private int width;
  private boolean transposed;
  private Object buffer;
  private int capacity;
  private int depth;
  private int columns;

  /// `register` columns in a register, two registers in a panel; 0 for one panel of all columns,
  /// which stands as it stood.
  Panels(Elements elements, int register) {
    this.elements = elements;
    this.register = register;
    this.buffer = elements.allocate(0);
  }

  /// Takes a copy of a matrix (depth, columns) of `source`, a `float[]` or `double[]` by precision.
  public void pack(Object source, Matrix matrix) {
    depth = matrix.rows();
    columns = matrix.columns();
    transposed = register == 0 && matrix.columnStride() != 1;
    Matrix lines = transposed ? matrix.transposed() : matrix;
    width = Math.max(1, register == 0 ? lines.columns() : register);
    int size = Math.multiplyExact(lines.rows(), Math.ceilDiv(lines.columns(), width) * width);
    if (size > capacity) {
      buffer = elements.allocate(size);
      capacity = size;
    }
    for (int from = 0; from < lines.columns(); from += panel(from)) {
      packPanel(source, lines, from);
    }
  }

  private void packPanel(Object source, Matrix lines, int from) {
    int across = panel(from);
    int live = Math.min(across, lines.columns() - from);
    for (int k = 0; k < lines.rows(); k += LINES) {
      int count = Math.min(LINES, lines.rows() - k);
      int at = lines.index(k, from);
      int to = start(from) + k * across;
      if (lines.columnStride() == 1) {
        elements.copy(source, at, lines.rowStride(), buffer, to, across, count, live);
      } else {
        elements.turn(source, at, lines.columnStride(), buffer, to, across, live, count);
      }
    }
    for (int k = 0; live < across && k < lines.rows(); k++) {
      int line = start(from) + k * across;
      elements.clear(buffer, line + live, line + across);
    }
  }

  /// The columns of the panel that starts at a column.
  int panel(int from) {
    return register > 0 && columns - from > width ? 2 * width : width;
  }

  /// Where the panel that starts at a column starts in the buffer.
  int start(int from) {
    return from * depth;
  }

  /// Whether the one panel holds the matrix column by column, as it stood.
  boolean transposed() {
    return transposed;
  }

  Object buffer() {
    return buffer;
  }

  int depth() {
    return depth;
  }

  int columns() {
    return columns;
  }
}
