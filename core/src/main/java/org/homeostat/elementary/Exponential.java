package org.homeostat.elementary;

import org.homeostat.expression.Arithmetic;

/// `e^x` and `e^x - 1`.
///
/// With n the integer nearest to x/ln 2 and `r = x - n*ln 2`, |r| <= ln(2)/2, `e^x = 2^n * e^r`;
/// the product n*ln 2 is taken away in two parts, the first exactly (Cody and Waite 1980, ch. 6).
public final class Exponential {

  public static final Constant PER_LN2 = new Constant(1.4426950408889634, 1.442695f);
  public static final Constant LN2 = new Constant(0.6931471805599453, 0.6931472f);
  public static final Constant LN2_REST = new Constant(2.3190468138462996e-17, -1.9046542e-9f);
  public static final Constant TOP = new Constant(710, 89);
  public static final Constant BOTTOM = new Constant(-746, -104.5f);
  private static final Constant BOTTOM_OF_EXPM1 = new Constant(-50, -30);
  private static final Constant TINY = new Constant(0x1p-54, 0x1p-25f);

  /// `(e^r - 1 - r)/r^2` on [-ln(2)/2, ln(2)/2].
  public static final Polynomial REST =
      new Polynomial(
          new double[] {
            0.5000000000000001,
            0.16666666666666669,
            0.041666666666624164,
            0.008333333333330065,
            0.0013888888917197209,
            0.00019841269863040922,
            2.4801521321606647e-05,
            2.7557268479724004e-06,
            2.7620076242527254e-07,
            2.510037611136142e-08
          },
          new float[] {0.5f, 0.16666578f, 0.041666556f, 0.008363173f, 0.0013926176f});

  private Exponential() {}

  static <V> V exp(Arithmetic<V> on, V x) {
    V within = within(on, BOTTOM, x);
    V n = Rounding.nearestProduct(on, within, PER_LN2.in(on));
    V first = on.fma(n, LN2.times(on, -1), within);
    return scaled(on, n, on.fma(n, LN2_REST.times(on, -1), first));
  }

  /// `e^(x + rest)` for a rest below an ulp of x.
  static <V> V exp(Arithmetic<V> on, V x, V rest) {
    V within = within(on, BOTTOM, x);
    V n = Rounding.nearestProduct(on, within, PER_LN2.in(on));
    V first = on.fma(n, LN2.times(on, -1), within);
    return scaled(on, n, on.add(first, on.fma(n, LN2_REST.times(on, -1), rest)));
  }

  /// `2^n * e^r`; the power of two is applied in two halves, so that it neither overflows before
  /// the result does nor loses the numbers below the smallest normal one.
  private static <V> V scaled(Arithmetic<V> on, V n, V r) {
    V one = on.constant(1);
    V power = on.fma(on.fma(REST.at(on, r), r, one), r, one);
    V half = Rounding.nearestProduct(on, n, on.constant(0.5));
    V part = on.multiply(power, on.power2(half));
    return on.multiply(part, on.power2(on.subtract(n, half)));
  }

  /// `2*(2^(n-1)*(e^r - 1) + (2^(n-1) - 1/2))`, the small parts of the bracket added last.
  static <V> V expm1(Arithmetic<V> on, V x) {
    V half = on.constant(0.5);
    V within = within(on, BOTTOM_OF_EXPM1, x);
    V n = Rounding.nearestProduct(on, within, PER_LN2.in(on));
    V r = on.fma(n, LN2.times(on, -1), within);
    V rest = on.multiply(n, LN2_REST.times(on, -1));
    V sum = on.add(r, rest);
    V bend = on.fma(on.multiply(sum, sum), REST.at(on, sum), rest);
    V scale = on.power2(on.subtract(n, on.constant(1)));
    V value = on.fma(scale, bend, on.fma(scale, r, on.subtract(scale, half)));
    return on.whereLess(on.absolute(x), TINY.in(on), x, on.add(value, value));
  }

  private static <V> V within(Arithmetic<V> on, Constant bottom, V x) {
    V low = bottom.in(on);
    V high = TOP.in(on);
    return on.whereLess(x, low, low, on.whereLess(high, x, high, x));
  }
}
