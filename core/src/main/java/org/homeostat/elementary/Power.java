package org.homeostat.elementary;

import org.homeostat.expression.Arithmetic;

/// `x^y` as `e^(y*ln|x|)`, with the logarithm and the product held as unevaluated sums of two
/// numbers, so that the large exponent does not magnify their error.
final class Power {

  private static final Constant TWO_THIRDS = new Constant(0.6666666666666666, 0.6666667f);
  private static final Constant TWO_THIRDS_REST =
      new Constant(3.700743415417188e-17, -1.9868216e-8f);

  /// Beyond it in size the result is zero or infinite.
  private static final Constant TOP = new Constant(800, 120);

  /// `(2 atanh(s)/s - 2 - 2z/3)/z^2`, z = s^2, for m in [sqrt(1/2), sqrt 2).
  private static final Polynomial BEND =
      new Polynomial(
          new double[] {
            0.40000000000000024,
            0.2857142857133854,
            0.22222222271085904,
            0.18181808250227366,
            0.15385574601005764,
            0.13285963931752828,
            0.12913537376676906
          },
          new float[] {0.40000015f, 0.2856224f, 0.23048182f});

  private Power() {}

  static <V> V pow(Arithmetic<V> on, V x, V y) {
    V zero = on.constant(0);
    V one = on.constant(1);
    V infinity = on.constant(Double.POSITIVE_INFINITY);
    V size = on.absolute(x);
    V value = positive(on, size, y);
    V vanishing = on.whereLess(y, zero, infinity, zero);
    V growing = on.whereLess(y, zero, zero, infinity);
    V atInfinity = on.whereEqual(size, infinity, growing, value);
    V atZero = on.whereEqual(size, zero, vanishing, atInfinity);
    V endless = on.whereEqual(on.absolute(y), infinity, endless(on, size, y), atZero);
    V signed = on.whereLess(Rounding.signed(on, x), zero, mirrored(on, x, y, endless), endless);
    V unordered = on.add(x, y);
    V ordered = on.whereEqual(x, x, on.whereEqual(y, y, signed, unordered), unordered);
    return on.whereEqual(y, zero, one, ordered);
  }

  /// `|x|^y` for infinite y.
  private static <V> V endless(Arithmetic<V> on, V size, V y) {
    V zero = on.constant(0);
    V one = on.constant(1);
    V infinity = on.constant(Double.POSITIVE_INFINITY);
    V above = on.whereLess(y, zero, zero, infinity);
    V below = on.whereLess(y, zero, infinity, zero);
    V value = on.whereLess(size, one, below, above);
    return on.whereEqual(size, one, on.constant(Double.NaN), value);
  }

  /// The value for negative x from that for |x|: negative for odd y, none for a finite x and a y
  /// that is not an integer.
  private static <V> V mirrored(Arithmetic<V> on, V x, V y, V value) {
    V half = on.multiply(y, on.constant(0.5));
    V even = on.whereEqual(Rounding.floor(on, half), half, value, on.negate(value));
    V size = on.absolute(x);
    V lowest = on.whereEqual(size, on.constant(0), value, on.constant(Double.NaN));
    V infinite = on.constant(Double.POSITIVE_INFINITY);
    V fraction = on.whereEqual(size, infinite, value, lowest);
    return on.whereEqual(Rounding.floor(on, y), y, even, fraction);
  }

  private static <V> V positive(Arithmetic<V> on, V x, V y) {
    Pair<V> logarithm = log(on, x);
    V product = on.multiply(logarithm.high, y);
    V lost = on.fma(logarithm.high, y, on.negate(product));
    V rest = on.fma(logarithm.low, y, lost);
    V small = on.whereLess(on.absolute(product), TOP.in(on), rest, on.constant(0));
    return Exponential.exp(on, product, small);
  }

  /// `ln x` of a positive finite x to nearly twice the precision.
  private static <V> Pair<V> log(Arithmetic<V> on, V x) {
    Significand<V> split = Significand.of(on, x);
    V e = split.exponent();
    Pair<V> fraction = logOfSignificand(on, split.m());
    Pair<V> whole = Pair.sum(on, on.multiply(e, Logarithm.LN2_HIGH.in(on)), fraction.high);
    V low = on.fma(e, Logarithm.LN2_LOW.in(on), on.add(whole.low, fraction.low));
    return Pair.sum(on, whole.high, low);
  }

  /// `ln m = 2s + 2/3*s^3 + s^5*B(s^2)`, `s = (m - 1)/(m + 1)`, the first two terms as pairs.
  private static <V> Pair<V> logOfSignificand(Arithmetic<V> on, V m) {
    V one = on.constant(1);
    V two = on.constant(2);
    V f = on.subtract(m, one);
    V under = on.add(f, two);
    V underLost = on.subtract(f, on.subtract(under, two));
    V s = on.divide(f, under);
    V left = on.fma(on.negate(s), underLost, on.fma(on.negate(s), under, f));
    V sLow = on.divide(left, under);
    V z = on.multiply(s, s);
    V zLow = on.fma(on.multiply(s, two), sLow, on.fma(s, s, on.negate(z)));
    V third = TWO_THIRDS.in(on);
    V curve = on.fma(z, BEND.at(on, z), TWO_THIRDS_REST.in(on));
    V bend = on.multiply(z, third);
    V bendLow = on.fma(z, curve, on.fma(zLow, third, on.fma(z, third, on.negate(bend))));
    V factor = on.add(two, bend);
    V factorLow = on.add(on.add(on.subtract(two, factor), bend), bendLow);
    V high = on.multiply(s, factor);
    V low = on.fma(s, factorLow, on.fma(sLow, factor, on.fma(s, factor, on.negate(high))));
    return Pair.sum(on, high, low);
  }

  /// An unevaluated sum; the low part is at most half an ulp of the high one.
  private record Pair<V>(V high, V low) {

    /// `a + b` without loss, for |a| >= |b| or a = 0.
    static <V> Pair<V> sum(Arithmetic<V> on, V a, V b) {
      V high = on.add(a, b);
      return new Pair<>(high, on.add(on.subtract(a, high), b));
    }
  }
}
