package org.homeostat.substrate.cost;

import java.math.BigDecimal;
import java.math.MathContext;

/// An amount of energy that is known up to a range, in joules.
public record Energy(double low, double high) {
  public static final Energy NONE = new Energy(0, 0);

  /// Both to three significant digits, which is more than an estimate has.
  public Energy rounded() {
    return new Energy(rounded(low), rounded(high));
  }

  private static double rounded(double value) {
    return new BigDecimal(value).round(new MathContext(3)).doubleValue();
  }

  public Energy plus(Energy other) {
    return new Energy(low + other.low, high + other.high);
  }

  public Energy times(double factor) {
    return new Energy(low * factor, high * factor);
  }
}
