package org.homeostat.inference;

import org.homeostat.noise.Draws;
import org.homeostat.solver.RefusedException;

/// Draws from a [Density] by chains of Hamiltonian Monte Carlo, whose step and mass are adapted
/// during a warm-up: the step by dual averaging, the mass in windows that double.
///
/// ```
/// Chains chains = Sampler.noUTurn().run(density, 4, 1000, seed);
/// ```
///
/// | method | moves by | |
/// | --- | --- | --- |
/// | [#noUTurn] | paths that end before they turn back | the usual choice |
/// | [#hamiltonian] | paths of so many leapfrogs | Duane, Kennedy, Pendleton and Roweth (1987), Physics Letters B 195, 216-222 |
/// | [#langevin] | one leapfrog: Metropolis-adjusted Langevin (MALA) | Roberts and Tweedie (1996), Bernoulli 2, 341-363 |
///
/// Random numbers are those of (seed, chain) alone: results do not depend on threads.
///
/// @param leapfrogs of a path; 0 for paths that end before they turn back
/// @param acceptance that the step is adapted to
/// @param dense whether the mass is a whole matrix rather than a diagonal
/// @param warmup how many moves adapt before draws are kept
public record Sampler(int leapfrogs, double acceptance, boolean dense, int warmup)
    implements Sampling {

  public Sampler {
    if (!(acceptance > 0 && acceptance < 1) || leapfrogs < 0 || warmup < 20) {
      throw new RefusedException(
          "an acceptance of " + acceptance + " with " + warmup + " moves of warm-up",
          "the acceptance is between 0 and 1, the warm-up at least 20");
    }
  }

  /// The sampler without U-turns.
  public static Sampler noUTurn() {
    return new Sampler(0, 0.8, false, 1000);
  }

  /// Paths of a fixed number of leapfrogs.
  public static Sampler hamiltonian(int leapfrogs) {
    return new Sampler(Math.max(1, leapfrogs), 0.8, false, 1000);
  }

  /// The Metropolis-adjusted Langevin algorithm, at the acceptance that is best in many dimensions
  /// (Roberts and Rosenthal 1998, J. Royal Statistical Society B 60, 255-268).
  public static Sampler langevin() {
    return new Sampler(1, 0.574, false, 1000);
  }

  /// The same, adapted to another acceptance: nearer to 1 takes smaller steps.
  public Sampler accepting(double share) {
    return new Sampler(leapfrogs, share, dense, warmup);
  }

  /// The same with a whole matrix of masses.
  public Sampler withDenseMass() {
    return new Sampler(leapfrogs, acceptance, true, warmup);
  }

  /// The same with another warm-up.
  public Sampler warmingUp(int moves) {
    return new Sampler(leapfrogs, acceptance, dense, moves);
  }

  @Override
  public Chain chain(Density.Evaluator density, int size, Draws random, int draws, Runnable moved) {
    return new HamiltonianChain(this, new Hamiltonian(size, density), random, moved).run(draws);
  }
}
