package org.homeostat.inference;

import org.homeostat.noise.Draws;

/// A particle in the potential `-log density`, with a momentum of covariance M: its energy `H =
/// -l(q) + p'*M^-1*p/2` and the leapfrog that keeps it nearly.
final class Hamiltonian {
  final int n;
  private final Density.Evaluator density;
  private Metric metric;

  /// Where a particle is and how it moves.
  static final class Phase {
    final double[] q;
    final double[] p;
    final double[] slope;
    double logDensity;

    Phase(int n) {
      this.q = new double[n];
      this.p = new double[n];
      this.slope = new double[n];
    }

    void copy(Phase other) {
      System.arraycopy(other.q, 0, q, 0, q.length);
      System.arraycopy(other.p, 0, p, 0, p.length);
      System.arraycopy(other.slope, 0, slope, 0, slope.length);
      logDensity = other.logDensity;
    }
  }

  Hamiltonian(int n, Density.Evaluator density) {
    this.n = n;
    this.density = density;
    this.metric = Metric.unit(n);
  }

  Metric metric() {
    return metric;
  }

  void metric(Metric other) {
    this.metric = other;
  }

  /// Computes density and slope where the particle is.
  void evaluate(Phase at) {
    at.logDensity = density.slope(at.q, at.slope);
  }

  /// Draws a momentum.
  void kick(Phase at, Draws draws) {
    metric.draw(draws, at.p);
  }

  double energy(Phase at) {
    double energy = -at.logDensity + metric.kinetic(at.p);
    return Double.isNaN(energy) ? Double.POSITIVE_INFINITY : energy;
  }

  /// One step of the leapfrog, forward for a positive h.
  void leap(Phase at, double h, double[] velocity) {
    for (int i = 0; i < n; i++) {
      at.p[i] += 0.5 * h * at.slope[i];
    }
    metric.velocity(at.p, velocity);
    for (int i = 0; i < n; i++) {
      at.q[i] += h * velocity[i];
    }
    evaluate(at);
    for (int i = 0; i < n; i++) {
      at.p[i] += 0.5 * h * at.slope[i];
    }
  }
}
