package org.homeostat.evolution;

import java.util.Arrays;
import org.hipparchus.exception.MathIllegalStateException;
import org.hipparchus.optim.InitialGuess;
import org.hipparchus.optim.MaxEval;
import org.hipparchus.optim.SimpleBounds;
import org.hipparchus.optim.nonlinear.scalar.GoalType;
import org.hipparchus.optim.nonlinear.scalar.ObjectiveFunction;
import org.hipparchus.optim.nonlinear.scalar.noderiv.CMAESOptimizer;
import org.hipparchus.random.ISAACRandom;
import org.homeostat.noise.Draws;

/// Fits constants without derivatives, thoroughly: the evolution strategy with adaptation of the
/// covariance matrix, CMA-ES (Hansen and Ostermeier 2001).
final class CovarianceMatrix {
  /// The steps of trajectories that one fit may take.
  private static final double WORK = 1e8;

  private static final int FEWEST = 40;
  private static final int MOST = 400;

  private final Steps steps;

  CovarianceMatrix(Steps steps) {
    this.steps = steps;
  }

  double[] from(double[] start) {
    Best best = new Best(steps, start);
    int n = start.length;
    int evaluations = (int) Math.clamp(WORK / steps.work(), FEWEST, MOST);
    double[] spread = new double[n];
    Arrays.setAll(spread, i -> 0.2 * Math.max(Math.abs(start[i]), 0.1));
    int offspring = 4 + 3 * (63 - Long.numberOfLeadingZeros(n)) / 2;
    var optimizer = new CMAESOptimizer(MOST, 0, true, 0, 0, random(start), false, null);
    try {
      optimizer.optimize(
          new MaxEval(evaluations),
          new ObjectiveFunction(best::judge),
          GoalType.MINIMIZE,
          new CMAESOptimizer.Sigma(spread),
          new CMAESOptimizer.PopulationSize(offspring),
          new InitialGuess(start),
          SimpleBounds.unbounded(n));
    } catch (MathIllegalStateException enough) {
      // the evaluations are used up: the best so far stands
    }
    return best.point;
  }

  /// The library's generator, seeded by our counters.
  private static ISAACRandom random(double[] start) {
    Draws draws = Draws.of("covariance matrix", Island.hash(Arrays.toString(start)));
    return new ISAACRandom(draws.bits());
  }

  /// The best point that was judged.
  private static final class Best {
    private final Steps steps;
    private double[] point;
    private double cost;

    Best(Steps steps, double[] start) {
      this.steps = steps;
      this.point = start;
      this.cost = steps.costs(new double[][] {start})[0];
    }

    double judge(double[] at) {
      double found = steps.costs(new double[][] {at})[0];
      if (found < cost) {
        cost = found;
        point = at.clone();
      }
      return Double.isNaN(found) ? Double.POSITIVE_INFINITY : found;
    }
  }
}
