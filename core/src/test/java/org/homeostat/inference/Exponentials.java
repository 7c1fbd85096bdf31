package org.homeostat.inference;

import org.homeostat.control.Matrix;

/// Matrix exponentials for tests, by Taylor's series of a halved matrix that is then squared.
final class Exponentials {
  private static final int HALVINGS = 12;

  private Exponentials() {}

  static Matrix of(Matrix a) {
    Matrix small = a.times(Math.scalb(1.0, -HALVINGS));
    // e^A - 1, so that squaring loses nothing
    Matrix term = small;
    Matrix sum = small;
    for (int k = 2; k < 12; k++) {
      term = term.times(small).times(1.0 / k);
      sum = sum.plus(term);
    }
    for (int i = 0; i < HALVINGS; i++) {
      sum = sum.times(2).plus(sum.times(sum));
    }
    return sum.plus(Matrix.identity(a.rows()));
  }

  /// `integral from 0 to h of e^(A*s)*Q*e^(A'*s) ds`, by Van Loan (1978), IEEE Trans. Automatic
  /// Control 23, 395-404.
  static Matrix noise(Matrix a, Matrix q, double h) {
    int n = a.rows();
    double[] block = new double[4 * n * n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        block[i * 2 * n + j] = -a.at(i, j) * h;
        block[i * 2 * n + n + j] = q.at(i, j) * h;
        block[(n + i) * 2 * n + n + j] = a.at(j, i) * h;
      }
    }
    Matrix e = of(new Matrix(2 * n, 2 * n, block));
    double[] upper = new double[n * n];
    double[] lower = new double[n * n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        upper[i * n + j] = e.at(i, n + j);
        lower[i * n + j] = e.at(n + i, n + j);
      }
    }
    return new Matrix(n, n, lower).transpose().times(new Matrix(n, n, upper));
  }
}
