package org.homeostat.elementary;

import org.homeostat.expression.Arithmetic;

/// A quotient as an unevaluated sum: `value` to within an ulp, and the `rest` that is missing.
record Quotient<V>(V value, V rest) {

  /// `(over + overLow)/(under + underLow)`, the low parts being what the high ones lost in
  /// rounding.
  static <V> Quotient<V> of(Arithmetic<V> on, V over, V overLow, V under, V underLow) {
    V inverse = on.divide(on.constant(1), under);
    V value = on.multiply(over, inverse);
    V minus = on.negate(value);
    V left = on.add(on.fma(minus, under, over), on.fma(minus, underLow, overLow));
    return new Quotient<>(value, on.multiply(left, inverse));
  }

  V sum(Arithmetic<V> on) {
    return on.add(value, rest);
  }
}
