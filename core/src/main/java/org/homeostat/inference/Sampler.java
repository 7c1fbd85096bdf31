package org.homeostat.inference;

import java.util.List;
import java.util.stream.IntStream;
import org.homeostat.inference.Hamiltonian.Phase;
import org.homeostat.kernel.Execution;
import org.homeostat.kernel.Kernel;
import org.homeostat.noise.Draws;
import org.homeostat.solver.RefusedException;
import org.homeostat.solver.Workers;

/// Draws from a [LogDensity] by chains of Hamiltonian Monte Carlo, whose step and mass are adapted
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
public record Sampler(int leapfrogs, double acceptance, boolean dense, int warmup) {
  private static final int MOST = 1 << 24;

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

  /// Draws so many times in each chain.
  ///
  /// @throws RefusedException if a chain finds no start with a finite density
  public Chains run(LogDensity density, int chains, int draws, long seed) {
    if (chains < 1 || draws < 4 || (long) chains * draws * density.size() > MOST * 8L) {
      throw new RefusedException(
          chains + " chains of " + draws + " draws", "take at least 1 of 4, and fewer numbers");
    }
    Kernel kernel = density.kernel(Execution.PLAIN);
    Chain[] all = new Chain[chains];
    Workers.run(
        Runtime.getRuntime().availableProcessors(),
        chains,
        c -> {
          all[c] = new Chain(this, density, kernel, Draws.of("chain " + seed, c));
          all[c].run(draws);
        });
    return new Chains(
        density.elements(),
        IntStream.range(0, chains).mapToObj(c -> all[c].draws()).toList(),
        List.of(all).stream().mapToInt(Chain::divergences).sum());
  }

  /// Moves of one chain.
  static final class Chain {
    private static final int STARTS = 100;
    private static final int FIRST = 75;
    private static final int LAST = 50;
    private static final int WINDOW = 25;

    private final Sampler sampler;
    private final Hamiltonian hamiltonian;
    private final Draws random;
    private final NoUTurn noUTurn;
    private final Phase at;
    private final Phase tried;
    private final double[] velocity;
    private final StepSize steps;
    private double[][] kept = new double[0][];
    private int divergences;

    Chain(Sampler sampler, LogDensity density, Kernel kernel, Draws random) {
      this.sampler = sampler;
      this.hamiltonian = new Hamiltonian(density, kernel);
      this.random = random;
      this.noUTurn = new NoUTurn(hamiltonian, random);
      this.at = new Phase(hamiltonian.n);
      this.tried = new Phase(hamiltonian.n);
      this.velocity = new double[hamiltonian.n];
      start();
      this.steps = new StepSize(sampler.acceptance(), firstStep());
    }

    double[][] draws() {
      return kept;
    }

    int divergences() {
      return divergences;
    }

    /// A point whose elements are between -2 and 2.
    private void start() {
      for (int k = 0; k < STARTS; k++) {
        for (int i = 0; i < at.q.length; i++) {
          at.q[i] = 4 * random.uniform() - 2;
        }
        hamiltonian.evaluate(at);
        double sum = at.logDensity;
        for (double slope : at.slope) {
          sum += slope;
        }
        if (Double.isFinite(sum)) {
          return;
        }
      }
      throw new RefusedException(
          "the density or its slope is not finite at " + STARTS + " points between -2 and 2",
          "write what is random so that it takes any real number");
    }

    /// The step at which the chance of acceptance crosses 0.8, within a factor of 2.
    private double firstStep() {
      double step = 1;
      int way = 0;
      for (int k = 0; k < 60; k++) {
        tried.copy(at);
        hamiltonian.kick(tried, random);
        double energy = hamiltonian.energy(tried);
        hamiltonian.leap(tried, step, velocity);
        boolean good = energy - hamiltonian.energy(tried) > -0.2231435513142097;
        int next = good ? 1 : -1;
        if (way != 0 && next != way) {
          break;
        }
        way = next;
        step = good ? 2 * step : step / 2;
      }
      return step;
    }

    void run(int draws) {
      warmUp();
      double step = steps.mean();
      kept = new double[draws][];
      for (int k = 0; k < draws; k++) {
        move(step);
        divergences += noUTurn.hasDiverged() ? 1 : 0;
        kept[k] = at.q.clone();
      }
    }

    private void warmUp() {
      int all = sampler.warmup();
      int first = all < FIRST + LAST + WINDOW ? (int) (0.15 * all) : FIRST;
      int last = all < FIRST + LAST + WINDOW ? (int) (0.1 * all) : LAST;
      int end = first + (all < FIRST + LAST + WINDOW ? all - first - last : WINDOW);
      int length = end - first;
      Spread spread = new Spread(hamiltonian.n, sampler.dense());
      for (int k = 0; k < all; k++) {
        steps.learn(move(steps.step()));
        if (k >= first && k < all - last) {
          spread.add(at.q);
        }
        if (k == end - 1) {
          hamiltonian.metric(spread.metric());
          spread = new Spread(hamiltonian.n, sampler.dense());
          steps.restart(firstStep());
          length *= 2;
          end = end + 3 * length > all - last ? all - last : end + length;
        }
      }
    }

    /// One move; the chance with which it was accepted.
    private double move(double step) {
      if (sampler.leapfrogs() == 0) {
        noUTurn.move(at, step);
        return noUTurn.acceptance();
      }
      hamiltonian.kick(at, random);
      double energy = hamiltonian.energy(at);
      tried.copy(at);
      for (int i = 0; i < sampler.leapfrogs(); i++) {
        hamiltonian.leap(tried, step, velocity);
      }
      double error = hamiltonian.energy(tried) - energy;
      double chance = error <= 0 ? 1 : LogProduct.exp(-Math.min(error, 700));
      if (random.uniform() < chance) {
        at.copy(tried);
      }
      return chance;
    }
  }
}
