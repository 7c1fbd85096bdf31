package org.homeostat.kernel;

import java.util.Arrays;

/// Rows of lanes that are taken, given back and taken again.
final class RowPool {
  private final Layout layout;
  private boolean[] taken = new boolean[64];
  private int[] free = new int[16];
  private int count;

  RowPool(Layout layout) {
    this.layout = layout;
  }

  int take() {
    int row = count > 0 ? free[--count] : layout.row();
    if (row >= taken.length) {
      taken = Arrays.copyOf(taken, 2 * row);
    }
    taken[row] = true;
    return row;
  }

  /// Gives back a row; nothing happens if it has not been taken from here.
  void give(int row) {
    if (row < taken.length && taken[row]) {
      taken[row] = false;
      if (count == free.length) {
        free = Arrays.copyOf(free, 2 * count);
      }
      free[count++] = row;
    }
  }
}
