package org.homeostat.energy;

import java.util.ArrayList;
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
  record Phase(Point beta, Point weight) {
    Phase(double beta, double weight) {
      this(new Point(beta, 0), new Point(weight, 0));
    }

    boolean isFree() {
      return beta.real == 0 && beta.imaginary == 0;
    }
  }

  /// A point of the complex plane.
  record Point(double real, double imaginary) {
    static final Point ORIGIN = new Point(0, 0);

    /// One of its parts: 0 the real, 1 the imaginary one.
    double part(int number) {
      return number == 0 ? real : imaginary;
    }
  }

  /// Whether there are complex nudges.
  default boolean isComplex() {
    return false;
  }

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

  /// N equilibria around a circle of nudges of radius r in the complex plane, `beta_k =
  /// r*exp(2*pi*i*k/N)`, weighed by `exp(-2*pi*i*k/N)/(N*r)`: an error of order r^N. Those below
  /// the real axis mirror those above and are not settled again; N = 2 is centred. Source:
  /// Laborieux and Zenke (2022), Holomorphic equilibrium propagation, NeurIPS, equation 8.
  record Holomorphic(double radius, int points) implements Nudge {
    public Holomorphic {
      check(radius);
      if (points < 2) {
        throw new IllegalArgumentException(
            "a circle of nudges has at least 2 points, found " + points);
      }
    }

    @Override
    public int count() {
      return points / 2 + 1;
    }

    @Override
    public boolean isComplex() {
      return true;
    }

    @Override
    public List<Phase> phases(long seed, long number) {
      List<Phase> phases = new ArrayList<>();
      for (int k = 0; k < count(); k++) {
        Angle angle = new Angle(2 * Math.PI * k / points);
        boolean isReal = k == 0 || 2 * k == points;
        double scale = (isReal ? 1 : 2) / (points * radius);
        double cos = isReal ? (k == 0 ? 1 : -1) : angle.cosine();
        double sin = isReal ? 0 : angle.sine();
        phases.add(
            new Phase(new Point(radius * cos, radius * sin), new Point(scale * cos, -scale * sin)));
      }
      return phases;
    }
  }

  private static void check(double beta) {
    if (beta == 0 || !Double.isFinite(beta)) {
      throw new IllegalArgumentException("a nudge is a number that is not 0, found " + beta);
    }
  }
}
