package org.homeostat.array;

import org.homeostat.expression.Precision;
import org.homeostat.kernel.Execution;

/// Matrix products of one precision. Arrays are `float[]` or `double[]` by that precision.
///
/// One thread at a time: scratch space belongs to the product.
public final class Product {
  private final Elements elements;
  private final Tiles tiles;
  private final Object scratch;

  private Product(Elements elements, Tiles tiles) {
    this.elements = elements;
    this.tiles = tiles;
    this.scratch = elements.allocate(tiles.height(1) * Tiles.ACROSS * tiles.width());
  }

  public static Product of(Precision precision, Execution execution) {
    Elements elements = Elements.of(precision);
    return new Product(elements, Tiles.of(elements, execution));
  }

  /// An empty right factor.
  public Panels panels() {
    return new Panels(elements, tiles.width());
  }

  /// `c = a b`, or `c = c + a b` if it accumulates: a is the matrix `left` of array `a`, c the
  /// matrix `to` of array `c`, whose rows are contiguous; c overlaps neither factor.
  public void multiply(
      Object a, Matrix left, Panels right, Object c, Matrix to, boolean accumulate) {
    check(left, right, to);
    Tile.Left form = left.columnStride() == 1 ? Tile.Left.ROWS : Tile.Left.COLUMNS;
    int step = form == Tile.Left.ROWS ? left.rowStride() : left.columnStride();
    int rows = left.rows();
    for (int column = 0; column < right.columns(); column += right.panel(column)) {
      int width = right.panel(column);
      int across = width / tiles.width();
      int live = Math.min(width, right.columns() - column);
      int count = Math.ceilDiv(rows, tiles.height(across));
      for (int n = 0, row = 0; n < count; n++) {
        int height = (rows + n) / count;
        Tile tile = tiles.tile(form, height, across);
        int i = left.index(row, 0);
        int t = to.index(row, column);
        if (live == width) {
          run(tile, a, i, step, right, column, c, t, to.rowStride(), accumulate);
        } else {
          if (accumulate) {
            copy(c, t, to.rowStride(), scratch, 0, width, height, live);
          }
          run(tile, a, i, step, right, column, scratch, 0, width, accumulate);
          copy(scratch, 0, width, c, t, to.rowStride(), height, live);
        }
        row += height;
      }
    }
  }

  private static void check(Matrix left, Panels right, Matrix to) {
    if (left.columns() != right.depth()
        || to.rows() != left.rows()
        || to.columns() != right.columns()
        || to.columnStride() != 1) {
      throw new IllegalArgumentException(
          left + " times (" + right.depth() + ", " + right.columns() + ") into " + to);
    }
  }

  private static void run(
      Tile tile,
      Object a,
      int i,
      int step,
      Panels right,
      int column,
      Object c,
      int t,
      int stride,
      boolean accumulate) {
    if (accumulate) {
      tile.add(a, i, step, right.buffer(), right.start(column), c, t, stride, right.depth());
    } else {
      tile.run(a, i, step, right.buffer(), right.start(column), c, t, stride, right.depth());
    }
  }

  private static void copy(
      Object from, int f, int step, Object to, int t, int stride, int rows, int columns) {
    for (int r = 0; r < rows; r++) {
      System.arraycopy(from, f + r * step, to, t + r * stride, columns);
    }
  }
}
