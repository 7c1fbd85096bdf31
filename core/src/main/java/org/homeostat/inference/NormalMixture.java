package org.homeostat.inference;

import java.util.Arrays;
import org.hipparchus.special.Erf;

/// Normal laws, each as likely as the other, as one law: what a number is where its normal law
/// depends on parameters of which there are draws.
///
/// @param means of the laws, at least one
/// @param deviations of the laws, from 0 on
public record NormalMixture(double[] means, double[] deviations) {
  /// The mean of all.
  public double mean() {
    return Arrays.stream(means).sum() / means.length;
  }

  /// The standard deviation of all: that of each and that of the means together.
  public double deviation() {
    double mean = mean();
    double sum = 0;
    for (int k = 0; k < means.length; k++) {
      sum += deviations[k] * deviations[k] + (means[k] - mean) * (means[k] - mean);
    }
    return Math.sqrt(sum / means.length);
  }

  /// The probability of what is below a number.
  public double below(double x) {
    double sum = 0;
    for (int k = 0; k < means.length; k++) {
      double away = (x - means[k]) / deviations[k];
      sum += Double.isNaN(away) ? 0.5 : 0.5 * Erf.erfc(-away / Math.sqrt(2));
    }
    return sum / means.length;
  }
}
