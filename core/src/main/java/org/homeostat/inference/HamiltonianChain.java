package org.homeostat.inference;

import org.homeostat.inference.Hamiltonian.Phase;
import org.homeostat.noise.Draws;
import org.homeostat.solver.RefusedException;

/// One chain of a [Sampler]: its start, its warm-up and its moves.
final class HamiltonianChain {
  private static final int STARTS = 100;
  private static final int FIRST = 75;
  private static final int LAST = 50;
  private static final int WINDOW = 25;

  private final Sampler sampler;
  private final Hamiltonian hamiltonian;
  private final Draws random;
  private final Runnable moved;
  private final NoUTurn noUTurn;
  private final Phase at;
  private final Phase tried;
  private final double[] velocity;
  private final StepSize steps;

  HamiltonianChain(Sampler sampler, Hamiltonian hamiltonian, Draws random, Runnable moved) {
    this.sampler = sampler;
    this.hamiltonian = hamiltonian;
    this.random = random;
    this.moved = moved;
    this.noUTurn = new NoUTurn(hamiltonian, random);
    this.at = new Phase(hamiltonian.n);
    this.tried = new Phase(hamiltonian.n);
    this.velocity = new double[hamiltonian.n];
    start();
    this.steps = new StepSize(sampler.acceptance(), firstStep());
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

  Chain run(int draws) {
    warmUp();
    double step = steps.mean();
    double[][] kept = new double[draws][];
    int divergences = 0;
    for (int k = 0; k < draws; k++) {
      move(step);
      divergences += noUTurn.hasDiverged() ? 1 : 0;
      kept[k] = at.q.clone();
    }
    return new Chain(kept, divergences);
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
    moved.run();
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
