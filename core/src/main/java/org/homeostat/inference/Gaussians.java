package org.homeostat.inference;

import org.homeostat.control.Matrix;

/// Covariances from their roots.
final class Gaussians {
  private Gaussians() {}

  static Matrix covariance(double[] root, int n) {
    double[] all = new double[n * n];
    Triangle.timesTransposed(root, n, n, root, n, n, n, all);
    return new Matrix(n, n, all);
  }

  static double[] deviations(double[] root, int n) {
    double[] deviations = new double[n];
    for (int i = 0; i < n; i++) {
      double sum = 0;
      for (int j = 0; j < n; j++) {
        sum += root[i * n + j] * root[i * n + j];
      }
      deviations[i] = Math.sqrt(sum);
    }
    return deviations;
  }
}
