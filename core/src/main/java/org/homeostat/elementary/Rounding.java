package org.homeostat.elementary;

import org.homeostat.expression.Arithmetic;

/// Rounding to integers, and signs.
final class Rounding {

  /// From here on every number is an integer.
  private static final Constant INTEGERS = new Constant(0x1p52, 0x1p23f);

  private Rounding() {}

  /// The nearest integer, ties to even, for |x| < 2^51 (float: 2^22).
  static <V> V nearest(Arithmetic<V> on, V x) {
    V rounder = Constant.ROUNDER.in(on);
    return on.subtract(on.add(x, rounder), rounder);
  }

  /// The nearest integer to `x * factor`, with the product not rounded first.
  static <V> V nearestProduct(Arithmetic<V> on, V x, V factor) {
    V rounder = Constant.ROUNDER.in(on);
    return on.subtract(on.fma(x, factor, rounder), rounder);
  }

  /// The largest integer that is not above x; exact, keeps -0, infinities and NaN.
  static <V> V floor(Arithmetic<V> on, V x) {
    V zero = on.constant(0);
    V integers = INTEGERS.in(on);
    V size = on.absolute(x);
    V whole = on.subtract(on.add(size, integers), integers);
    V signed = on.whereLess(x, zero, on.negate(whole), whole);
    V below = on.whereLess(x, signed, on.subtract(signed, on.constant(1)), signed);
    return on.whereLess(size, integers, on.whereEqual(x, zero, x, below), x);
  }

  /// -1, 0 or 1; zeros and NaN stay what they are.
  static <V> V sign(Arithmetic<V> on, V x) {
    V zero = on.constant(0);
    V negative = on.whereLess(x, zero, on.constant(-1), x);
    return on.whereLess(zero, x, on.constant(1), negative);
  }

  /// `size` with the sign of x, which may be a zero.
  static <V> V withSignOf(Arithmetic<V> on, V x, V size) {
    return on.whereLess(signed(on, x), on.constant(0), on.negate(size), size);
  }

  /// A number that is below zero where the sign of x is negative, -0 too.
  static <V> V signed(Arithmetic<V> on, V x) {
    return on.whereEqual(x, on.constant(0), on.divide(on.constant(1), x), x);
  }
}
