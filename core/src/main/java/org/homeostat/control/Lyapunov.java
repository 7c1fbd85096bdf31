package org.homeostat.control;

/// The Lyapunov equation `A'*X + X*A + Q = 0` for an A whose modes all decay, by the iteration
///
/// ```
/// A <- (A/c + c*A^-1)/2      Q <- (Q/c + c*A^-1'*Q*A^-1)/2      X = Q/2 at the end
/// ```
///
/// which halves its way to `sign(A) = -I`. The work grows with the cube of the size.
///
/// Source: Roberts (1980), Linear model reduction and solution of the algebraic Riccati equation by
/// use of the sign function, Int. J. Control 32, 677-687.
final class Lyapunov {
  private Lyapunov() {}

  /// X, which is wrong to rounding times the condition of the equation.
  static Matrix solve(Matrix a, Matrix q) {
    Matrix minusOne = Matrix.identity(a.rows()).times(-1);
    Matrix s = a;
    Matrix x = q;
    double before = Double.POSITIVE_INFINITY;
    for (int k = 0; k < SignFunction.MOST; k++) {
      double away = s.minus(minusOne).norm();
      if (SignFunction.hasStalled(away, before)) {
        break;
      }
      before = away;
      Matrix inverse = SignFunction.inverse(s);
      double c = SignFunction.scale(s, inverse, away);
      s = s.times(0.5 / c).plus(inverse.times(0.5 * c));
      x = x.times(0.5 / c).plus(inverse.transpose().times(x).times(inverse).times(0.5 * c));
    }
    return x.times(0.5).symmetric();
  }
}
