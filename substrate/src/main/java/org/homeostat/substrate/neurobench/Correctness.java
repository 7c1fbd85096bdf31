package org.homeostat.substrate.neurobench;

/// The metrics of correctness of NeuroBench, of predictions held against what was expected. It
/// computes in single precision; here sums are of doubles.
public final class Correctness {
  private Correctness() {}

  /// ClassificationAccuracy: the share of predictions that are what was expected.
  ///
  /// @throws IllegalArgumentException if there are none, or not as many of one as of the other
  public static double accuracy(int[] predicted, int[] expected) {
    same(predicted.length, expected.length);
    int right = 0;
    for (int i = 0; i < predicted.length; i++) {
      right += predicted[i] == expected[i] ? 1 : 0;
    }
    return (double) right / predicted.length;
  }

  /// The class that ChooseMaxCount reads from spikes: that of the neuron that fired most, the first
  /// of several.
  ///
  /// @param spikes of each step and neuron
  public static int choice(float[][] spikes) {
    int neurons = spikes[0].length;
    int best = 0;
    double most = Double.NEGATIVE_INFINITY;
    for (int n = 0; n < neurons; n++) {
      double count = 0;
      for (float[] step : spikes) {
        count += step[n];
      }
      if (count > most) {
        most = count;
        best = n;
      }
    }
    return best;
  }

  /// MSE: the mean of the squared errors.
  ///
  /// @throws IllegalArgumentException if there are none, or not as many of one as of the other
  public static double meanSquaredError(double[] predicted, double[] expected) {
    same(predicted.length, expected.length);
    double sum = 0;
    for (int i = 0; i < predicted.length; i++) {
      double error = predicted[i] - expected[i];
      sum += error * error;
    }
    return sum / predicted.length;
  }

  /// SMAPE, in percent: `200 mean(|p - y| / (|p| + |y|))`; 200 where one of these is 0/0.
  ///
  /// @throws IllegalArgumentException if there are none, or not as many of one as of the other
  public static double symmetricError(double[] predicted, double[] expected) {
    same(predicted.length, expected.length);
    double sum = 0;
    for (int i = 0; i < predicted.length; i++) {
      double scale = Math.abs(predicted[i]) + Math.abs(expected[i]);
      sum += Math.abs(predicted[i] - expected[i]) / scale;
    }
    return Double.isNaN(sum) ? 200 : 200 * sum / predicted.length;
  }

  /// R2 of points of two coordinates: the mean of the two of `1 - sum (y - p)^2 / sum (y - mean
  /// y)^2`.
  ///
  /// @param predicted rows of two numbers
  /// @throws IllegalArgumentException if there are none, or not as many of one as of the other
  public static double determination(double[][] predicted, double[][] expected) {
    same(predicted.length, expected.length);
    return (determination(predicted, expected, 0) + determination(predicted, expected, 1)) / 2;
  }

  private static double determination(double[][] predicted, double[][] expected, int axis) {
    double mean = 0;
    for (double[] row : expected) {
      mean += row[axis] / expected.length;
    }
    double missed = 0;
    double spread = 0;
    for (int i = 0; i < expected.length; i++) {
      double error = expected[i][axis] - predicted[i][axis];
      double from = expected[i][axis] - mean;
      missed += error * error;
      spread += from * from;
    }
    return 1 - missed / spread;
  }

  private static void same(int predicted, int expected) {
    if (predicted != expected || predicted == 0) {
      throw new IllegalArgumentException(
          "expected as many predictions as targets, and some; found "
              + predicted
              + " and "
              + expected);
    }
  }
}
