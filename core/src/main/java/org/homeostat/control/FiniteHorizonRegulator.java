package org.homeostat.control;

import org.homeostat.solver.Controller;
import org.homeostat.solver.RefusedException;

/// The feedback of the state that costs least until a time T at which all ends. For `dx = (A*x +
/// B*u)*dt` and the cost rate `x'*Q*x + 2*x'*N*u + u'*R*u` the gain is a table of time,
///
/// ```
/// u = -K(t)*x,   K = R^-1*(B'*P + N')
/// -dP/dt = A'*P + P*A + Q - (P*B + N)*R^-1*(B'*P + N'),   P(T) = what the last state costs
/// ```
///
/// one row for each interval, the gain at its beginning, which holds until the next; the first
/// order in the interval is what that costs. After T it puts out what the inputs are at the point.
/// `x'*P(0)*x` is what the deviation x costs in all. The table is exact to rounding: P goes back an
/// interval by the exponential of the Hamiltonian matrix. No mode needs to be within reach: in a
/// finite time all costs are finite.
///
/// Sources: Anderson and Moore (1990), Optimal Control: Linear Quadratic Methods, sections 2.2 and
/// 2.3; Davison and Maki (1973), The numerical solution of the matrix Riccati differential
/// equation, IEEE Trans. Automatic Control 18, 71-73, in short intervals.
public final class FiniteHorizonRegulator implements Controller {
  private static final double SLACK = 1e-6;

  private final Linearisation plant;
  private final double interval;
  private final Matrix[] values;
  private final Matrix[] gains;
  private final Bounds bounds;

  /// @param end what the square of the last state's deviation costs, not negative
  /// @param stages how many intervals the horizon has
  /// @throws RefusedException if the point is no equilibrium, or sizes do not agree
  public FiniteHorizonRegulator(
      Linearisation plant,
      QuadraticCost cost,
      Matrix end,
      double interval,
      int stages,
      Bounds bounds) {
    int n = plant.states().size();
    if (cost.q().rows() != n || end.rows() != n || cost.r().rows() != plant.inputs().size()) {
      throw new RefusedException(
          "the plant has "
              + n
              + " states and "
              + plant.inputs().size()
              + " inputs, the costs are of "
              + cost.q().rows()
              + ", "
              + end.rows()
              + " at the end, and "
              + cost.r().rows(),
          "the states are " + plant.states() + ", the inputs " + plant.inputs());
    }
    LinearQuadraticRegulator.checkEquilibrium(plant);
    this.plant = plant;
    this.interval = interval;
    this.bounds = bounds;
    this.values = new Matrix[stages + 1];
    this.gains = new Matrix[stages + 1];
    Riccati.Plain plain = Riccati.plain(plant.a(), plant.b(), cost.q(), cost.r(), cost.n());
    int parts = (int) Math.ceil(interval * 2 * plain.size()) + 1;
    Matrix flow = MatrixExponential.of(plain.backwards().times(interval / parts));
    Matrix inverse = Dense.inverse(cost.r()).orElseThrow().symmetric();
    Matrix p = end.symmetric();
    for (int k = stages; k >= 0; k--) {
      for (int part = 0; k < stages && part < parts; part++) {
        p = before(flow, p, n);
      }
      values[k] = p;
      gains[k] = inverse.times(plant.b().transpose().times(p).plus(cost.n().transpose()));
    }
  }

  /// P a moment earlier: the graph of the subspace that the flow takes [I; P] to.
  private static Matrix before(Matrix flow, Matrix p, int n) {
    Matrix u = flow.part(0, 0, n, n).plus(flow.part(0, n, n, n).times(p));
    Matrix v = flow.part(n, 0, n, n).plus(flow.part(n, n, n, n).times(p));
    return v.times(
            Dense.inverse(u)
                .orElseThrow(() ->
                    new RefusedException(
                        "the Riccati equation has no solution over this horizon",
                        "choose costs of states that are not negative")))
        .symmetric();
  }

  /// K at the beginning of interval k; that at the horizon for k = stages.
  public Matrix gain(int k) {
    return gains[k];
  }

  /// P at the beginning of interval k.
  public Matrix value(int k) {
    return values[k];
  }

  @Override
  public Hand begin(long[] seeds) {
    double[] target = plant.target().elements();
    double[] feed = plant.feed().elements();
    return (trajectory, time, state, input) -> {
      int k = (int) Math.floor(time / interval + SLACK);
      for (int e = 0; e < input.length; e++) {
        double u = feed[e];
        for (int i = 0; k < gains.length - 1 && i < target.length; i++) {
          u = Math.fma(-gains[k].at(e, i), state[i] - target[i], u);
        }
        input[e] = bounds.clip(u);
      }
    };
  }
}
