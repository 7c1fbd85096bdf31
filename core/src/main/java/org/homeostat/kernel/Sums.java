package org.homeostat.kernel;

import java.util.Arrays;

/// The sum of the elements of a value of each lane, in the order of the elements.
///
/// @param from the word where the value starts
/// @param to the word where the sums of the lanes start
record Sums(int from, int to, int size, int count) implements Segment {

  @Override
  public void run(double[] lanes, double[] uniform, double[] normals, int start) {
    if (count == 1) {
      double sum = 0;
      for (int e = 0; e < size; e++) {
        sum += lanes[from + e];
      }
      lanes[to] = sum;
    } else {
      Arrays.fill(lanes, to, to + count, 0);
      for (int e = 0; e < size; e++) {
        add(lanes, from + e * count);
      }
    }
  }

  private void add(double[] lanes, int element) {
    for (int lane = 0; lane < count; lane++) {
      lanes[to + lane] += lanes[element + lane];
    }
  }
}
