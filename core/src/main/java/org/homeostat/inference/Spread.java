package org.homeostat.inference;

import org.homeostat.control.Matrix;

/// The running covariance of points (Welford 1962), drawn a little towards a small multiple of the
/// identity.
final class Spread {
  private final int n;
  private final boolean dense;
  private final double[] mean;
  private final double[] products;
  private final double[] before;
  private int count;

  Spread(int n, boolean dense) {
    this.n = n;
    this.dense = dense;
    this.mean = new double[n];
    this.before = new double[n];
    this.products = new double[dense ? n * n : n];
  }

  void add(double[] point) {
    count++;
    for (int i = 0; i < n; i++) {
      before[i] = point[i] - mean[i];
      mean[i] += before[i] / count;
    }
    for (int i = 0; i < n; i++) {
      if (dense) {
        for (int j = 0; j < n; j++) {
          products[i * n + j] += before[i] * (point[j] - mean[j]);
        }
      } else {
        products[i] += before[i] * (point[i] - mean[i]);
      }
    }
  }

  double[] mean() {
    return mean;
  }

  Metric metric() {
    double shrink = count / (count + 5.0);
    double floor = 1e-3 * 5 / (count + 5.0);
    double[] all = new double[products.length];
    for (int i = 0; i < all.length; i++) {
      boolean diagonal = !dense || i % (n + 1) == 0;
      all[i] = shrink * products[i] / (count - 1) + (diagonal ? floor : 0);
    }
    if (!dense) {
      return new Metric.Diagonal(all);
    }
    Matrix matrix = new Matrix(n, n, all);
    return Metric.Dense.of(matrix.plus(matrix.transpose()).times(0.5));
  }
}
