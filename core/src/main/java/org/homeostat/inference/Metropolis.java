package org.homeostat.inference;

import org.homeostat.control.Matrix;
import org.homeostat.noise.Draws;
import org.homeostat.solver.RefusedException;

/// Draws from a [Density] by its heights alone, given a normal law that is nearly right: moves of a
/// random walk, whose covariance and length adapt during the warm-up, and then every other move a
/// leap to a place drawn from the law that the warm-up found, with the heavy tails of Student's law
/// with 5 degrees of freedom.
///
/// Where the law is nearly normal a leap forgets where it came from, and heights are not many times
/// more than draws are worth; elsewhere the walk still goes everywhere. For up to some ten
/// elements.
///
/// Sources: Haario, Saksman and Tamminen (2001), An adaptive Metropolis algorithm, Bernoulli 7,
/// 223-242; Tierney (1994), Markov chains for exploring posterior distributions, Annals of
/// Statistics 22, 1701-1728, on mixing both kinds of moves.
///
/// @param centre around which chains start, twice as far as the covariance says
/// @param covariance of the law that is nearly right
/// @param moves for each draw
/// @param warmup in draws
public record Metropolis(double[] centre, Matrix covariance, int moves, int warmup)
    implements Sampling {

  public Metropolis {
    Definite.checkPositive(covariance, "the covariance of the moves");
    if (moves < 2 || warmup < 20 || covariance.rows() != centre.length) {
      throw new RefusedException(
          moves + " moves for each draw, a warm-up of " + warmup,
          "take at least 2, and a warm-up of at least 20");
    }
  }

  /// A walk and a leap for each draw, after a warm-up of 500 draws.
  public static Metropolis around(double[] centre, Matrix covariance) {
    return new Metropolis(centre, covariance, 2, 500);
  }

  /// Around the summit of a density, with its curvature there.
  ///
  /// @param start of the climb
  public static Metropolis at(Density density, double[] start) {
    Density.Evaluator height = density.evaluators().get();
    Ascent.Summit summit = Ascent.climb(height, start);
    Matrix bend = Ascent.bend(height, summit);
    boolean bends = Definite.isPositive(bend);
    return around(
        summit.at(), bends ? Definite.inverse(bend) : Matrix.identity(start.length).times(0.01));
  }

  /// The same with another warm-up.
  public Metropolis warmingUp(int length) {
    return new Metropolis(centre, covariance, moves, length);
  }

  @Override
  public Chain chain(Density.Evaluator density, int size, Draws random, int draws, Runnable moved) {
    return new MetropolisChain(this, density, random, moved).run(draws);
  }
}
