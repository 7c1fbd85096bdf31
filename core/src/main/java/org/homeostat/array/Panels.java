package org.homeostat.array;

/// A right factor (depth, columns) packed for products: panels of neighbouring columns, one after
/// the other, each row by row, so that a tile reads it as one stream. What is missing to a full
/// panel is filled with zeros.
///
/// [#pack] may be called again, with a matrix of any size; the buffer grows and stays.
public final class Panels {
  private final Elements elements;
  private final int register;
  private int width;
  private Object buffer;
  private int capacity;
  private int depth;
  private int columns;

  /// `register` columns in a register, two registers in a panel; 0 for one panel of all columns.
  Panels(Elements elements, int register) {
    this.elements = elements;
    this.register = register;
    this.buffer = elements.allocate(0);
  }

  /// Takes a copy of a matrix (depth, columns) of `source`, a `float[]` or `double[]` by precision.
  public void pack(Object source, Matrix matrix) {
    depth = matrix.rows();
    columns = matrix.columns();
    width = Math.max(1, register == 0 ? columns : register);
    int size = Math.multiplyExact(depth, Math.ceilDiv(columns, width) * width);
    if (size > capacity) {
      buffer = elements.allocate(size);
      capacity = size;
    }
    for (int from = 0; from < columns; from += panel(from)) {
      packPanel(source, matrix, from);
    }
  }

  private void packPanel(Object source, Matrix matrix, int from) {
    int across = panel(from);
    int live = Math.min(across, columns - from);
    int to = start(from);
    for (int k = 0; k < depth; k++) {
      int at = matrix.index(k, from);
      if (matrix.columnStride() == 1) {
        System.arraycopy(source, at, buffer, to, live);
      } else {
        elements.gather(source, at, matrix.columnStride(), buffer, to, live);
      }
      elements.clear(buffer, to + live, to + across);
      to += across;
    }
  }

  /// The columns of the panel that starts at a column.
  int panel(int from) {
    return columns - from > width ? 2 * width : width;
  }

  /// Where the panel that starts at a column starts in the buffer.
  int start(int from) {
    return from * depth;
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
