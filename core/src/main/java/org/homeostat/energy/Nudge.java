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
  /// @param clamp the share of the way from its free equilibrium to the target at which the output
  ///   is held; 0 where it moves
  record Phase(Point beta, Point weight, double clamp) {
    Phase(Point beta, Point weight) {
      this(beta, weight, 0);
    }

    Phase(double beta, double weight) {
      this(new Point(beta, 0), new Point(weight, 0));
    }

    static Phase clamped(double clamp, double weight) {
      return new Phase(Point.ORIGIN, new Point(weight, 0), clamp);
    }

    boolean isFree() {
      return strength() == 0;
    }

    /// How far the cost pulls: |beta|, or the share of the way to the target; states move from the
    /// free equilibrium in proportion to it.
    double strength() {
      return clamp + Math.max(Math.abs(beta.real), Math.abs(beta.imaginary));
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

  /// Whether the output is held in a phase.
  default boolean isClamped() {
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

  /// The free equilibrium and one whose output o is held a little nearer to the target t, at `o +
  /// share*(t - o)`: coupled learning. To first order in the share that is the gradient of `(o -
  /// t)@(A@(o - t))/2`, where the stiffness A of the output, `d^2 E/do^2` with all other states at
  /// their minimum, counts as fixed: for one output the gradient of the squared error times a
  /// positive number. Source: Stern, Hexner, Rocks and Liu (2021), Supervised learning in physical
  /// networks, Phys. Rev. X 11, 021045.
  record Coupled(double share) implements Nudge {
    public Coupled {
      check(share);
      if (share < 0 || share > 1) {
        throw new IllegalArgumentException(
            "an output is held on the way to its target: a share from 0 to 1, found " + share);
      }
    }

    @Override
    public boolean isClamped() {
      return true;
    }

    @Override
    public int count() {
      return 2;
    }

    @Override
    public List<Phase> phases(long seed, long number) {
      return List.of(Phase.clamped(share, 1 / share), new Phase(0, -1 / share));
    }
  }

  /// The free equilibrium and one whose output is held at the target: contrastive Hebbian learning.
  /// That is the gradient of the contrast `E(clamped) - E(free)`, which is 0 where the free output
  /// is the target and positive elsewhere, as long as both are the lowest minima. Source: Movellan
  /// (1991), Contrastive Hebbian learning in the continuous Hopfield model, Connectionist Models,
  /// 10-17.
  record Clamped() implements Nudge {
    @Override
    public boolean isClamped() {
      return true;
    }

    @Override
    public int count() {
      return 2;
    }

    @Override
    public List<Phase> phases(long seed, long number) {
      return List.of(Phase.clamped(1, 1), new Phase(0, -1));
    }
  }

  private static void check(double beta) {
    if (beta == 0 || !Double.isFinite(beta)) {
      throw new IllegalArgumentException("a nudge is a number that is not 0, found " + beta);
    }
  }
}
