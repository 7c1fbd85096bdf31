package org.homeostat.studio.lifelong;

/// Differences seed by seed. Two that diverged alike do not differ.
final class Differences {
  private Differences() {}

  static double[] of(double[] values, double[] others) {
    double[] differences = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      differences[i] = values[i] == others[i] ? 0 : values[i] - others[i];
    }
    return differences;
  }
}
