package org.homeostat.inference;

import java.util.Locale;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.RealMatrix;
import org.homeostat.control.Matrix;
import org.homeostat.solver.RefusedException;

/// Symmetric matrices without negative eigenvalues: what a covariance can be.
final class Definite {
  private static final double ROUNDING = 1e-12;

  private Definite() {}

  /// Refuses what is not symmetric, not finite, or has a negative eigenvalue, and says along which
  /// direction.
  static void checkNonNegative(Matrix matrix, String name) {
    Spectrum spectrum = Spectrum.of(matrix, name);
    if (spectrum.least < -ROUNDING * spectrum.largest) {
      throw indefinite(spectrum, name, "no direction can have a negative variance");
    }
  }

  /// Refuses what [#checkNonNegative] refuses, and zero eigenvalues.
  static void checkPositive(Matrix matrix, String name) {
    Spectrum spectrum = Spectrum.of(matrix, name);
    if (!(spectrum.least > ROUNDING * spectrum.largest)) {
      throw indefinite(spectrum, name, "every direction needs a variance above 0");
    }
  }

  /// Whether a matrix passes [#checkPositive].
  static boolean isPositive(Matrix matrix) {
    for (double element : matrix.elements()) {
      if (!Double.isFinite(element)) {
        return false;
      }
    }
    Spectrum spectrum = Spectrum.of(matrix, "matrix");
    return spectrum.least > ROUNDING * spectrum.largest;
  }

  private static RefusedException indefinite(Spectrum spectrum, String name, String advice) {
    return new RefusedException(
        name
            + " has the eigenvalue "
            + String.format(Locale.ROOT, "%.4g", spectrum.least)
            + " along "
            + direction(spectrum.leastDirection),
        advice);
  }

  private static String direction(double[] direction) {
    StringBuilder text = new StringBuilder("(");
    for (int i = 0; i < direction.length; i++) {
      text.append(i == 0 ? "" : ", ").append(String.format(Locale.ROOT, "%.3g", direction[i]));
    }
    return text.append(")").toString();
  }

  /// The symmetric root: `root*root = matrix`.
  static Matrix root(Matrix matrix) {
    return function(matrix, value -> Math.sqrt(Math.max(value, 0)));
  }

  /// The inverse of a positive definite matrix.
  static Matrix inverse(Matrix matrix) {
    return function(matrix, value -> 1 / value);
  }

  private interface Scalar {
    double of(double value);
  }

  private static Matrix function(Matrix matrix, Scalar function) {
    if (isDiagonal(matrix)) {
      double[] values = new double[matrix.rows()];
      for (int i = 0; i < values.length; i++) {
        values[i] = function.of(matrix.at(i, i));
      }
      return Matrix.diagonal(values);
    }
    var decomposition = new EigenDecompositionSymmetric(real(matrix));
    double[] values = decomposition.getEigenvalues();
    for (int i = 0; i < values.length; i++) {
      values[i] = function.of(values[i]);
    }
    Matrix v = Matrix.of(decomposition.getV().getData());
    Matrix result = v.times(Matrix.diagonal(values)).times(v.transpose());
    return result.plus(result.transpose()).times(0.5);
  }

  private static boolean isDiagonal(Matrix matrix) {
    boolean diagonal = true;
    for (int i = 0; i < matrix.rows(); i++) {
      for (int j = 0; j < matrix.columns(); j++) {
        diagonal &= i == j || matrix.at(i, j) == 0;
      }
    }
    return diagonal;
  }

  private static RealMatrix real(Matrix matrix) {
    double[][] rows = new double[matrix.rows()][matrix.columns()];
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < rows.length; j++) {
        rows[i][j] = 0.5 * (matrix.at(i, j) + matrix.at(j, i));
      }
    }
    return new Array2DRowRealMatrix(rows, false);
  }

  private record Spectrum(double least, double largest, double[] leastDirection) {

    static Spectrum of(Matrix matrix, String name) {
      boolean square = matrix.rows() == matrix.columns() && matrix.rows() > 0;
      boolean finite = true;
      for (double element : matrix.elements()) {
        finite &= Double.isFinite(element);
      }
      boolean symmetric =
          square && finite && matrix.minus(matrix.transpose()).norm() <= ROUNDING * matrix.norm();
      if (!symmetric) {
        throw new RefusedException(
            name + " is " + matrix, "it must be a symmetric matrix of finite numbers");
      }
      if (matrix.norm() == 0) {
        return new Spectrum(0, 0, new double[matrix.rows()]);
      }
      var decomposition = new EigenDecompositionSymmetric(real(matrix));
      double[] values = decomposition.getEigenvalues();
      int least = 0;
      double largest = 0;
      for (int i = 0; i < values.length; i++) {
        least = values[i] < values[least] ? i : least;
        largest = Math.max(largest, Math.abs(values[i]));
      }
      return new Spectrum(values[least], largest, decomposition.getEigenvector(least).toArray());
    }
  }
}
