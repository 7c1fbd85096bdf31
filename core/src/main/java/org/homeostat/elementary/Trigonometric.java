package org.homeostat.elementary;

import org.homeostat.expression.Arithmetic;

/// Sine, cosine and tangent.
///
/// With n the integer nearest to x/(pi/2), `r = x - n*pi/2` is computed as an unevaluated sum of
/// two numbers from pi/2 in three parts (Cody and Waite 1980, ch. 8); with fused multiply-adds the
/// first step is exact and the second loses nothing that the rest does not hold.
public final class Trigonometric {

  public static final Constant PER_QUARTER = new Constant(0.6366197723675814, 0.63661975f);
  public static final Constant QUARTER = new Constant(1.5707963267948966, 1.5707964f);
  public static final Constant QUARTER_REST = new Constant(6.123233995736766e-17, -4.371139e-8f);
  public static final Constant QUARTER_LAST =
      new Constant(-1.4973849048591698e-33, -1.7151245e-15f);

  /// Up to here the reduction is accurate.
  public static final Constant LIMIT = new Constant(0x1p40, 0x1p20f);

  /// `(sin(r)/r - 1)/z`, z = r^2, on |r| <= pi/4 (float: 0.9).
  public static final Polynomial SINE =
      new Polynomial(
          new double[] {
            -0.16666666666666666, 0.008333333333330929, -0.00019841269836729297,
            2.7557316087378873e-06, -2.5051128685155503e-08, 1.5917901824596877e-10
          },
          new float[] {-0.16666667f, 0.00833333f, -1.9839234e-4f, 2.715436e-6f});

  /// `(cos(r) - 1 + z/2)/z^2`, z = r^2, on |r| <= pi/4 (float: 0.9).
  public static final Polynomial COSINE =
      new Polynomial(
          new double[] {
            0.041666666666666664, -0.0013888888888887385, 2.4801587298747373e-05,
            -2.755731726223748e-07, 2.0876144291642197e-09, -1.1382490122000279e-11
          },
          new float[] {0.041666668f, -0.0013888886f, 2.4799889e-5f, -2.7221176e-7f});

  private Trigonometric() {}

  static <V> V sin(Arithmetic<V> on, V x) {
    Turn<V> turn = Turn.of(on, x);
    return on.whereEqual(x, on.constant(0), x, turn.quarter(on, turn.n()));
  }

  static <V> V cos(Arithmetic<V> on, V x) {
    Turn<V> turn = Turn.of(on, x);
    return turn.quarter(on, on.add(turn.n(), on.constant(1)));
  }

  static <V> V tan(Arithmetic<V> on, V x) {
    V zero = on.constant(0);
    Turn<V> turn = Turn.of(on, x);
    V half = Rounding.nearestProduct(on, turn.n(), on.constant(0.5));
    V odd = on.fma(half, on.constant(-2), turn.n());
    V over = on.whereEqual(odd, zero, turn.sine(), on.negate(turn.cosine()));
    V under = on.whereEqual(odd, zero, turn.cosine(), turn.sine());
    return on.whereEqual(x, zero, x, on.divide(over, under));
  }

  /// An angle as n quarter turns and a remainder, of which sine and cosine are known.
  private record Turn<V>(V n, V sine, V cosine) {

    static <V> Turn<V> of(Arithmetic<V> on, V angle) {
      V x =
          on.whereLess(on.absolute(angle), LIMIT.in(on), angle, on.multiply(angle, on.constant(0)));
      V n = Rounding.nearestProduct(on, x, PER_QUARTER.in(on));
      V first = on.fma(n, QUARTER.times(on, -1), x);
      V second = on.multiply(n, QUARTER_REST.in(on));
      V r = on.subtract(first, second);
      V lost = on.subtract(on.subtract(first, r), second);
      V secondLost = on.fma(n, QUARTER_REST.in(on), on.negate(second));
      V rest = on.subtract(lost, on.fma(n, QUARTER_LAST.in(on), secondLost));
      V z = on.multiply(r, r);
      return new Turn<>(n, sine(on, r, rest, z), cosine(on, r, rest, z));
    }

    private static <V> V sine(Arithmetic<V> on, V r, V rest, V z) {
      return on.add(r, on.fma(on.multiply(r, z), SINE.at(on, z), rest));
    }

    /// `1 - z/2` is rounded, and what it lost goes back into the small part.
    private static <V> V cosine(Arithmetic<V> on, V r, V rest, V z) {
      V one = on.constant(1);
      V half = on.multiply(z, on.constant(0.5));
      V main = on.subtract(one, half);
      V lost = on.subtract(on.subtract(one, main), half);
      V bend = on.fma(on.multiply(z, z), COSINE.at(on, z), lost);
      return on.add(main, on.fma(on.negate(r), rest, bend));
    }

    /// `sin(r + k*pi/2)`: the sine for even k, the cosine for odd k, negative in the second half
    /// turn.
    V quarter(Arithmetic<V> on, V k) {
      V zero = on.constant(0);
      V half = on.constant(0.5);
      V minusTwo = on.constant(-2);
      V pairs = Rounding.nearestProduct(on, k, half);
      V odd = on.fma(pairs, minusTwo, k);
      V fours = Rounding.nearestProduct(on, pairs, half);
      V back = on.fma(fours, minusTwo, pairs);
      V even = on.whereEqual(back, zero, sine, on.negate(sine));
      return on.whereEqual(odd, zero, even, on.multiply(odd, cosine));
    }
  }
}
