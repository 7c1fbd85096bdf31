package org.homeostat.control;

import org.homeostat.solver.RefusedException;

/// The continuous algebraic Riccati equation
///
/// ```
/// A'*P + P*A + Q - (P*B + N)*R^-1*(B'*P + N') = 0,   K = R^-1*(B'*P + N')
/// ```
///
/// and its one solution for which all modes of `A - B*K` decay.
///
/// The stable subspace of the Hamiltonian matrix comes from its sign function (Roberts 1980; Byers
/// 1987, Solving the algebraic Riccati equation with the matrix sign function, Linear Algebra Appl.
/// 85, 267-279), after P is scaled so that Q and B*R^-1*B' are of one size. Newton's method
/// (Kleinman 1968, IEEE Trans. Automatic Control 13, 114-115), on the residual, then takes the
/// rounding out.
///
/// @param p symmetric
/// @param gain K
/// @param residual of the equation, relative to the norms of its terms
record Riccati(Matrix p, Matrix gain, double residual) {
  private static final double ACCEPTED = 1e-9;
  private static final int MOST = 20;

  /// The equation with the cross term taken into A and Q, and `s = B*R^-1*B'`.
  record Plain(Matrix a, Matrix s, Matrix q) {

    Matrix residual(Matrix p) {
      Matrix pa = p.times(a);
      return pa.plus(pa.transpose()).plus(q).minus(p.times(s).times(p)).symmetric();
    }

    double relative(Matrix p) {
      double terms = 2 * p.times(a).norm() + q.norm() + p.times(s).times(p).norm();
      return terms == 0 ? 0 : residual(p).norm() / terms;
    }

    Matrix closed(Matrix p) {
      return a.minus(s.times(p));
    }

    /// What moves [I; P] back in time: `[[-A, S], [Q, A']]`.
    Matrix backwards() {
      return Matrix.blocks(a.times(-1), s, q, a.transpose());
    }

    /// How fast that can be.
    double size() {
      return backwards().norm();
    }
  }

  /// @param r symmetric and positive definite
  /// @throws RefusedException if no P stabilises
  static Riccati solve(Matrix a, Matrix b, Matrix q, Matrix r, Matrix n) {
    Plain plain = plain(a, b, q, r, n);
    Matrix p = refined(plain, first(plain));
    double residual = plain.relative(p);
    boolean stable = Spectrum.of(plain.closed(p)).abscissa() < 0;
    if (!(residual <= ACCEPTED) || !stable) {
      throw new RefusedException(
          "the Riccati equation is too ill-conditioned: relative residual " + residual,
          "choose units in which states, inputs and costs are of similar size");
    }
    Matrix gain = inverse(r).times(b.transpose().times(p).plus(n.transpose()));
    return new Riccati(p, gain, residual);
  }

  static Plain plain(Matrix a, Matrix b, Matrix q, Matrix r, Matrix n) {
    Matrix inverse = inverse(r);
    Matrix cross = inverse.times(n.transpose());
    return new Plain(
        a.minus(b.times(cross)),
        b.times(inverse).times(b.transpose()).symmetric(),
        q.minus(n.times(cross)).symmetric());
  }

  private static Matrix inverse(Matrix r) {
    return Dense.inverse(r).orElseThrow().symmetric();
  }

  /// The P whose graph is the stable subspace of the Hamiltonian matrix:
  ///
  /// ```
  /// H = [[A, -S], [-Q, -A']],   (sign(H) + I)*[I; P] = 0
  /// ```
  private static Matrix first(Plain plain) {
    int n = plain.a.rows();
    double size = scale(plain);
    Matrix h =
        Matrix.blocks(
            plain.a, plain.s.times(-size), plain.q.times(-1 / size), plain.a.transpose().times(-1));
    Matrix sign = SignFunction.of(h).plus(Matrix.identity(2 * n));
    return Dense.leastSquares(sign.part(0, n, 2 * n, n), sign.part(0, 0, 2 * n, n).times(-1))
        .orElseThrow(() ->
            new RefusedException(
                "the Riccati equation has no solution that stabilises",
                "give every mode that grows an input that moves it"))
        .symmetric()
        .times(size);
  }

  private static double scale(Plain plain) {
    double q = plain.q.norm();
    double s = plain.s.norm();
    return q > 0 && s > 0 ? Math.sqrt(q / s) : 1;
  }

  /// Newton's method from a P that stabilises, for as long as the residual shrinks.
  private static Matrix refined(Plain plain, Matrix start) {
    Matrix best = start;
    for (int k = 0; k < MOST; k++) {
      Matrix closed = plain.closed(best);
      if (!(Spectrum.of(closed).abscissa() < 0)) {
        return best;
      }
      Matrix next = best.plus(Lyapunov.solve(closed, plain.residual(best))).symmetric();
      if (!(plain.residual(next).norm() < plain.residual(best).norm())) {
        return best;
      }
      best = next;
    }
    return best;
  }
}
