package org.homeostat.inference;

import java.util.Arrays;
import org.homeostat.control.Matrix;

/// Climbs to a point where a height is largest, by the quasi-Newton method of Broyden, Fletcher,
/// Goldfarb and Shanno (Nocedal and Wright (2006), Numerical Optimization, section 6.1).
final class Ascent {
  private static final int MOST_ROUNDS = 200;
  private static final double CURVE_STEP = 1e-3;
  private static final double ENOUGH = 1e-9;

  private final Density.Evaluator height;
  private final int n;

  private Ascent(Density.Evaluator height, int n) {
    this.height = height;
    this.n = n;
  }

  /// Where the climb ended.
  ///
  /// @param converged whether no step led higher before rounds ran out
  record Summit(double[] at, double height, boolean converged) {}

  /// Climbs from a start whose height is finite.
  static Summit climb(Density.Evaluator height, double[] start) {
    return new Ascent(height, start.length).climb(start);
  }

  private double at(double[] point) {
    double found = height.at(point);
    return Double.isNaN(found) ? Double.NEGATIVE_INFINITY : found;
  }

  private double[] slope(double[] point) {
    double[] slope = new double[n];
    height.slope(point, slope);
    return slope;
  }

  private static double scale(double x) {
    return Math.max(1, Math.abs(x));
  }

  private Summit climb(double[] start) {
    double[] at = start.clone();
    double now = at(at);
    double[] slope = slope(at);
    double[] inverse = fresh(slope);
    boolean converged = false;
    boolean isFresh = true;
    for (int round = 0; round < MOST_ROUNDS && !converged; round++) {
      double[] next = step(at, now, times(inverse, slope), slope);
      double found = at(next);
      boolean stalled = !(found - now > ENOUGH * scale(now));
      double[] nextSlope = found > now ? slope(next) : slope;
      if (stalled) {
        converged = isFresh;
        inverse = fresh(nextSlope);
        isFresh = true;
      } else {
        isFresh = false;
        update(inverse, next, at, slope, nextSlope);
      }
      at = next;
      now = found;
      slope = nextSlope;
    }
    return new Summit(at, now, converged);
  }

  /// The first point along a direction, at lengths that halve, that is enough higher; else the
  /// point itself.
  private double[] step(double[] at, double now, double[] direction, double[] slope) {
    double rise = inner(direction, slope);
    for (double length = 1; length > 1e-10; length /= 2) {
      double[] tried = at.clone();
      for (int i = 0; i < n; i++) {
        tried[i] += length * direction[i];
      }
      if (at(tried) > now + 1e-4 * length * rise) {
        return tried;
      }
    }
    return at;
  }

  /// A multiple of the identity along which the first step has the length 0.1.
  private double[] fresh(double[] slope) {
    double[] inverse = new double[n * n];
    double size = 0.1 / Math.max(1e-300, Math.sqrt(inner(slope, slope)));
    for (int i = 0; i < n; i++) {
      inverse[i * n + i] = size;
    }
    return inverse;
  }

  private static double inner(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private double[] times(double[] matrix, double[] vector) {
    double[] product = new double[n];
    for (int i = 0; i < n; i++) {
      product[i] = inner(Arrays.copyOfRange(matrix, i * n, (i + 1) * n), vector);
    }
    return product;
  }

  private void update(
      double[] inverse, double[] next, double[] at, double[] slope, double[] nextSlope) {
    double[] s = new double[n];
    double[] y = new double[n];
    for (int i = 0; i < n; i++) {
      s[i] = next[i] - at[i];
      y[i] = slope[i] - nextSlope[i];
    }
    double curve = inner(s, y);
    if (!(curve > 0)) {
      return;
    }
    double[] hy = times(inverse, y);
    double factor = (1 + inner(y, hy) / curve) / curve;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        inverse[i * n + j] += factor * s[i] * s[j] - (hy[i] * s[j] + s[i] * hy[j]) / curve;
      }
    }
  }

  /// The second derivatives at a summit, the sign turned, by second differences.
  static Matrix bend(Density.Evaluator height, Summit summit) {
    return new Ascent(height, summit.at.length).bend(summit);
  }

  private Matrix bend(Summit summit) {
    double[] at = summit.at;
    double[] bend = new double[n * n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        double h = CURVE_STEP * scale(at[i]);
        double k = CURVE_STEP * scale(at[j]);
        double second =
            i == j
                ? (moved(at, i, h, i, 0) - 2 * summit.height + moved(at, i, -h, i, 0)) / (h * h)
                : (moved(at, i, h, j, k)
                        - moved(at, i, h, j, -k)
                        - moved(at, i, -h, j, k)
                        + moved(at, i, -h, j, -k))
                    / (4 * h * k);
        bend[i * n + j] = -second;
        bend[j * n + i] = -second;
      }
    }
    return new Matrix(n, n, bend);
  }

  private double moved(double[] at, int i, double byI, int j, double byJ) {
    double[] moved = at.clone();
    moved[i] += byI;
    moved[j] += byJ;
    return at(moved);
  }
}
