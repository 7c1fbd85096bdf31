package org.homeostat.inference;

import org.homeostat.solver.RefusedException;

/// How a normal law is carried through a function that is not linear.
public sealed interface Approximation {

  /// By the derivative at the mean: the extended filter.
  record Taylor() implements Approximation {}

  /// By the 2n points `m +- sqrt(n)*s(j)`, s(j) the columns of a root of the covariance, with equal
  /// weights.
  ///
  /// Source: Arasaratnam and Haykin (2009), Cubature Kalman filters, IEEE Trans. Automatic Control
  /// 54, 1254-1269.
  record Cubature() implements Approximation {}

  /// By 2n + 1 points, m and `m +- sqrt(n + lambda)*s(j)`, `lambda = alpha^2*(n + kappa) - n`. The
  /// outer points weigh `1/(2*(n + lambda))`; m weighs the rest in means, and `1 - alpha^2 + beta`
  /// more in covariances.
  ///
  /// Source: Julier and Uhlmann (2004), Unscented filtering and nonlinear estimation, Proc. IEEE
  /// 92, 401-422; Wan and van der Merwe (2000), The unscented Kalman filter for nonlinear
  /// estimation.
  record Unscented(double alpha, double beta, double kappa) implements Approximation {

    public Unscented {
      if (!(alpha > 0) || !Double.isFinite(alpha + beta + kappa)) {
        throw new RefusedException(
            "unscented points with alpha " + alpha + ", beta " + beta + ", kappa " + kappa,
            "alpha is above 0");
      }
    }

    double lambda(int n) {
      return alpha * alpha * (n + kappa) - n;
    }

    double centre(int n) {
      return lambda(n) / (n + lambda(n)) + 1 - alpha * alpha + beta;
    }

    /// A root of a covariance cannot hold what is subtracted.
    void check(int n) {
      if (!(n + lambda(n) > 0) || centre(n) < 0) {
        throw new RefusedException(
            "the middle point weighs " + centre(n) + " in the covariance of " + n + " states",
            "a root of the covariance needs weights that are not negative: alpha 1, beta 2, kappa"
                + " 0 give them, cubature points as well");
      }
    }
  }

  static Approximation taylor() {
    return new Taylor();
  }

  static Approximation cubature() {
    return new Cubature();
  }

  /// Unscented points with alpha 1, beta 2, kappa 0, whose weights are never negative.
  static Approximation unscented() {
    return new Unscented(1, 2, 0);
  }
}
