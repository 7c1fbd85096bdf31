package org.homeostat.studio.file;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;

/// Times as they are written. A time is a number of steps, and the product of the two carries the
/// error of the step's binary form: 192 steps of 0.1 are 19.200000000000003.
public final class Times {
  private static final MathContext DIGITS = new MathContext(12);

  private Times() {}

  /// The time that is meant: the decimal of 12 digits that is nearest; NaN stays.
  public static double written(double time) {
    return Double.isFinite(time) ? new BigDecimal(time).round(DIGITS).doubleValue() : time;
  }

  public static double[] written(double[] times) {
    return Arrays.stream(times).map(Times::written).toArray();
  }
}
