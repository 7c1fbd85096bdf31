package org.homeostat.control;

import java.util.List;
import org.homeostat.expression.Expression;
import org.homeostat.solver.RefusedException;
import org.homeostat.system.DynamicalSystem;

/// A cost rate that is quadratic in the deviations of states and inputs from a point,
///
/// ```
/// x'*Q*x + 2*x'*N*u + u'*R*u
/// ```
///
/// which is never negative, and positive for every input that moves nothing.
///
/// @param q the cost of states, symmetric
/// @param r the cost of inputs, symmetric and positive definite
/// @param n the cost of states and inputs together
public record QuadraticCost(Matrix q, Matrix r, Matrix n) {
  private static final double ROUNDING = 1e-12;

  /// @throws RefusedException if the matrices do not fit, or the cost can be negative
  public QuadraticCost {
    boolean fits =
        q.rows() == q.columns()
            && r.rows() == r.columns()
            && n.rows() == q.rows()
            && n.columns() == r.rows();
    if (!fits) {
      throw new RefusedException(
          "costs Q " + q + ", R " + r + " and N " + n + " do not fit each other",
          "for n states and m inputs Q is n by n, R is m by m and N is n by m");
    }
    if (!q.isFinite() || !r.isFinite() || !n.isFinite()) {
      throw new RefusedException(
          "a cost is not a number: Q " + q + ", R " + r + ", N " + n,
          "a reward needs second derivatives where the plant rests");
    }
    if (!q.isSymmetric() || !r.isSymmetric()) {
      throw new RefusedException(
          "costs Q " + q + " and R " + r + " must be symmetric", "write half on each side");
    }
    if (Dense.cholesky(r).isEmpty()) {
      throw new RefusedException(
          "the cost of the inputs is not positive definite: " + r,
          "give every input a cost greater than 0");
    }
    Matrix all = Matrix.blocks(q, n, n.transpose(), r);
    if (Dense.leastEigenvalue(all) < -ROUNDING * all.norm()) {
      throw new RefusedException(
          "the cost of states and inputs can be negative: [[Q, N], [N', R]] = " + all,
          "a cost is least where every deviation is 0");
    }
    q = q.symmetric();
    r = r.symmetric();
  }

  /// Without a cost of states and inputs together.
  public static QuadraticCost of(Matrix q, Matrix r) {
    return new QuadraticCost(q, r, Matrix.zeros(q.rows(), r.rows()));
  }

  /// A cost for the square of each state and of each input.
  public static QuadraticCost diagonal(List<Double> states, List<Double> inputs) {
    return of(
        Matrix.diagonal(states.stream().mapToDouble(x -> x).toArray()),
        Matrix.diagonal(inputs.stream().mapToDouble(u -> u).toArray()));
  }

  /// What a quadratic reward leaves of its largest value: half of its negative second derivatives.
  ///
  /// @param reward in the states, inputs, outputs, definitions and parameters of the system: `-x^2
  ///   - u^2`
  /// @param plant of the system; its point is where the reward is largest, an equilibrium
  /// @throws RefusedException if the reward is not quadratic, has no largest value, or has it
  ///   elsewhere
  public static QuadraticCost ofReward(
      Expression reward, DynamicalSystem system, Linearisation plant) {
    return new QuadraticReward(reward, system, plant).cost();
  }

  /// The same of a reward that is no more than smooth at the point: as its second derivatives are
  /// there.
  public static QuadraticCost nearReward(
      Expression reward, DynamicalSystem system, Linearisation plant) {
    return new QuadraticReward(reward, system, plant).nearby();
  }
}
