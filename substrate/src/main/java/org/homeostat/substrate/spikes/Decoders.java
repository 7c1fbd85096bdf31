package org.homeostat.substrate.spikes;

/// Weights by which rates become values: least squares with a ridge,
///
/// ```
/// (A'A + points*(noise*highest)^2*I) D = A'F
/// ```
///
/// for rates A and targets F, a row for each point. The ridge stands for the noise of spikes:
/// `noise` of the highest rate in each.
///
/// Source: Eliasmith and Anderson (2003), chapter 2: decoders under noise.
final class Decoders {
  private static final double NOISE = 0.1;

  private final int neurons;
  private final double[][] rates;
  private final double[] factor;

  /// @param rates a row for each point
  Decoders(double[][] rates) {
    this.rates = rates;
    this.neurons = rates[0].length;
    this.factor = normal();
    factorise(factor, neurons);
  }

  private double[] normal() {
    double[] normal = new double[neurons * neurons];
    double highest = 0;
    for (double[] row : rates) {
      for (int i = 0; i < neurons; i++) {
        highest = Math.max(highest, row[i]);
        for (int j = 0; row[i] != 0 && j <= i; j++) {
          normal[i * neurons + j] += row[i] * row[j];
        }
      }
    }
    double ridge = rates.length * NOISE * highest * NOISE * highest;
    for (int i = 0; i < neurons; i++) {
      normal[i * neurons + i] += ridge;
    }
    return normal;
  }

  /// Cholesky's factor L of a symmetric matrix L*L', in its lower half.
  private static void factorise(double[] a, int n) {
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = a[i * n + j];
        for (int k = 0; k < j; k++) {
          sum -= a[i * n + k] * a[j * n + k];
        }
        a[i * n + j] = i == j ? Math.sqrt(sum) : sum / a[j * n + j];
      }
    }
  }

  /// The weights that decode a target.
  ///
  /// @param target a value for each point
  double[] of(double[] target) {
    double[] x = new double[neurons];
    for (int p = 0; p < rates.length; p++) {
      for (int i = 0; i < neurons; i++) {
        x[i] += rates[p][i] * target[p];
      }
    }
    for (int i = 0; i < neurons; i++) {
      for (int k = 0; k < i; k++) {
        x[i] -= factor[i * neurons + k] * x[k];
      }
      x[i] /= factor[i * neurons + i];
    }
    for (int i = neurons - 1; i >= 0; i--) {
      for (int k = i + 1; k < neurons; k++) {
        x[i] -= factor[k * neurons + i] * x[k];
      }
      x[i] /= factor[i * neurons + i];
    }
    return x;
  }

  /// The root of the mean square by which what weights decode misses a target.
  double error(double[] weights, double[] target) {
    double sum = 0;
    for (int p = 0; p < rates.length; p++) {
      double value = 0;
      for (int i = 0; i < neurons; i++) {
        value += weights[i] * rates[p][i];
      }
      sum += (value - target[p]) * (value - target[p]);
    }
    return Math.sqrt(sum / rates.length);
  }
}
