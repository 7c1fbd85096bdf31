package org.homeostat.control;

import org.homeostat.solver.RefusedException;

/// The sign of a matrix: the same invariant subspaces, with 1 for eigenvalues on the right of the
/// imaginary axis and -1 for those on the left. Newton's iteration `Z <- (Z/c + c*Z^-1)/2`, scaled
/// by norms.
///
/// Source: Higham (2008), Functions of Matrices, eq. 5.16 and section 5.5.
final class SignFunction {
  static final int MOST = 100;

  private static final double NEAR = 1e-2;

  private SignFunction() {}

  /// @throws RefusedException if an eigenvalue is on the imaginary axis, to rounding
  static Matrix of(Matrix a) {
    Matrix z = a;
    double before = Double.POSITIVE_INFINITY;
    for (int k = 0; k < MOST; k++) {
      Matrix inverse = inverse(z);
      double away = z.minus(inverse).norm() / z.norm();
      double c = scale(z, inverse, away);
      Matrix next = z.times(0.5 / c).plus(inverse.times(0.5 * c));
      if (hasStalled(away, before)) {
        return next;
      }
      before = away;
      z = next;
    }
    throw onTheAxis();
  }

  /// Near the limit each step squares the distance; where it does not, rounding is all that is
  /// left.
  static boolean hasStalled(double away, double before) {
    return away <= NEAR && away >= before / 4;
  }

  static Matrix inverse(Matrix z) {
    return Dense.inverse(z)
        .filter(inverse -> inverse.norm() * z.norm() < 1e300)
        .orElseThrow(SignFunction::onTheAxis);
  }

  /// The c that balances the norms of Z/c and c/Z, and 1 near the limit.
  static double scale(Matrix z, Matrix inverse, double away) {
    return away <= NEAR ? 1 : Math.sqrt(z.norm() / inverse.norm());
  }

  private static RefusedException onTheAxis() {
    return new RefusedException(
        "the Riccati equation has no solution that stabilises: a mode neither decays nor grows"
            + " whatever the feedback, or its cost is 0",
        "give every state that does not decay by itself an input that moves it, and a cost");
  }
}
