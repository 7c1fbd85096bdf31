package org.homeostat.inference;

import java.util.List;
import java.util.function.Supplier;
import org.homeostat.noise.Draws;
import org.homeostat.solver.RefusedException;
import org.homeostat.solver.Workers;

/// A way to draw from a [Density] by chains that do not know of each other.
///
/// | sampling | needs | |
/// | --- | --- | --- |
/// | [Sampler] | slopes | Hamiltonian Monte Carlo: many elements, cheap slopes |
/// | [Metropolis] | heights, and a law that is nearly right | few elements, dear heights |
public interface Sampling {

  /// How many moves adapt before draws are kept.
  int warmup();

  /// One chain.
  ///
  /// @param size how many elements a point has
  /// @param random the numbers of this chain, see [#numbers]
  /// @param moved is told of each move for a kept draw or of the warm-up: `warmup() + draws` in all
  /// @throws RefusedException if the chain finds no start with a finite density
  Chain chain(Density.Evaluator density, int size, Draws random, int draws, Runnable moved);

  /// The random numbers of a chain, those of its seed and number alone.
  static Draws numbers(long seed, int chain) {
    return Draws.of("chain " + seed, chain);
  }

  /// Draws so many times in each chain. Results do not depend on threads.
  ///
  /// @throws RefusedException if a chain finds no start with a finite density
  default Chains run(Density density, int chains, int draws, long seed) {
    check(density.size(), chains, draws);
    Supplier<Density.Evaluator> evaluators = density.evaluators();
    Chain[] all = new Chain[chains];
    Workers.run(
        Runtime.getRuntime().availableProcessors(),
        chains,
        c -> all[c] = chain(evaluators.get(), density.size(), numbers(seed, c), draws, () -> {}));
    return Chains.of(density.elements(), List.of(all));
  }

  /// Refuses what is too little to judge, or too much to hold.
  static void check(int size, int chains, int draws) {
    if (chains < 1 || draws < 4 || (long) chains * draws * size > 1L << 27) {
      throw new RefusedException(
          chains + " chains of " + draws + " draws", "take at least 1 of 4, and fewer numbers");
    }
  }
}
