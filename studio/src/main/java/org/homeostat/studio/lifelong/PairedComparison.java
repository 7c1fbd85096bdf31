package org.homeostat.studio.lifelong;

import java.util.Arrays;

/// Two arms compared on common seeds, and so on common noise.
///
/// @param pairs seeds of which both have a value
/// @param seeds how many there are
/// @param difference the median of value less other, with its 95 % interval
/// @param above the share of pairs in which the value is above the other
/// @param p of the [SignedRank] test; not corrected for there being several comparisons
public record PairedComparison(
    int pairs, int seeds, MedianInterval difference, double above, double p) {

  /// Nothing is compared.
  public static final PairedComparison NONE =
      new PairedComparison(0, 0, MedianInterval.NONE, Double.NaN, Double.NaN);

  /// @param values by seed, NaN where there is none
  public static PairedComparison of(double[] values, double[] others) {
    double[] all = Differences.of(values, others);
    double[] known = Arrays.stream(all).filter(each -> !Double.isNaN(each)).toArray();
    if (known.length == 0) {
      return new PairedComparison(0, all.length, MedianInterval.NONE, Double.NaN, Double.NaN);
    }
    double above = Arrays.stream(known).filter(each -> each > 0).count();
    return new PairedComparison(
        known.length,
        all.length,
        MedianInterval.of(known),
        above / known.length,
        SignedRank.of(known).p());
  }

  public boolean isKnown() {
    return pairs > 0;
  }
}
