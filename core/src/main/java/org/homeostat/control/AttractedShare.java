package org.homeostat.control;

import org.hipparchus.distribution.continuous.NormalDistribution;

/// How many sampled starts ended near the fixed point.
///
/// @param attracted those that did
/// @param samples all of them
/// @param diverged those that blew up, which count as not attracted
public record AttractedShare(int attracted, int samples, int diverged) {

  public double value() {
    return (double) attracted / samples;
  }

  /// Wilson's interval for the share of all starts in the box.
  ///
  /// Source: Wilson (1927), Probable inference, the law of succession, and statistical inference,
  /// J. American Statistical Association 22, 209-212.
  ///
  /// @param level the probability that the interval covers the share: 0.95
  public Interval interval(double level) {
    if (!(level > 0 && level < 1)) {
      throw new IllegalArgumentException("a level is between 0 and 1, found " + level);
    }
    double z = new NormalDistribution().inverseCumulativeProbability((1 + level) / 2);
    double n = samples;
    double p = value();
    double middle = (p + z * z / (2 * n)) / (1 + z * z / n);
    double half = z / (1 + z * z / n) * Math.sqrt(p * (1 - p) / n + z * z / (4 * n * n));
    return new Interval(
        attracted == 0 ? 0 : middle - half, attracted == samples ? 1 : middle + half);
  }
}
