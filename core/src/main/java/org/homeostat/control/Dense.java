package org.homeostat.control;

import java.util.Arrays;
import java.util.Optional;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.DecompositionSolver;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.linear.QRDecomposition;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.SingularValueDecomposition;

/// Factorisations of dense matrices, by Hipparchus.
final class Dense {
  private static final double RANK = 1e-12;

  private Dense() {}

  static RealMatrix of(Matrix matrix) {
    double[][] rows = new double[matrix.rows()][];
    double[] elements = matrix.elements();
    for (int i = 0; i < rows.length; i++) {
      rows[i] = Arrays.copyOfRange(elements, i * matrix.columns(), (i + 1) * matrix.columns());
    }
    return new Array2DRowRealMatrix(rows, false);
  }

  static Matrix of(RealMatrix matrix) {
    return Matrix.of(matrix.getData());
  }

  /// The inverse, or nothing if the matrix is singular to rounding.
  static Optional<Matrix> inverse(Matrix a) {
    DecompositionSolver solver = new LUDecomposition(of(a), Double.MIN_NORMAL).getSolver();
    return solver.isNonSingular() ? Optional.of(of(solver.getInverse())) : Optional.empty();
  }

  /// The X of least squares in `A*X = B`, for an A of full column rank; nothing for another.
  static Optional<Matrix> leastSquares(Matrix a, Matrix b) {
    DecompositionSolver solver = new QRDecomposition(of(a), RANK * a.norm()).getSolver();
    return solver.isNonSingular() ? Optional.of(of(solver.solve(of(b)))) : Optional.empty();
  }

  /// The shortest column x that comes nearest to `A*x = b`, for any A.
  static Matrix shortest(Matrix a, Matrix b) {
    var decomposition = new SingularValueDecomposition(of(a));
    double[] values = decomposition.getSingularValues();
    double[] along = of(decomposition.getUT()).times(b).elements();
    for (int i = 0; i < along.length; i++) {
      boolean counts = values[i] > RANK * values[0];
      along[i] = counts ? along[i] / values[i] : 0;
    }
    return of(decomposition.getV()).times(new Matrix(along.length, 1, along));
  }

  /// The least of the singular values.
  static double leastSingularValue(Matrix a) {
    double[] values = new SingularValueDecomposition(of(a)).getSingularValues();
    return values[values.length - 1];
  }

  /// The left singular vector of the least of the singular values; for a matrix that is not taller
  /// than wide.
  static double[] leastLeft(Matrix a) {
    RealMatrix u = new SingularValueDecomposition(of(a)).getU();
    return u.getColumn(u.getColumnDimension() - 1);
  }

  /// The L of `A = L*L'`, or nothing unless A is symmetric and positive definite.
  static Optional<Matrix> cholesky(Matrix a) {
    if (!a.isSymmetric() || leastEigenvalue(a) <= RANK * a.norm()) {
      return Optional.empty();
    }
    return Optional.of(of(new CholeskyDecomposition(of(a.symmetric()), 1e-15, 0).getL()));
  }

  /// Whether a symmetric matrix is positive definite: whether the pivots of Cholesky's
  /// factorisation are greater than what rounding leaves of the largest element.
  static boolean isPositive(Matrix a) {
    int n = a.rows();
    double[] l = a.elements();
    double least = RANK * a.largest();
    for (int k = 0; k < n; k++) {
      double pivot = l[k * n + k];
      if (!(pivot > least)) {
        return false;
      }
      for (int i = k + 1; i < n; i++) {
        double factor = l[i * n + k] / pivot;
        for (int j = k + 1; j <= i; j++) {
          l[i * n + j] -= factor * l[j * n + k];
        }
      }
    }
    return true;
  }

  /// The nearest symmetric matrix without negative eigenvalues (Higham 1988, Linear Algebra Appl.
  /// 103, 103-118): those of a symmetric matrix that are negative become 0.
  static Matrix notNegative(Matrix a) {
    if (a.largest() == 0 || !Double.isFinite(a.norm())) {
      return a;
    }
    var decomposition = new EigenDecompositionSymmetric(of(a.symmetric()));
    double[] values = decomposition.getEigenvalues();
    if (Arrays.stream(values).allMatch(value -> value >= 0)) {
      return a;
    }
    Matrix v = of(decomposition.getV());
    double[] kept = Arrays.stream(values).map(value -> Math.max(value, 0)).toArray();
    return v.times(Matrix.diagonal(kept)).times(v.transpose()).symmetric();
  }

  /// The least eigenvalue of a symmetric matrix.
  static double leastEigenvalue(Matrix a) {
    if (a.largest() == 0) {
      return 0;
    }
    RealMatrix symmetric = of(a.symmetric());
    double[] values = new EigenDecompositionSymmetric(symmetric).getEigenvalues();
    return Arrays.stream(values).min().orElse(0);
  }
}
