package org.homeostat.inference;

import java.util.Arrays;
import org.homeostat.control.Matrix;
import org.homeostat.noise.Draws;

/// The inverse of the mass of a [Hamiltonian]: best the covariance of what is sampled.
sealed interface Metric {

  /// `M^-1*p`
  void velocity(double[] p, double[] into);

  /// Draws p of covariance M.
  void draw(Draws draws, double[] p);

  /// `p'*M^-1*p/2`
  double kinetic(double[] p);

  static Metric unit(int n) {
    double[] ones = new double[n];
    Arrays.fill(ones, 1);
    return new Diagonal(ones);
  }

  /// Each element by itself.
  record Diagonal(double[] inverse) implements Metric {
    @Override
    public void velocity(double[] p, double[] into) {
      for (int i = 0; i < p.length; i++) {
        into[i] = inverse[i] * p[i];
      }
    }

    @Override
    public void draw(Draws draws, double[] p) {
      for (int i = 0; i < p.length; i++) {
        p[i] = draws.normal() / Math.sqrt(inverse[i]);
      }
    }

    @Override
    public double kinetic(double[] p) {
      double sum = 0;
      for (int i = 0; i < p.length; i++) {
        sum += inverse[i] * p[i] * p[i];
      }
      return 0.5 * sum;
    }
  }

  /// All together.
  ///
  /// @param inverse n by n, row by row
  /// @param root lower, `root*root' = inverse`
  record Dense(double[] inverse, double[] root) implements Metric {

    static Dense of(Matrix covariance) {
      int n = covariance.rows();
      double[] root = Definite.root(covariance).elements();
      Triangle.reduce(root, n, n, n);
      return new Dense(covariance.elements(), root);
    }

    @Override
    public void velocity(double[] p, double[] into) {
      int n = p.length;
      for (int i = 0; i < n; i++) {
        double sum = 0;
        for (int j = 0; j < n; j++) {
          sum += inverse[i * n + j] * p[j];
        }
        into[i] = sum;
      }
    }

    @Override
    public void draw(Draws draws, double[] p) {
      for (int i = 0; i < p.length; i++) {
        p[i] = draws.normal();
      }
      // M = root^-T*root^-1
      Triangle.solveTransposed(root, p.length, p.length, p, 0);
    }

    @Override
    public double kinetic(double[] p) {
      int n = p.length;
      double sum = 0;
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          sum += p[i] * inverse[i * n + j] * p[j];
        }
      }
      return 0.5 * sum;
    }
  }
}
