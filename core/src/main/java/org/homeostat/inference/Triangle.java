package org.homeostat.inference;

/// Lower triangular roots of covariances, `P = S*S'`, in arrays that are reused: nothing here
/// allocates. Matrices stand row by row.
final class Triangle {
  private Triangle() {}

  /// Turns A, of at least as many columns as rows, into a lower triangular L of the same square:
  /// `L*L' = A*A'`, its diagonal not negative, by Householder's reflections of the rows (Golub and
  /// Van Loan (2013), Matrix Computations, section 5.2).
  ///
  /// @param a rows of `stride` elements of which `columns` count; the rest of each is left alone
  static void reduce(double[] a, int rows, int columns, int stride) {
    for (int i = 0; i < rows; i++) {
      int row = i * stride;
      double square = 0;
      for (int j = i + 1; j < columns; j++) {
        square += a[row + j] * a[row + j];
      }
      double first = a[row + i];
      if (square == 0) {
        if (first < 0) {
          flip(a, i, rows, stride);
        }
        continue;
      }
      double norm = Math.sqrt(first * first + square);
      // the head of the reflection's vector, by a difference that does not cancel
      double head = first <= 0 ? first - norm : -square / (first + norm);
      double factor = 2 / (head * head + square);
      a[row + i] = head;
      for (int k = i + 1; k < rows; k++) {
        int other = k * stride;
        double product = 0;
        for (int j = i; j < columns; j++) {
          product += a[row + j] * a[other + j];
        }
        product *= factor;
        for (int j = i; j < columns; j++) {
          a[other + j] -= product * a[row + j];
        }
      }
      a[row + i] = norm;
      for (int j = i + 1; j < columns; j++) {
        a[row + j] = 0;
      }
    }
  }

  private static void flip(double[] a, int column, int rows, int stride) {
    for (int k = column; k < rows; k++) {
      a[k * stride + column] = -a[k * stride + column];
    }
  }

  /// Replaces b by the x of `L*x = b`; along a direction in which L has no extent x is 0.
  ///
  /// @param from where b begins
  static void solve(double[] l, int n, int stride, double[] b, int from) {
    double floor = floor(l, n, stride);
    for (int i = 0; i < n; i++) {
      double sum = b[from + i];
      for (int j = 0; j < i; j++) {
        sum -= l[i * stride + j] * b[from + j];
      }
      double pivot = l[i * stride + i];
      b[from + i] = pivot > floor ? sum / pivot : 0;
    }
  }

  /// Replaces b by the x of `L'*x = b`, as [#solve].
  static void solveTransposed(double[] l, int n, int stride, double[] b, int from) {
    double floor = floor(l, n, stride);
    for (int i = n - 1; i >= 0; i--) {
      double sum = b[from + i];
      for (int j = i + 1; j < n; j++) {
        sum -= l[j * stride + i] * b[from + j];
      }
      double pivot = l[i * stride + i];
      b[from + i] = pivot > floor ? sum / pivot : 0;
    }
  }

  /// What counts as no extent.
  private static double floor(double[] l, int n, int stride) {
    double largest = 0;
    for (int i = 0; i < n; i++) {
      largest = Math.max(largest, l[i * stride + i]);
    }
    return 1e-14 * largest;
  }

  /// `c = a*b'` for an a of n rows and a b of m, both with k columns.
  static void timesTransposed(
      double[] a, int n, int strideA, double[] b, int m, int strideB, int k, double[] c) {
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < m; j++) {
        double sum = 0;
        for (int q = 0; q < k; q++) {
          sum += a[i * strideA + q] * b[j * strideB + q];
        }
        c[i * m + j] = sum;
      }
    }
  }

  /// `c[i, to + j] = sum over q of g[i, q]*b[q, from + j]` for an n by m matrix g.
  static void product(
      double[] g,
      int n,
      int m,
      double[] b,
      int strideB,
      int from,
      int k,
      double[] c,
      int strideC,
      int to) {
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < k; j++) {
        double sum = 0;
        for (int q = 0; q < m; q++) {
          sum += g[i * m + q] * b[q * strideB + from + j];
        }
        c[i * strideC + to + j] = sum;
      }
    }
  }
}
