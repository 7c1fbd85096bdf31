package org.homeostat.inference;

import java.util.Map;
import org.homeostat.expression.Shape;
import org.homeostat.kernel.Kernel;
import org.homeostat.kernel.Memory;
import org.homeostat.noise.Draws;

/// A particle in the potential `-log density`, with a momentum of covariance M: its energy `H =
/// -l(q) + p'*M^-1*p/2` and the leapfrog that keeps it nearly.
final class Hamiltonian {
  private static final double[] NO_NORMALS = {};

  final int n;
  private final LogDensity density;
  private final Kernel kernel;
  private final Memory memory;
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

  Hamiltonian(LogDensity density, Kernel kernel) {
    this.density = density;
    this.kernel = kernel;
    this.n = density.size();
    this.memory = kernel.memory(1);
    this.metric = Metric.unit(n);
    density
        .known()
        .forEach((name, value) -> {
          if (memory.has(name)) {
            memory.set(name, value);
          }
        });
    kernel.prepare(memory);
  }

  Metric metric() {
    return metric;
  }

  void metric(Metric other) {
    this.metric = other;
  }

  /// Computes density and slope where the particle is.
  void evaluate(Phase at) {
    double[] words = memory.lanes();
    int next = 0;
    for (Map.Entry<String, Shape> each : density.random().entrySet()) {
      int size = each.getValue().size();
      if (memory.has(each.getKey())) {
        System.arraycopy(at.q, next, words, memory.offset(each.getKey()), size);
      }
      next += size;
    }
    kernel.run(memory, NO_NORMALS, 0);
    at.logDensity = words[memory.offset("#l")];
    next = 0;
    for (Map.Entry<String, Shape> each : density.random().entrySet()) {
      int size = each.getValue().size();
      System.arraycopy(words, memory.offset("#g." + each.getKey()), at.slope, next, size);
      next += size;
    }
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
