package org.homeostat.control;

import java.util.Arrays;
import java.util.Optional;

/// The test of Popov, Belevitch and Hautus: an eigenvalue of A belongs to a mode that B cannot move
/// if `[A - lambda*I, B]` is not of full rank.
///
/// Source: Anderson and Moore (1990), Optimal Control: Linear Quadratic Methods, appendix B.
final class Modes {
  private static final double RANK = 1e-9;

  private Modes() {}

  /// A mode that does not decay and that no input moves; none if the pair can be stabilised.
  static Optional<HiddenMode> unmoved(Matrix a, Matrix b) {
    return unmoved(a, b, Double.POSITIVE_INFINITY);
  }

  /// A mode that does not decay and that no output shows; none if the pair can be detected.
  static Optional<HiddenMode> unseen(Matrix a, Matrix c) {
    return unmoved(a.transpose(), c.transpose());
  }

  /// A mode that neither decays nor grows and that no output shows.
  static Optional<HiddenMode> unseenOnTheAxis(Matrix a, Matrix c) {
    double width = 1e-9 * a.norm();
    return unmoved(a.transpose(), c.transpose(), width);
  }

  private static Optional<HiddenMode> unmoved(Matrix a, Matrix b, double largestRate) {
    Matrix inputs = equalised(a, b);
    double size = a.norm() + inputs.norm();
    return Spectrum.of(a).eigenvalues().stream()
        .filter(mode -> mode.real() >= -RANK * a.norm() && mode.real() <= largestRate)
        .filter(mode -> size == 0 || Dense.leastSingularValue(test(a, inputs, mode)) <= RANK * size)
        .findFirst()
        .map(mode -> hidden(a, inputs, mode));
  }

  /// B with columns of the norm of A: the scale of an input does not matter.
  private static Matrix equalised(Matrix a, Matrix b) {
    double[] factors = new double[b.columns()];
    double size = a.norm() == 0 ? 1 : a.norm();
    for (int j = 0; j < factors.length; j++) {
      double norm = b.part(0, j, b.rows(), 1).norm();
      factors[j] = norm == 0 ? 0 : size / norm;
    }
    return b.times(Matrix.diagonal(factors));
  }

  /// The combination of states that the mode is seen by: what `[A - lambda*I, B]` takes to 0 from
  /// the left.
  private static HiddenMode hidden(Matrix a, Matrix b, Eigenvalue mode) {
    int n = a.rows();
    double[] both = Dense.leastLeft(test(a, b, mode));
    return HiddenMode.of(mode, Arrays.copyOf(both, n), Arrays.copyOfRange(both, n, 2 * n));
  }

  /// The complex `[A - lambda*I, B]`, as a real matrix of twice the size.
  private static Matrix test(Matrix a, Matrix b, Eigenvalue mode) {
    Matrix one = Matrix.identity(a.rows());
    Matrix real = a.minus(one.times(mode.real()));
    Matrix imaginary = one.times(-mode.imaginary());
    Matrix left = Matrix.blocks(real, imaginary.times(-1), imaginary, real);
    Matrix none = Matrix.zeros(a.rows(), b.columns());
    Matrix right = Matrix.blocks(b, none, none, b);
    Matrix empty = Matrix.zeros(0, left.columns());
    return Matrix.blocks(left, right, empty, Matrix.zeros(0, right.columns()));
  }
}
