package org.homeostat.inference;

import java.util.List;
import java.util.Map;
import org.homeostat.expression.Tensor;
import org.homeostat.system.DynamicalSystem;

/// Carries a normal law, its mean m and a root S of its covariance, along the flow of a system and
/// through its outputs. What arrives has a mean and a covariance `T*T' + N*N'`: T is what became of
/// the columns of S, N what is new.
///
/// Over a step of length h the noise adds `integral of Psi(s)*G*G'*Psi(s)' ds`, Psi the derivative
/// of the flow from s to the end, by Gauss's rule with two nodes: weights are positive, so what is
/// added is a covariance, exact to order 4 as the flow is.
abstract sealed class Transport permits TaylorTransport, PointTransport {
  private static final double NODE = 0.5 - Math.sqrt(3) / 6;

  final int n;
  final int p;

  /// The columns of `[T, N]` after [#flow].
  final int width;

  /// The columns of `[T, N]` after [#measure].
  final int seenWidth;

  /// After [#flow]: the mean, and `[T, N]` row by row.
  final double[] mean;

  final double[] moved;

  /// After [#measure]: the mean of the outputs, `[T, N]`, and the deviations of the sensors.
  final double[] expected;

  final double[] seen;
  final double[] deviations;

  private final int noises;
  private final Batch noise;

  /// @param extra the columns of N that do not come from noise
  Transport(
      DynamicalSystem system, StateKernels kernels, int p, int extra, Map<String, Tensor> values) {
    this.n = system.states().stream().mapToInt(x -> x.shape().size()).sum();
    this.p = p;
    this.noises = kernels.noises();
    this.width = n + extra + 2 * noises;
    this.seenWidth = n + extra;
    this.mean = new double[n];
    this.moved = new double[n * width];
    this.expected = new double[p];
    this.seen = new double[p * seenWidth];
    this.deviations = new double[p];
    this.noise = new Batch(kernels.noise(), 2, system, values);
  }

  /// The batches of this transport.
  abstract List<Batch> batches();

  /// Moves the law from the time t by h.
  abstract void flow(double[] m, double[] s, double t, double h);

  /// Sees the law at the time t.
  abstract void measure(double[] m, double[] s, double t);

  /// Gives a parameter or an input another value.
  final void set(String name, Tensor value) {
    noise.set(name, value);
    batches().forEach(batch -> batch.set(name, value));
  }

  final void prepare() {
    noise.prepare();
    batches().forEach(Batch::prepare);
  }

  /// Begins the columns that noise adds: in the lanes from `first` on of a batch that moves
  /// directions.
  final void shake(double[] m, double t, double h, Batch columns, int first) {
    if (noises == 0) {
      return;
    }
    for (int node = 0; node < 2; node++) {
      noise.time(node, t, h * place(node));
      for (int i = 0; i < n; i++) {
        noise.state(node, i, m[i]);
      }
    }
    noise.run();
    int g = noise.result("#G");
    double[] words = noise.words();
    double root = Math.sqrt(h / 2);
    for (int node = 0; node < 2; node++) {
      for (int j = 0; j < noises; j++) {
        int lane = first + node * noises + j;
        columns.time(lane, t + h * place(node), h * (1 - place(node)));
        for (int i = 0; i < n; i++) {
          columns.state(lane, i, noise.state(node, i));
          columns.along(lane, i, root * words[g + (i * noises + j) * noise.lanes + node]);
        }
      }
    }
  }

  /// Takes the columns that noise has added into N.
  final void shaken(Batch columns, int first) {
    for (int j = 0; j < 2 * noises; j++) {
      for (int i = 0; i < n; i++) {
        moved[i * width + width - 2 * noises + j] = columns.along(first + j, i);
      }
    }
  }

  final int shakenColumns() {
    return 2 * noises;
  }

  private static double place(int node) {
    return node == 0 ? NODE : 1 - NODE;
  }
}
