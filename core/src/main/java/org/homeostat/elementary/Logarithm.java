package org.homeostat.elementary;

import org.homeostat.expression.Arithmetic;

/// `ln x` and `ln(1 + x)`.
///
/// `x = m*2^e` with m in [sqrt(1/2), sqrt 2), `f = m - 1`, `s = f/(2 + f)`; ln m is `f - (f^2/2 -
/// s*(f^2/2 + R(s^2)))`, where f is exact and the bracket small.
public final class Logarithm {

  /// The leading bits of ln 2, so few that their product with an exponent is exact.
  public static final Constant LN2_HIGH = new Constant(0.6931471805598903, 0.69314575f);

  /// The rest of ln 2.
  public static final Constant LN2_LOW = new Constant(5.497923018708371e-14, 1.4286068e-6f);

  /// `(2 atanh(s)/s - 2)/z`, z = s^2, for m in [sqrt(1/2), sqrt 2).
  public static final Polynomial BEND =
      new Polynomial(
          new double[] {
            0.666666666666667,
            0.3999999999989948,
            0.28571428625984924,
            0.22222211133254605,
            0.18182889237497124,
            0.15331717869928738,
            0.14616495796458442
          },
          new float[] {0.66666687f, 0.3998878f, 0.29579985f});

  private Logarithm() {}

  static <V> V log(Arithmetic<V> on, V x) {
    return log(on, x, on.constant(0));
  }

  static <V> V log1p(Arithmetic<V> on, V x) {
    V one = on.constant(1);
    V u = on.add(one, x);
    V added = on.subtract(u, one);
    V lost = on.add(on.subtract(one, on.subtract(u, added)), on.subtract(x, added));
    V value = log(on, u, on.divide(lost, u));
    return on.whereEqual(x, on.constant(0), x, value);
  }

  /// `ln x + rest`, the rest being small; special values are those of `ln x` alone.
  private static <V> V log(Arithmetic<V> on, V x, V rest) {
    V zero = on.constant(0);
    Significand<V> split = Significand.of(on, x);
    V value = assemble(on, split.m(), split.exponent(), rest);
    V infinity = on.constant(Double.POSITIVE_INFINITY);
    V finite = on.whereLess(x, infinity, value, x);
    V pole = on.whereEqual(x, zero, on.constant(Double.NEGATIVE_INFINITY), on.constant(Double.NaN));
    return on.whereLess(zero, x, finite, pole);
  }

  /// `e*ln 2 + ln m + rest`.
  private static <V> V assemble(Arithmetic<V> on, V m, V e, V rest) {
    V one = on.constant(1);
    V f = on.subtract(m, one);
    V s = on.divide(f, on.add(m, one));
    V z = on.multiply(s, s);
    V square = on.multiply(on.multiply(f, on.constant(0.5)), f);
    V low = on.fma(e, LN2_LOW.in(on), rest);
    V bent = on.fma(s, on.fma(z, BEND.at(on, z), square), low);
    return on.fma(e, LN2_HIGH.in(on), on.subtract(f, on.subtract(square, bent)));
  }
}
