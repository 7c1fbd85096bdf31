package org.homeostat.studio.lifelong;

import java.util.function.DoubleUnaryOperator;

/// An interval that holds a true share in at least 95 % of samples: the shares under which neither
/// so many nor so few would be seen with a chance of 0.025.
///
/// ```
/// P(B >= k) = 0.025 at low,    P(B <= k) = 0.025 at high,    B binomial with n trials
/// ```
///
/// A trial may count in part, as a seed does of which some lives out of several do: k is then
/// rounded away from the middle of the interval. A sum of such parts is spread no wider than one of
/// whole trials (Hoeffding 1963, Probability inequalities for sums of bounded random variables,
/// JASA 58, section 6), so that the interval is rather too wide than too narrow.
///
/// Source: Clopper and Pearson (1934), The use of confidence or fiducial limits illustrated in the
/// case of the binomial, Biometrika 26, 404-413.
public record ShareInterval(double low, double high) {
  private static final double TAIL = 0.025;
  private static final double SLACK = 1e-9;
  private static final int HALVINGS = 60;

  /// @param share of the trials that count, from 0 to 1
  public static ShareInterval of(double share, int trials) {
    int least = (int) Math.floor(share * trials + SLACK);
    int most = (int) Math.ceil(share * trials - SLACK);
    double low = least == 0 ? 0 : where(p -> atLeast(least, trials, p));
    double high = most == trials ? 1 : 1 - where(q -> atLeast(trials - most, trials, q));
    return new ShareInterval(low, high);
  }

  /// The chance at which a rising function reaches the tail.
  private static double where(DoubleUnaryOperator chance) {
    double low = 0;
    double high = 1;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (low + high) / 2;
      if (chance.applyAsDouble(middle) < TAIL) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /// P(B >= k) at the chance p, summed from the side on which terms are small.
  static double atLeast(int k, int n, double p) {
    return k > n * p ? tail(k, n, p) : 1 - tail(n - k + 1, n, 1 - p);
  }

  /// P(B >= k) for a k above the mean: its terms fall.
  private static double tail(int k, int n, double p) {
    if (k > n || p == 0) {
      return 0;
    }
    double logarithm = k * Math.log(p) + (n - k) * Math.log1p(-p);
    for (int i = 1; i <= n - k; i++) {
      logarithm += Math.log((double) (k + i) / i);
    }
    double term = Math.exp(logarithm);
    double sum = 0;
    for (int i = k; i <= n; i++) {
      sum += term;
      term *= (n - i) * p / ((i + 1) * (1 - p));
    }
    return sum;
  }
}
