package org.homeostat.inference;

import java.util.List;
import java.util.SplittableRandom;
import org.homeostat.control.Matrix;
import org.homeostat.system.DynamicalSystem;

/// A shaken oscillator with two sensors, and the exact normal law of a record of it.
final class Oscillator {
  static final Matrix A = Matrix.of(new double[] {0, 1}, new double[] {-2, -0.3});
  static final Matrix START = Matrix.of(new double[] {0.5, 0.1}, new double[] {0.1, 0.3});
  static final double SHAKE = 0.6;
  static final double[] DEVIATIONS = {0.2, 0.4};

  private Oscillator() {}

  static DynamicalSystem system() {
    return DynamicalSystem.named("oscillator")
        .state("x", 1)
        .state("v", -0.5)
        .input("u")
        .parameter("k", 2)
        .parameter("c", 0.3)
        .parameter("shake", SHAKE)
        .noise("w")
        .equations("dx = v*dt", "dv = (u - k*x - c*v)*dt + shake*dw")
        .output("position", "x")
        .output("speed", "v + 0.1*x")
        .build();
  }

  static StateSpace space(double step) {
    return new StateSpace(
        system(), List.of(Sensor.of("position", "0.2"), Sensor.of("speed", "0.4")), START, step);
  }

  /// Irregular times, inputs that change, and gaps.
  static Measurements record(int rows, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] times = new double[rows];
    double[][] values = new double[rows][];
    double[][] held = new double[rows][];
    double t = 0.1;
    for (int k = 0; k < rows; k++) {
      times[k] = t;
      t += 0.02 + 0.3 * random.nextDouble();
      values[k] = new double[] {random.nextDouble(-1, 1), random.nextDouble(-1, 1)};
      held[k] = new double[] {random.nextDouble(-1, 1)};
      if (k % 3 == 1) {
        values[k][k % 2] = Double.NaN;
      }
      if (k % 5 == 4) {
        values[k] = new double[] {Double.NaN, Double.NaN};
      }
    }
    return new Measurements(0, times, values, List.of("u"), held);
  }

  /// The joint law of states and measurements.
  static final class Law {
    final double[] means;
    final double[] covariances;
    final double logDensity;

    /// Conditions the states at all rows on all that was measured up to a row.
    Law(Measurements record, int upTo) {
      int rows = record.times().length;
      int n = 2;
      double[][] mean = new double[rows][];
      Matrix[] p = new Matrix[rows];
      Matrix[] flow = new Matrix[rows];
      Matrix now = START;
      double[] m = {1, -0.5};
      double t = record.start();
      for (int k = 0; k < rows; k++) {
        double h = record.times()[k] - t;
        t = record.times()[k];
        flow[k] = Exponentials.of(A.times(h));
        double u = record.held()[Math.max(0, k - 1)][0];
        // rest(u) = (u/2, 0)
        double a = m[0] - u / 2;
        m =
            new double[] {
              u / 2 + flow[k].at(0, 0) * a + flow[k].at(0, 1) * m[1],
              flow[k].at(1, 0) * a + flow[k].at(1, 1) * m[1]
            };
        Matrix q = Exponentials.noise(A, Matrix.diagonal(0, SHAKE * SHAKE), h);
        now = flow[k].times(now).times(flow[k].transpose()).plus(q);
        mean[k] = m;
        p[k] = now;
      }
      double[][] all = new double[rows * n][rows * n];
      for (int j = 0; j < rows; j++) {
        Matrix c = p[j];
        for (int k = j; k < rows; k++) {
          c = k == j ? c : c.times(flow[k].transpose());
          for (int r = 0; r < n; r++) {
            for (int s = 0; s < n; s++) {
              all[j * n + r][k * n + s] = c.at(r, s);
              all[k * n + s][j * n + r] = c.at(r, s);
            }
          }
        }
      }
      double[][] h = {{1, 0}, {0.1, 1}};
      int count = 0;
      for (int k = 0; k <= upTo; k++) {
        for (double value : record.values()[k]) {
          count += Double.isNaN(value) ? 0 : 1;
        }
      }
      double[] pick = new double[count * rows * n];
      double[] surprise = new double[count];
      double[] variances = new double[count];
      int next = 0;
      for (int k = 0; k <= upTo; k++) {
        for (int i = 0; i < 2; i++) {
          if (!Double.isNaN(record.values()[k][i])) {
            pick[next * rows * n + k * n] = h[i][0];
            pick[next * rows * n + k * n + 1] = h[i][1];
            surprise[next] = record.values()[k][i] - h[i][0] * mean[k][0] - h[i][1] * mean[k][1];
            variances[next++] = DEVIATIONS[i] * DEVIATIONS[i];
          }
        }
      }
      Matrix joint = Matrix.of(all);
      Matrix picks = new Matrix(count, rows * n, pick);
      Matrix cross = joint.times(picks.transpose());
      Matrix y = picks.times(cross).plus(Matrix.diagonal(variances));
      Matrix inverse = Definite.inverse(y.plus(y.transpose()).times(0.5));
      Matrix gain = cross.times(inverse);
      Matrix e = new Matrix(count, 1, surprise);
      this.means = gain.times(e).elements();
      for (int i = 0; i < means.length; i++) {
        means[i] += mean[i / n][i % n];
      }
      this.covariances = joint.minus(gain.times(cross.transpose())).elements();
      double logDet = 0;
      double[] root = y.elements();
      // Cholesky
      for (int i = 0; i < count; i++) {
        for (int j = 0; j <= i; j++) {
          double sum = root[i * count + j];
          for (int k = 0; k < j; k++) {
            sum -= root[i * count + k] * root[j * count + k];
          }
          root[i * count + j] = i == j ? Math.sqrt(sum) : sum / root[j * count + j];
        }
        logDet += 2 * Math.log(root[i * count + i]);
      }
      double square = e.transpose().times(inverse).times(e).at(0, 0);
      this.logDensity = -0.5 * (square + logDet + count * Math.log(2 * Math.PI));
    }

    double[] mean(int row) {
      return new double[] {means[2 * row], means[2 * row + 1]};
    }

    double[] covariance(int row) {
      int width = means.length;
      int at = 2 * row * width + 2 * row;
      return new double[] {
        covariances[at], covariances[at + 1], covariances[at + width], covariances[at + width + 1]
      };
    }
  }
}
