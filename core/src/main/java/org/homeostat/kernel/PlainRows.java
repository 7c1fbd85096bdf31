package org.homeostat.kernel;

import java.util.Arrays;

/// One number at a time, in an order over rows that the compiler can vectorise.
record PlainRows() implements Rows {

  @Override
  public void multiply(
      double[] scale,
      int s,
      double[] rows,
      int y,
      double[] to,
      int t,
      int count,
      int length,
      int depth) {
    for (int r = 0; r < count; r++) {
      int start = t + r * length;
      Arrays.fill(to, start, start + length, 0);
      for (int k = 0; k < depth; k++) {
        scaleAndAdd(scale[s + r * depth + k], rows, y + k * length, to, start, length);
      }
    }
  }

  private static void scaleAndAdd(
      double scale, double[] row, int y, double[] to, int t, int length) {
    for (int c = 0; c < length; c++) {
      to[t + c] = Math.fma(scale, row[y + c], to[t + c]);
    }
  }

  @Override
  public void multiplyPairs(
      double[] a, int i, double[] b, int j, int step, double[] to, int t, int length, int depth) {
    Arrays.fill(to, t, t + length, 0);
    for (int k = 0; k < depth; k++) {
      for (int c = 0; c < length; c++) {
        to[t + c] = Math.fma(a[i + k * length + c], b[j + k * step + c], to[t + c]);
      }
    }
  }
}
