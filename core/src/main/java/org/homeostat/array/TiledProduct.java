package org.homeostat.array;

/// The product in Java: tiles of the result, one after the other, their sums kept in registers.
///
/// The loops go over blocks of depth, then blocks of rows, panels, and tiles, so that a block of
/// the left factor stays in the second cache while all panels pass. Sums go through c from one
/// block of depth to the next, in order.
final class TiledProduct implements Product {
  /// The most steps of depth in a block.
  private static final int DEPTH = 512;

  /// The bytes of the left factor in a block.
  private static final int BLOCK = 1 << 17;

  private final Elements elements;
  private final Tiles tiles;
  private final Object scratch;

  private TiledProduct(Elements elements, Tiles tiles) {
    this.elements = elements;
    this.tiles = tiles;
    this.scratch = elements.allocate(tiles.height(tiles.width()) * 2 * tiles.width());
  }

  static TiledProduct of(Elements elements, Instructions instructions) {
    return new TiledProduct(elements, Tiles.of(elements, instructions));
  }

  @Override
  public Panels panels() {
    return new Panels(elements, tiles.width());
  }

  @Override
  public void multiply(
      Object a, Matrix left, Panels right, Object c, Matrix to, boolean accumulate) {
    Product.check(left, right, to);
    int depths = Math.max(1, Math.ceilDiv(left.columns(), DEPTH));
    for (int d = 0, k = 0; d < depths; d++) {
      int depth = (left.columns() + d) / depths;
      int blocks = Math.ceilDiv(left.rows(), rowsOfBlock(depth));
      for (int n = 0, row = 0; n < blocks; n++) {
        int rows = (left.rows() + n) / blocks;
        block(a, left, right, c, to, k, depth, row, rows, accumulate || k > 0);
        row += rows;
      }
      k += depth;
    }
  }

  private int rowsOfBlock(int depth) {
    return Math.max(
        4 * tiles.height(tiles.width()), BLOCK / (Math.max(1, depth) * elements.bytes()));
  }

  /// Some rows of the left factor, with some of the depth, times all panels.
  private void block(
      Object a,
      Matrix left,
      Panels right,
      Object c,
      Matrix to,
      int k,
      int depth,
      int firstRow,
      int rows,
      boolean add) {
    Tile.Left form = left.columnStride() == 1 ? Tile.Left.ROWS : Tile.Left.COLUMNS;
    int step = form == Tile.Left.ROWS ? left.rowStride() : left.columnStride();
    for (int column = 0; column < right.columns(); column += right.panel(column)) {
      int width = right.panel(column);
      int live = Math.min(width, right.columns() - column);
      int b = right.start(column) + k * width;
      int count = Math.ceilDiv(rows, tiles.height(width));
      for (int n = 0, row = firstRow; n < count; n++) {
        int height = (rows + n) / count;
        Tile tile = tiles.tile(form, height, width);
        int i = left.index(row, k);
        int t = to.index(row, column);
        if (live == width) {
          run(tile, a, i, step, right.buffer(), b, c, t, to.rowStride(), depth, add);
        } else {
          if (add) {
            elements.copy(c, t, to.rowStride(), scratch, 0, width, height, live);
          }
          run(tile, a, i, step, right.buffer(), b, scratch, 0, width, depth, add);
          elements.copy(scratch, 0, width, c, t, to.rowStride(), height, live);
        }
        row += height;
      }
    }
  }

  private static void run(
      Tile tile,
      Object a,
      int i,
      int step,
      Object b,
      int j,
      Object c,
      int t,
      int stride,
      int depth,
      boolean add) {
    if (add) {
      tile.add(a, i, step, b, j, c, t, stride, depth);
    } else {
      tile.run(a, i, step, b, j, c, t, stride, depth);
    }
  }
}
