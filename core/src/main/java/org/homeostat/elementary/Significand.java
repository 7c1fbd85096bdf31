package org.homeostat.elementary;

import org.homeostat.expression.Arithmetic;

/// A positive number as `m*2^exponent` with m within rounding of [sqrt(1/2), sqrt 2].
public record Significand<V>(V m, V exponent) {

  public static final Constant SCALE = new Constant(0x1p54, 0x1p25f);
  public static final Constant SCALE_EXPONENT = new Constant(-54, -25);

  /// Near the square root of 2, and short.
  public static final double ROOT = 1.4140625;

  /// Exact for every positive finite x; numbers below the smallest normal one are scaled up first.
  static <V> Significand<V> of(Arithmetic<V> on, V x) {
    V one = on.constant(1);
    V least = Constant.SMALLEST_NORMAL.in(on);
    V normal = on.whereLess(x, least, on.multiply(x, SCALE.in(on)), x);
    V shift = on.whereLess(x, least, SCALE_EXPONENT.in(on), on.constant(0));
    V whole = on.mantissa(normal);
    V root = on.constant(ROOT);
    V m = on.whereLess(whole, root, whole, on.multiply(whole, on.constant(0.5)));
    V carry = on.whereLess(whole, root, shift, on.add(shift, one));
    return new Significand<>(m, on.add(on.exponent(normal), carry));
  }
}
