package org.homeostat.inference;

import java.util.ArrayList;
import java.util.List;
import org.hipparchus.special.Gamma;

/// Whether the innovations of a measured element are what a right system leaves: independent normal
/// numbers of variance 1.
///
/// @param count how many there are
/// @param meanSquare of the white innovations, 1 if the deviations are right
/// @param low where the 95 % band of the mean square begins for a right system
/// @param high where it ends
/// @param correlations with those 1, 2, ... rows before; each within `1.96/sqrt(count)` of 0 in 95
///   of 100 cases
/// @param probability that a right system gives correlations at least so large together: the test
///   of Ljung and Box (1978), On a measure of lack of fit in time series models, Biometrika 65,
///   297-303; NaN for fewer than 10 innovations
public record Whiteness(
    int count,
    double meanSquare,
    double low,
    double high,
    List<Double> correlations,
    double probability) {
  private static final int FEWEST = 10;
  private static final int MOST_LAGS = 20;

  public Whiteness {
    correlations = List.copyOf(correlations);
  }

  /// Of a measured element, in the order of the sensors. Rows that the gate left out do not count.
  public static Whiteness of(Filtered filtered, int element) {
    double[] white =
        filtered.track().rows.stream()
            .filter(Track.Row::used)
            .mapToDouble(row -> row.white()[element])
            .filter(value -> !Double.isNaN(value))
            .toArray();
    int n = white.length;
    double square = 0;
    for (double each : white) {
      square += each * each;
    }
    List<Double> correlations = new ArrayList<>();
    double q = 0;
    int lags = n < FEWEST ? 0 : Math.min(MOST_LAGS, n / 4);
    for (int lag = 1; lag <= lags; lag++) {
      double sum = 0;
      for (int k = lag; k < n; k++) {
        sum += white[k] * white[k - lag];
      }
      double correlation = square == 0 ? 0 : sum / square;
      correlations.add(correlation);
      q += correlation * correlation / (n - lag);
    }
    double probability =
        lags == 0 ? Double.NaN : Gamma.regularizedGammaQ(lags / 2.0, n * (n + 2.0) * q / 2);
    double half = 1.96 * Math.sqrt(2.0 / Math.max(1, n));
    return new Whiteness(
        n, square / Math.max(1, n), Math.max(0, 1 - half), 1 + half, correlations, probability);
  }
}
