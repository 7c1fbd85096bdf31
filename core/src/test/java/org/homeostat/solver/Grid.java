package org.homeostat.solver;

import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.homeostat.kernel.Execution;
import org.homeostat.kernel.Kernel;
import org.homeostat.kernel.Memory;
import org.homeostat.noise.Normals;
import org.homeostat.noise.Pairing;
import org.homeostat.noise.Source;
import org.homeostat.system.DynamicalSystem;

/// Brownian paths of many lanes on a grid of steps, which can be made coarser: the increments W and
/// space-time Lévy areas H of scalar sources.
///
/// @param h the step
/// @param w increments by step, source and lane
/// @param area by step, source and lane
record Grid(double h, double[][][] w, double[][][] area) {

  /// Paths of so many steps that end at time 1.
  static Grid paths(int steps, int sources, int lanes, long seed) {
    double h = 1.0 / steps;
    double[][][] w = new double[steps][sources][lanes];
    double[][][] area = new double[steps][sources][lanes];
    long[] seeds = LongStream.range(seed, seed + lanes).toArray();
    for (int s = 0; s < sources; s++) {
      var normals = Normals.plain(List.of(new Source("test" + s, 1)), Pairing.AREAS);
      double[] buffer = new double[2 * lanes];
      for (int k = 0; k < steps; k++) {
        normals.fill(buffer, k, 1, seeds, lanes);
        for (int l = 0; l < lanes; l++) {
          w[k][s][l] = Math.sqrt(h) * buffer[l];
          area[k][s][l] = Math.sqrt(h / 12) * buffer[lanes + l];
        }
      }
    }
    return new Grid(h, w, area);
  }

  /// All combinations of signs for the increments of one source, and for its areas if asked: a
  /// quadrature with equal weights, exact for polynomials of degree 3 in each.
  static Grid quadrature(int steps, boolean areas) {
    double h = 1.0 / steps;
    int lanes = 1 << (areas ? 2 * steps : steps);
    double[][][] w = new double[steps][1][lanes];
    double[][][] area = new double[steps][1][lanes];
    for (int k = 0; k < steps; k++) {
      for (int l = 0; l < lanes; l++) {
        w[k][0][l] = (l >> k & 1) == 0 ? Math.sqrt(h) : -Math.sqrt(h);
        area[k][0][l] = (l >> (steps + k) & 1) == 0 ? Math.sqrt(h / 12) : -Math.sqrt(h / 12);
      }
    }
    return new Grid(h, w, area);
  }

  int lanes() {
    return w[0][0].length;
  }

  /// The same paths on steps of twice the length: `W = W1 + W2`, `H = (H1 + H2)/2 + (W1 - W2)/4`.
  Grid coarser() {
    int sources = w[0].length;
    double[][][] sums = new double[w.length / 2][sources][lanes()];
    double[][][] areas = new double[w.length / 2][sources][lanes()];
    for (int k = 0; k < sums.length; k++) {
      for (int s = 0; s < sources; s++) {
        for (int l = 0; l < lanes(); l++) {
          double first = w[2 * k][s][l];
          double second = w[2 * k + 1][s][l];
          sums[k][s][l] = first + second;
          areas[k][s][l] = (area[2 * k][s][l] + area[2 * k + 1][s][l]) / 2 + (first - second) / 4;
        }
      }
    }
    return new Grid(2 * h, sums, areas);
  }

  /// The path of a source at the end, by lane.
  double[] end(int source) {
    double[] sum = new double[lanes()];
    for (double[][] step : w) {
      for (int l = 0; l < sum.length; l++) {
        sum[l] += step[source][l];
      }
    }
    return sum;
  }

  /// The values of a scalar state at time 1, by lane, as a method computes them along these paths.
  double[] solve(DynamicalSystem system, StochasticMethod method, String state) {
    var solver = Simulation.of(system).method(method).step(h).until(1).compile();
    Kernel kernel = Kernel.of(solver.program(), Execution.PLAIN);
    Memory memory = Setting.of(solver.plan, Map.of()).memory(kernel, lanes());
    double[] normals = new double[kernel.program().normals() * lanes()];
    for (int k = 0; k < w.length; k++) {
      int n = 0;
      for (int s = 0; s < w[k].length; s++) {
        n = put(normals, n, w[k][s], 1 / Math.sqrt(h));
        n = method.usesAreas() ? put(normals, n, area[k][s], 1 / Math.sqrt(h / 12)) : n;
      }
      memory.set(StepProgram.STEP, k);
      kernel.run(memory, normals, 0);
    }
    double[] end = new double[lanes()];
    System.arraycopy(memory.lanes(), memory.offset(state), end, 0, end.length);
    return end;
  }

  private static int put(double[] normals, int n, double[] values, double factor) {
    for (int l = 0; l < values.length; l++) {
      normals[n * values.length + l] = factor * values[l];
    }
    return n + 1;
  }
}
