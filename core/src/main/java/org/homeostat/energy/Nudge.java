package org.homeostat.energy;

import java.util.List;
import org.homeostat.noise.Draws;

/// The nudges at which equilibria are compared, and how they are weighed: the gradient of the loss
/// is estimated by `sum over phases of weight*dF/dW` with `F = E + beta*C`, each at its
/// equilibrium.
public sealed interface Nudge {

  /// An equilibrium to find.
  ///
  /// @param beta the nudge; 0 for the free equilibrium
  /// @param weight of its gradient in the estimate
  record Phase(double beta, double weight) {}

  /// How many phases an estimate has.
  int count();

  /// The phases of an estimate.
  ///
  /// @param seed of the training
  /// @param number of the estimate, on which chance depends
  List<Phase> phases(long seed, long number);

  /// The free equilibrium and one at beta, which may be negative: an error of order beta. Source:
  /// Scellier and Bengio (2017), Equilibrium Propagation, Front. Comput. Neurosci. 11:24.
  record OneSided(double beta) implements Nudge {
    public OneSided {
      check(beta);
    }

    @Override
    public int count() {
      return 2;
    }

    @Override
    public List<Phase> phases(long seed, long number) {
      return List.of(new Phase(beta, 1 / beta), new Phase(0, -1 / beta));
    }
  }

  /// One-sided with a sign that is drawn for each estimate: the error of order beta averages out.
  /// Source: Laborieux et al. (2021), Scaling Equilibrium Propagation, Front. Neurosci. 15:633674.
  record RandomSign(double beta) implements Nudge {
    public RandomSign {
      check(beta);
    }

    @Override
    public int count() {
      return 2;
    }

    @Override
    public List<Phase> phases(long seed, long number) {
      boolean positive = Draws.of("sign of the nudge " + seed, number).bits() >= 0;
      return new OneSided(positive ? beta : -beta).phases(seed, number);
    }
  }

  /// Two equilibria at beta and -beta: an error of order beta^2. Source: Laborieux et al. (2021).
  record Centred(double beta) implements Nudge {
    public Centred {
      check(beta);
    }

    @Override
    public int count() {
      return 2;
    }

    @Override
    public List<Phase> phases(long seed, long number) {
      return List.of(new Phase(beta, 1 / (2 * beta)), new Phase(-beta, -1 / (2 * beta)));
    }
  }

  private static void check(double beta) {
    if (beta == 0 || !Double.isFinite(beta)) {
      throw new IllegalArgumentException("a nudge is a number that is not 0, found " + beta);
    }
  }
}
