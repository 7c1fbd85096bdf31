package org.homeostat.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/// Whole vectors of neighbouring columns, the sums held in registers over the depth.
record VectorRows() implements Rows {
  private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
  private static final int WIDTH = SPECIES.length();

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
    int column = 0;
    for (; column + 4 * WIDTH <= length; column += 4 * WIDTH) {
      int r = 0;
      for (; r + 4 <= count; r += 4) {
        tile4(scale, s + r * depth, rows, y + column, to, t + r * length + column, length, depth);
      }
      for (; r < count; r++) {
        tile1(scale, s + r * depth, rows, y + column, to, t + r * length + column, length, depth);
      }
    }
    for (; column + WIDTH <= length; column += WIDTH) {
      for (int r = 0; r < count; r++) {
        strip(scale, s + r * depth, rows, y + column, to, t + r * length + column, length, depth);
      }
    }
    for (; column < length; column++) {
      for (int r = 0; r < count; r++) {
        double sum = 0;
        for (int k = 0; k < depth; k++) {
          sum = Math.fma(scale[s + r * depth + k], rows[y + k * length + column], sum);
        }
        to[t + r * length + column] = sum;
      }
    }
  }

  /// Four rows of four vectors.
  private static void tile4(
      double[] scale, int s, double[] rows, int y, double[] to, int t, int length, int depth) {
    DoubleVector a0 = DoubleVector.zero(SPECIES), a1 = a0, a2 = a0, a3 = a0;
    DoubleVector b0 = a0, b1 = a0, b2 = a0, b3 = a0;
    DoubleVector c0 = a0, c1 = a0, c2 = a0, c3 = a0;
    DoubleVector d0 = a0, d1 = a0, d2 = a0, d3 = a0;
    int row = y;
    for (int k = 0; k < depth; k++) {
      DoubleVector x0 = DoubleVector.fromArray(SPECIES, rows, row);
      DoubleVector x1 = DoubleVector.fromArray(SPECIES, rows, row + WIDTH);
      DoubleVector x2 = DoubleVector.fromArray(SPECIES, rows, row + 2 * WIDTH);
      DoubleVector x3 = DoubleVector.fromArray(SPECIES, rows, row + 3 * WIDTH);
      DoubleVector f = DoubleVector.broadcast(SPECIES, scale[s + k]);
      a0 = f.fma(x0, a0);
      a1 = f.fma(x1, a1);
      a2 = f.fma(x2, a2);
      a3 = f.fma(x3, a3);
      f = DoubleVector.broadcast(SPECIES, scale[s + depth + k]);
      b0 = f.fma(x0, b0);
      b1 = f.fma(x1, b1);
      b2 = f.fma(x2, b2);
      b3 = f.fma(x3, b3);
      f = DoubleVector.broadcast(SPECIES, scale[s + 2 * depth + k]);
      c0 = f.fma(x0, c0);
      c1 = f.fma(x1, c1);
      c2 = f.fma(x2, c2);
      c3 = f.fma(x3, c3);
      f = DoubleVector.broadcast(SPECIES, scale[s + 3 * depth + k]);
      d0 = f.fma(x0, d0);
      d1 = f.fma(x1, d1);
      d2 = f.fma(x2, d2);
      d3 = f.fma(x3, d3);
      row += length;
    }
    store(to, t, a0, a1, a2, a3);
    store(to, t + length, b0, b1, b2, b3);
    store(to, t + 2 * length, c0, c1, c2, c3);
    store(to, t + 3 * length, d0, d1, d2, d3);
  }

  private static void store(
      double[] to, int t, DoubleVector v0, DoubleVector v1, DoubleVector v2, DoubleVector v3) {
    v0.intoArray(to, t);
    v1.intoArray(to, t + WIDTH);
    v2.intoArray(to, t + 2 * WIDTH);
    v3.intoArray(to, t + 3 * WIDTH);
  }

  /// One row of four vectors.
  private static void tile1(
      double[] scale, int s, double[] rows, int y, double[] to, int t, int length, int depth) {
    DoubleVector a0 = DoubleVector.zero(SPECIES), a1 = a0, a2 = a0, a3 = a0;
    int row = y;
    for (int k = 0; k < depth; k++) {
      DoubleVector f = DoubleVector.broadcast(SPECIES, scale[s + k]);
      a0 = f.fma(DoubleVector.fromArray(SPECIES, rows, row), a0);
      a1 = f.fma(DoubleVector.fromArray(SPECIES, rows, row + WIDTH), a1);
      a2 = f.fma(DoubleVector.fromArray(SPECIES, rows, row + 2 * WIDTH), a2);
      a3 = f.fma(DoubleVector.fromArray(SPECIES, rows, row + 3 * WIDTH), a3);
      row += length;
    }
    store(to, t, a0, a1, a2, a3);
  }

  /// One row of one vector.
  private static void strip(
      double[] scale, int s, double[] rows, int y, double[] to, int t, int length, int depth) {
    DoubleVector sum = DoubleVector.zero(SPECIES);
    for (int k = 0; k < depth; k++) {
      DoubleVector x = DoubleVector.fromArray(SPECIES, rows, y + k * length);
      sum = DoubleVector.broadcast(SPECIES, scale[s + k]).fma(x, sum);
    }
    sum.intoArray(to, t);
  }

  @Override
  public void multiplyPairs(
      double[] a, int i, double[] b, int j, int step, double[] to, int t, int length, int depth) {
    int column = 0;
    for (; column + WIDTH <= length; column += WIDTH) {
      DoubleVector sum = DoubleVector.zero(SPECIES);
      for (int k = 0; k < depth; k++) {
        DoubleVector x = DoubleVector.fromArray(SPECIES, a, i + k * length + column);
        sum = x.fma(DoubleVector.fromArray(SPECIES, b, j + k * step + column), sum);
      }
      sum.intoArray(to, t + column);
    }
    for (; column < length; column++) {
      double sum = 0;
      for (int k = 0; k < depth; k++) {
        sum = Math.fma(a[i + k * length + column], b[j + k * step + column], sum);
      }
      to[t + column] = sum;
    }
  }
}
