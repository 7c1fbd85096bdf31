package org.homeostat.evolution;

import java.util.Optional;

/// Judges genomes on the trajectories of training, the first quarter of them first.
///
/// A race ends there for a candidate that is worse than a reference on at least so many of the
/// first `n` trajectories that a candidate which is better on each with the chance 1/2 or more
/// would be so with a probability of at most [#ERROR] (a sign test on common noise).
final class Judge {
  /// How far the cost may move when the step is halved.
  private static final double HONEST = 0.02;

  /// The chance at which a race may end the candidacy of one no worse than the reference.
  static final double ERROR = 0.0025;

  private final Trials first;
  private final Trials rest;
  private final Bench bench;
  private final int fewest;
  private long evaluations;

  Judge(Bench bench) {
    this.first = bench.first();
    this.rest = bench.rest();
    this.bench = bench;
    this.fewest = fewestWorse(first.count());
  }

  Trials first() {
    return first;
  }

  /// How many trajectories have been run, over all candidates.
  long evaluations() {
    return evaluations;
  }

  /// The trajectories that constants are fitted on.
  Trials fits() {
    return bench.fits();
  }

  /// Whether the cost is nearly the same at half of the step, on the same Brownian paths: else a
  /// candidate lives on the errors of the solver.
  boolean isHonest(Genome genome) {
    if (bench.halved().isEmpty()) {
      return true;
    }
    double fine = Trials.mean(bench.halved().get(0).costs(genome));
    double coarse = Trials.mean(bench.halved().get(1).costs(genome));
    evaluations += 2L * bench.halved().get(0).count();
    return Math.abs(fine - coarse) <= HONEST * Math.abs(coarse);
  }

  /// Counts trajectories that were run before.
  void add(long before) {
    evaluations += before;
  }

  /// The costs on all trajectories; empty if the race ended early or there is no finite cost.
  ///
  /// @param reference the costs to race against; without any if it is empty
  Optional<double[]> judge(Genome genome, double[] reference) {
    double[] begin = first.costs(genome);
    evaluations += begin.length;
    if (!Double.isFinite(Trials.mean(begin)) || isLost(begin, reference)) {
      return Optional.empty();
    }
    if (rest.count() == 0) {
      return Optional.of(begin);
    }
    double[] end = rest.costs(genome);
    evaluations += end.length;
    double[] all = new double[begin.length + end.length];
    System.arraycopy(begin, 0, all, 0, begin.length);
    System.arraycopy(end, 0, all, begin.length, end.length);
    return Double.isFinite(Trials.mean(all)) ? Optional.of(all) : Optional.empty();
  }

  private boolean isLost(double[] costs, double[] reference) {
    int worse = 0;
    for (int i = 0; i < costs.length && i < reference.length; i++) {
      worse += costs[i] > reference[i] ? 1 : 0;
    }
    return worse >= fewest;
  }

  /// The least k with P(X >= k) <= ERROR for a binomial X of n tries with the chance 1/2; n + 1 if
  /// there is none.
  static int fewestWorse(int n) {
    double tail = 0;
    double probability = Math.scalb(1.0, -n);
    for (int k = n; k >= 0; k--) {
      tail += probability;
      if (tail > ERROR) {
        return k + 1;
      }
      probability *= (double) k / (n - k + 1);
    }
    return 0;
  }
}
