package org.homeostat.kernel;

import java.util.Arrays;

/// Rows of a tape that no name refers to: they are taken, given back and taken again. They have the
/// numbers -1, -2 and so on.
final class RowPool {
  private int[] free = new int[16];
  private int count;
  private int size;

  /// How many rows there are.
  int size() {
    return size;
  }

  /// A row that is not given back.
  int keep() {
    return - ++size;
  }

  int take() {
    return count > 0 ? free[--count] : keep();
  }

  void give(int row) {
    if (count == free.length) {
      free = Arrays.copyOf(free, 2 * count);
    }
    free[count++] = row;
  }
}
