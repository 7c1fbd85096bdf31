package org.homeostat.elementary;

import org.homeostat.expression.Arithmetic;

/// A number that differs between the two precisions: a split constant, a limit of a range.
public record Constant(double wide, float narrow) {

  /// Adding and subtracting it rounds a number below 2^51 (float: 2^22) to the nearest integer,
  /// ties to even.
  public static final Constant ROUNDER = new Constant(0x1.8p52, 0x1.8p23f);

  /// The smallest normal number.
  public static final Constant SMALLEST_NORMAL = new Constant(Double.MIN_NORMAL, Float.MIN_NORMAL);

  /// The number to the precision of `on`.
  <V> V in(Arithmetic<V> on) {
    return times(on, 1);
  }

  /// The number times a power of two or its negative, which is exact.
  <V> V times(Arithmetic<V> on, double factor) {
    return switch (on.precision()) {
      case DOUBLE -> on.constant(wide * factor);
      case FLOAT -> on.constant(narrow * factor);
    };
  }
}
