package org.homeostat.substrate.unit.host;

/// Solves `dx = f(t, x)*dt` by steps of order 5 whose error, against an embedded solution of order
/// 4, is at most `tolerance*(1 + |x|)` in each element.
///
/// The solvers of systems cannot do this: they solve equations that are compiled, and this process
/// has the JDK alone, while a unit's slopes are a call of its code.
///
/// Source: Dormand and Prince 1980, *A family of embedded Runge-Kutta formulae*.
final class DormandPrince {
  private static final double[] NODES = {0, 1.0 / 5, 3.0 / 10, 4.0 / 5, 8.0 / 9, 1, 1};
  private static final double[][] WEIGHTS = {
    {},
    {1.0 / 5},
    {3.0 / 40, 9.0 / 40},
    {44.0 / 45, -56.0 / 15, 32.0 / 9},
    {19372.0 / 6561, -25360.0 / 2187, 64448.0 / 6561, -212.0 / 729},
    {9017.0 / 3168, -355.0 / 33, 46732.0 / 5247, 49.0 / 176, -5103.0 / 18656},
    {35.0 / 384, 0, 500.0 / 1113, 125.0 / 192, -2187.0 / 6784, 11.0 / 84},
  };
  private static final double[] ERRORS = {
    71.0 / 57600, 0, -71.0 / 16695, 71.0 / 1920, -17253.0 / 339200, 22.0 / 525, -1.0 / 40
  };

  /// A step is doubled when its error is this small, 2^-6.
  private static final double SMALL = 1.0 / 64;

  private static final int MOST_ATTEMPTS = 60;

  /// The right-hand side.
  interface Slope {
    void of(double time, double[] x, double[] into);
  }

  private final double tolerance;
  private final Slope slope;
  private final double[][] k;
  private final double[] start;
  private final double[] end;
  private double length;
  private double from;
  private double taken;

  DormandPrince(int states, double tolerance, Slope slope) {
    this.tolerance = tolerance;
    this.slope = slope;
    this.k = new double[NODES.length][states];
    this.start = new double[states];
    this.end = new double[states];
  }

  /// Forgets how long steps have been.
  void restart() {
    length = 0;
  }

  /// Takes a step, at most to a time.
  ///
  /// @param x at the start, then at the end
  /// @return the time of the end
  double step(double time, double most, double[] x) {
    System.arraycopy(x, 0, start, 0, x.length);
    from = time;
    slope.of(time, start, k[0]);
    if (length == 0) {
      length = first(most - time);
    }
    for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
      boolean last = length >= most - time;
      taken = last ? most - time : length;
      double error = attempt(time);
      if (error <= 1) {
        if (error < SMALL && !last) {
          length = 2 * length;
        }
        System.arraycopy(end, 0, x, 0, x.length);
        return last ? most : time + taken;
      }
      length = error < 32 ? taken / 2 : taken / 10;
    }
    throw new Refusal("its equations cannot be solved at the time " + time);
  }

  /// A step that changes the states by a hundredth of what counts, or the whole of what is left.
  private double first(double left) {
    double fastest = 0;
    for (int i = 0; i < start.length; i++) {
      fastest = Math.max(fastest, Math.abs(k[0][i]) / (1 + Math.abs(start[i])));
    }
    return fastest * left > 0.01 ? 0.01 / fastest : left;
  }

  /// Computes the end of a step; its error as a part of what it may be, infinite if it is none.
  private double attempt(double time) {
    for (int stage = 1; stage < NODES.length; stage++) {
      for (int i = 0; i < end.length; i++) {
        double sum = 0;
        for (int j = 0; j < stage; j++) {
          sum += WEIGHTS[stage][j] * k[j][i];
        }
        end[i] = start[i] + taken * sum;
      }
      slope.of(time + NODES[stage] * taken, end, k[stage]);
    }
    double worst = 0;
    for (int i = 0; i < end.length; i++) {
      double error = 0;
      for (int j = 0; j < NODES.length; j++) {
        error += ERRORS[j] * k[j][i];
      }
      double scale = tolerance * (1 + Math.max(Math.abs(start[i]), Math.abs(end[i])));
      double part = Math.abs(taken * error) / scale;
      worst = part <= worst ? worst : part;
    }
    return Double.isNaN(worst) ? Double.POSITIVE_INFINITY : worst;
  }

  /// The states inside the last step, by a shorter step from its start.
  ///
  /// @param theta from 0, its start, to 1, its end
  void at(double theta, double[] x) {
    double whole = taken;
    taken = theta * whole;
    attempt(from);
    taken = whole;
    System.arraycopy(end, 0, x, 0, x.length);
  }
}
