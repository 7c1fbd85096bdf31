package org.homeostat.inference;

import org.homeostat.inference.Hamiltonian.Phase;
import org.homeostat.noise.Draws;
import org.jspecify.annotations.Nullable;

/// One transition of the sampler without U-turns: a path is doubled forwards or backwards until it
/// turns back, and one of its points is drawn in proportion to its density.
///
/// Sources: Hoffman and Gelman (2014), The No-U-Turn Sampler, J. Machine Learning Research 15,
/// 1593-1623; the draw in proportion and the criterion by summed momenta: Betancourt (2017), A
/// conceptual introduction to Hamiltonian Monte Carlo, arXiv 1701.02434, appendix A.
final class NoUTurn {
  private static final int DEEPEST = 10;

  /// An energy error from which on the path counts as diverged.
  private static final double DIVERGED = 1000;

  private final Hamiltonian hamiltonian;
  private final Draws draws;
  private final int n;
  private final double[] velocity;
  private double step;
  private double energy;
  private double accepted;
  private int leaps;
  private boolean diverged;

  NoUTurn(Hamiltonian hamiltonian, Draws draws) {
    this.hamiltonian = hamiltonian;
    this.draws = draws;
    this.n = hamiltonian.n;
    this.velocity = new double[n];
  }

  /// A piece of a path.
  private final class Piece {
    final Phase sample = new Phase(n);
    final double[] momentum = new double[n];
    final double[] firstP = new double[n];
    final double[] firstV = new double[n];
    final double[] lastP = new double[n];
    final double[] lastV = new double[n];
    double weight;
    boolean whole = true;
  }

  /// The mean chance with which points of the last path would be accepted.
  double acceptance() {
    return leaps == 0 ? 0 : accepted / leaps;
  }

  boolean hasDiverged() {
    return diverged;
  }

  /// Moves a particle whose density and slope are known.
  void move(Phase at, double length) {
    step = length;
    accepted = 0;
    leaps = 0;
    diverged = false;
    hamiltonian.kick(at, draws);
    energy = hamiltonian.energy(at);
    Phase forward = new Phase(n);
    Phase backward = new Phase(n);
    forward.copy(at);
    backward.copy(at);
    Piece path = point(at, 0);
    for (int depth = 0; depth < DEEPEST; depth++) {
      boolean ahead = draws.uniform() < 0.5;
      Piece next = grow(ahead ? forward : backward, depth, ahead);
      if (!next.whole) {
        break;
      }
      boolean take =
          next.weight >= path.weight || draws.uniform() < LogProduct.exp(next.weight - path.weight);
      Piece joined = ahead ? joined(path, next) : joined(next, path);
      joined.sample.copy(take ? next.sample : path.sample);
      path = joined;
      if (!path.whole) {
        break;
      }
    }
    at.copy(path.sample);
  }

  private Piece point(Phase at, double weight) {
    Piece piece = new Piece();
    piece.sample.copy(at);
    hamiltonian.metric().velocity(at.p, velocity);
    for (int i = 0; i < n; i++) {
      piece.momentum[i] = at.p[i];
      piece.firstP[i] = at.p[i];
      piece.lastP[i] = at.p[i];
      piece.firstV[i] = velocity[i];
      piece.lastV[i] = velocity[i];
    }
    piece.weight = weight;
    return piece;
  }

  private Piece grow(Phase edge, int depth, boolean ahead) {
    if (depth == 0) {
      hamiltonian.leap(edge, ahead ? step : -step, velocity);
      double error = hamiltonian.energy(edge) - energy;
      leaps++;
      accepted += error <= 0 ? 1 : error > DIVERGED ? 0 : LogProduct.exp(-error);
      Piece piece = point(edge, -error);
      piece.whole = error <= DIVERGED;
      diverged |= !piece.whole;
      return piece;
    }
    Piece near = grow(edge, depth - 1, ahead);
    if (!near.whole) {
      return near;
    }
    Piece far = grow(edge, depth - 1, ahead);
    if (!far.whole) {
      return far;
    }
    Piece joined = ahead ? joined(near, far) : joined(far, near);
    boolean take = draws.uniform() < LogProduct.exp(far.weight - joined.weight);
    joined.sample.copy(take ? far.sample : near.sample);
    return joined;
  }

  /// Two pieces, the first before the second; not whole if the path turns back in it.
  private Piece joined(Piece first, Piece second) {
    Piece joined = new Piece();
    for (int i = 0; i < n; i++) {
      joined.momentum[i] = first.momentum[i] + second.momentum[i];
      joined.firstP[i] = first.firstP[i];
      joined.firstV[i] = first.firstV[i];
      joined.lastP[i] = second.lastP[i];
      joined.lastV[i] = second.lastV[i];
    }
    joined.weight = sum(first.weight, second.weight);
    joined.whole =
        goesOn(joined.firstV, joined.lastV, joined.momentum, null)
            && goesOn(first.firstV, second.firstV, first.momentum, second.firstP)
            && goesOn(first.lastV, second.lastV, second.momentum, first.lastP);
    return joined;
  }

  private boolean goesOn(
      double[] start, double[] end, double[] momentum, double @Nullable [] more) {
    double left = 0;
    double right = 0;
    for (int i = 0; i < n; i++) {
      double rho = momentum[i] + (more == null ? 0 : more[i]);
      left += start[i] * rho;
      right += end[i] * rho;
    }
    return left > 0 && right > 0;
  }

  /// `log(e^a + e^b)`
  private static double sum(double a, double b) {
    double high = Math.max(a, b);
    double low = Math.min(a, b);
    return high == Double.NEGATIVE_INFINITY
        ? high
        : high + LogProduct.log(1 + LogProduct.exp(low - high));
  }
}
