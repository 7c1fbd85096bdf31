package org.homeostat.control;

/// The minimum of `x'*H*x/2 + g'*x` within a box, for a positive definite H: one element after
/// another is set to its best, until none moves. For a single element that is exact at once.
///
/// Source: Nocedal and Wright (2006), Numerical Optimization, section 9.3 (coordinate descent),
/// with each step clipped to the box; it converges as the box is a product of intervals (Tseng
/// 2001, J. Optimization Theory and Applications 109, 475-494).
///
/// @param x the minimum
/// @param free which elements are not at an end of the box
record BoxQuadratic(double[] x, boolean[] free) {
  private static final int SWEEPS = 500;
  private static final double STILL = 1e-14;

  static BoxQuadratic minimum(Matrix h, double[] g, double[] low, double[] high) {
    int n = g.length;
    double[] x = new double[n];
    boolean[] free = new boolean[n];
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      double moved = 0;
      double size = 0;
      for (int i = 0; i < n; i++) {
        double slope = g[i];
        for (int j = 0; j < n; j++) {
          slope += j == i ? 0 : h.at(i, j) * x[j];
        }
        double best = -slope / h.at(i, i);
        double next = Math.min(Math.max(best, low[i]), high[i]);
        free[i] = next == best;
        moved = Math.max(moved, Math.abs(next - x[i]));
        size = Math.max(size, Math.abs(next));
        x[i] = next;
      }
      if (moved <= STILL * size || n == 1) {
        break;
      }
    }
    return new BoxQuadratic(x, free);
  }
}
