package org.homeostat.elementary;

import org.homeostat.expression.Arithmetic;

/// Hyperbolic functions and the logistic function, all from one reduction whose every step is odd
/// or even in x, so that the symmetry of the results is exact.
final class Hyperbolic {

  private static final Constant TANH_TOP = new Constant(20, 10);
  private static final Constant SIGMOID_TOP = new Constant(40, 20);
  private static final Constant SIGMOID_BOTTOM = new Constant(-708, -87);
  private static final Constant SINH_TOP = new Constant(710.6, 89.6f);
  private static final Constant TINY = new Constant(0x1p-27, 0x1p-13f);
  private static final Constant LEAST_EXPONENT = new Constant(-1022, -126);

  /// `(tanh(u)/u - 1)/z`, z = u^2, on |u| <= ln(2)/4.
  private static final Polynomial TANH =
      new Polynomial(
          new double[] {
            -0.3333333333333328,
            0.13333333333212793,
            -0.0539682534995366,
            0.021869421818650495,
            -0.008858935894647691,
            0.003463913610054087
          },
          new float[] {-0.3333333f, 0.13332243f, -0.052996486f});

  /// `(sinh(r)/r - 1)/z`, z = r^2, on |r| <= ln(2)/2.
  private static final Polynomial SINH =
      new Polynomial(
          new double[] {
            0.16666666666666669,
            0.008333333333330065,
            0.0001984126986304109,
            2.7557268479464575e-06,
            2.5100376234784302e-08
          },
          new float[] {0.16666667f, 0.0083333105f, 1.9890981e-4f});

  /// `(cosh(r) - 1)/z`, z = r^2, on |r| <= ln(2)/2.
  private static final Polynomial COSH =
      new Polynomial(
          new double[] {
            0.5000000000000001,
            0.041666666666624164,
            0.0013888888917197425,
            2.4801521321269294e-05,
            2.762007640302288e-07
          },
          new float[] {0.5f, 0.041666467f, 0.0013933642f});

  private Hyperbolic() {}

  /// `((s - 1) + t*(s + 1))/((s + 1) + t*(s - 1))` with `2x = n*ln 2 + 2u`, `s = 2^n`, `t = tanh
  /// u`.
  static <V> V tanh(Arithmetic<V> on, V x) {
    V one = on.constant(1);
    V within = within(on, TANH_TOP, x);
    V n = Rounding.nearestProduct(on, within, Exponential.PER_LN2.times(on, 2));
    Rest<V> rest = Rest.of(on, n, within);
    V s = on.power2(n);
    V more = on.add(s, one);
    V less = on.subtract(s, one);
    V value = rest.quotient(on, less, more, more, less);
    return on.whereEqual(x, on.constant(0), x, value);
  }

  /// `s*(1 + t)/((s + 1) + t*(s - 1))` with `x = n*ln 2 + 2u`, `s = 2^n`, `t = tanh u`. Below the
  /// bottom s is no power of two any more and the quotient is not taken.
  static <V> V sigmoid(Arithmetic<V> on, V x) {
    V one = on.constant(1);
    V top = SIGMOID_TOP.in(on);
    V within = on.whereLess(top, x, top, x);
    V n = Rounding.nearestProduct(on, within, Exponential.PER_LN2.in(on));
    Rest<V> rest = Rest.of(on, n, on.multiply(within, on.constant(0.5)));
    V s = on.power2(n);
    V value = rest.quotient(on, s, s, on.add(s, one), on.subtract(s, one));
    return on.whereLess(x, SIGMOID_BOTTOM.in(on), on.constant(0), value);
  }

  /// `tanh(x - n*ln(2)/2)`, as a number u and the small rest of the sum.
  private record Rest<V>(V u, V bend) {

    static <V> Rest<V> of(Arithmetic<V> on, V n, V x) {
      V first = on.fma(n, Exponential.LN2.times(on, -0.5), x);
      V second = on.multiply(n, Exponential.LN2_REST.times(on, 0.5));
      V u = on.subtract(first, second);
      V lost = on.subtract(on.subtract(first, u), second);
      V z = on.multiply(u, u);
      return new Rest<>(u, on.fma(on.multiply(u, z), TANH.at(on, z), lost));
    }

    /// `(a + t*b)/(c + t*d)`: a first quotient q of rounded parts, and its correction `((a - q*c) +
    /// t*(b - q*d))/(c + t*d)`.
    V quotient(Arithmetic<V> on, V a, V b, V c, V d) {
      V t = on.add(u, bend);
      V inverse = on.divide(on.constant(1), on.fma(t, d, c));
      V q = on.multiply(on.fma(t, b, a), inverse);
      V minus = on.negate(q);
      V factor = on.fma(minus, d, b);
      V left = on.fma(bend, factor, on.fma(u, factor, on.fma(minus, c, a)));
      return on.fma(left, inverse, q);
    }
  }

  /// With `x = n*ln 2 + r`: `sinh x = (2^n - 2^-n)/2*cosh r + (2^n + 2^-n)/2*sinh r`.
  static <V> V sinh(Arithmetic<V> on, V x) {
    Split<V> split = Split.of(on, x);
    V value = split.blend(on, split.difference, split.sum);
    return on.whereLess(on.absolute(x), TINY.in(on), x, value);
  }

  /// With `x = n*ln 2 + r`: `cosh x = (2^n + 2^-n)/2*cosh r + (2^n - 2^-n)/2*sinh r`.
  static <V> V cosh(Arithmetic<V> on, V x) {
    Split<V> split = Split.of(on, x);
    return split.blend(on, split.sum, split.difference);
  }

  private static <V> V within(Arithmetic<V> on, Constant top, V x) {
    V high = top.in(on);
    V low = top.times(on, -1);
    return on.whereLess(x, low, low, on.whereLess(high, x, high, x));
  }

  /// `(2^n + 2^-n)/4`, `(2^n - 2^-n)/4`, r, `sinh r - r` and `cosh r - 1`.
  private record Split<V>(V sum, V difference, V r, V sinh, V cosh) {

    static <V> Split<V> of(Arithmetic<V> on, V x) {
      V within = within(on, SINH_TOP, x);
      V n = Rounding.nearestProduct(on, within, Exponential.PER_LN2.in(on));
      V first = on.fma(n, Exponential.LN2.times(on, -1), within);
      V second = on.multiply(n, Exponential.LN2_REST.in(on));
      V r = on.subtract(first, second);
      V lost = on.subtract(on.subtract(first, r), second);
      V z = on.multiply(r, r);
      V up = quarterPower(on, n);
      V down = quarterPower(on, on.negate(n));
      V sinh = on.fma(on.multiply(r, z), SINH.at(on, z), lost);
      V cosh = on.fma(lost, r, on.multiply(z, COSH.at(on, z)));
      return new Split<>(on.add(up, down), on.subtract(up, down), r, sinh, cosh);
    }

    /// `2*(outer*cosh r + inner*sinh r)`.
    V blend(Arithmetic<V> on, V outer, V inner) {
      V main = on.fma(inner, r, outer);
      V lost = on.fma(inner, r, on.subtract(outer, main));
      V bend = on.fma(inner, sinh, on.fma(outer, cosh, lost));
      V value = on.add(main, bend);
      return on.add(value, value);
    }

    /// `2^(n - 2)`, or the smallest normal number where that is smaller.
    private static <V> V quarterPower(Arithmetic<V> on, V n) {
      V least = LEAST_EXPONENT.in(on);
      V lower = on.subtract(n, on.constant(2));
      return on.power2(on.whereLess(lower, least, least, lower));
    }
  }
}
