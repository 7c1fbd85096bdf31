package org.homeostat.studio.lifelong;

/// The chance that a standard normal variable lies above z,
///
/// ```
/// Q(z) = phi(z)/(z + 1/(z + 2/(z + 3/(z + ...))))        z > 2
/// Q(z) = 1/2 - phi(z)*(z + z^3/3 + z^5/(3*5) + ...)      z <= 2
/// ```
///
/// with phi the density; to a relative error below 1e-12. Source: Abramowitz and Stegun (1964),
/// 26.2.11 and 26.2.14.
final class NormalTail {
  private static final double SERIES = 2;
  private static final int TERMS = 200;

  private NormalTail() {}

  /// @param z at least 0
  static double above(double z) {
    double density = Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
    if (z > SERIES) {
      double fraction = z;
      for (int k = TERMS; k > 0; k--) {
        fraction = z + k / fraction;
      }
      return density / fraction;
    }
    double term = z;
    double sum = z;
    for (int k = 1; k < TERMS; k++) {
      term *= z * z / (2 * k + 1);
      sum += term;
    }
    return 0.5 - density * sum;
  }
}
