package org.homeostat.elementary;

import org.homeostat.expression.Arithmetic;

/// Arc sine, arc cosine and arc tangent.
final class InverseTrigonometric {

  private static final Constant HALF_PI = new Constant(1.5707963267948966, 1.5707964f);
  private static final Constant HALF_PI_REST = new Constant(6.123233995736766e-17, -4.371139e-8f);

  /// Lifts both sides of a small triangle, so that its ratio is not lost below the normal numbers.
  private static final Constant SCALE_UP = new Constant(0x1p60, 0x1p30f);

  /// `(atan(q)/q - 1)/z`, z = q^2, on |q| <= tan(pi/8).
  private static final Polynomial ARC_TANGENT =
      new Polynomial(
          new double[] {
            -0.3333333333333333, 0.1999999999999552, -0.14285714284666493, 0.11111111015252322,
            -0.09090904577959731, 0.07692183187012169, -0.06664511393659163, 0.05858148446112195,
            -0.050854472957630806, 0.03923158774224821, -0.01917680071440982
          },
          new float[] {-0.3333333f, 0.1999954f, -0.14263955f, 0.107437275f, -0.06451916f});

  /// `(asin(s)/s - 1)/z`, z = s^2, on |s| <= 1/2.
  private static final Polynomial ARC_SINE =
      new Polynomial(
          new double[] {
            0.16666666666666669, 0.07499999999998433, 0.04464285714635543, 0.030381944138531247,
            0.02237217294214989, 0.017352392720869973, 0.013971212973552933, 0.011479177415184906,
            0.01032281435018578, 0.005457506718640358, 0.01740087944269402, -0.014851887071247204,
            0.028757851367421566
          },
          new float[] {
            0.16666666f, 0.07500094f, 0.044599403f, 0.031100662f, 0.017149238f, 0.033690847f
          });

  private InverseTrigonometric() {}

  /// Directly up to 1/2; beyond as `pi/2 - 2 asin(sqrt((1 - |x|)/2))`.
  static <V> V asin(Arithmetic<V> on, V x) {
    V zero = on.constant(0);
    V size = on.absolute(x);
    Arc<V> arc = Arc.of(on, size);
    V main = on.whereLess(arc.limit, size, HALF_PI.in(on), zero);
    V rest = on.whereLess(arc.limit, size, HALF_PI_REST.in(on), zero);
    V factor = on.whereLess(arc.limit, size, on.constant(-2), on.constant(1));
    V value = arc.sum(on, main, rest, factor);
    V signed = on.whereLess(x, zero, on.negate(value), value);
    return on.whereEqual(x, zero, x, signed);
  }

  /// `pi/2 - asin x` up to 1/2 in size; beyond as `2 asin(sqrt((1 - x)/2))`, and from pi for x < 0.
  static <V> V acos(Arithmetic<V> on, V x) {
    V zero = on.constant(0);
    V two = on.constant(2);
    V size = on.absolute(x);
    Arc<V> arc = Arc.of(on, size);
    V turn = on.whereLess(x, zero, on.constant(-1), on.constant(1));
    V halves = on.whereLess(arc.limit, size, on.subtract(on.constant(1), turn), on.constant(1));
    V main = on.multiply(halves, HALF_PI.in(on));
    V rest = on.multiply(halves, HALF_PI_REST.in(on));
    V factor = on.whereLess(arc.limit, size, on.multiply(two, turn), on.negate(turn));
    return arc.sum(on, main, rest, factor);
  }

  static <V> V atan(Arithmetic<V> on, V x) {
    V zero = on.constant(0);
    V one = on.constant(1);
    V size = on.absolute(x);
    V value = ratio(on, size, one, zero);
    V signed = on.whereLess(x, zero, on.negate(value), value);
    return on.whereEqual(x, zero, x, signed);
  }

  static <V> V atan2(Arithmetic<V> on, V y, V x) {
    V zero = on.constant(0);
    V one = on.constant(1);
    V rise = on.absolute(y);
    V run = on.absolute(x);
    V larger = on.maximum(rise, run);
    V scale = on.whereLess(larger, one, SCALE_UP.in(on), on.constant(0.25));
    V backward = Rounding.signed(on, x);
    V halves = on.whereLess(backward, zero, on.constant(-2), zero);
    V value = ratio(on, on.multiply(rise, scale), on.multiply(run, scale), halves);
    return on.whereEqual(x, x, Rounding.withSignOf(on, y, value), x);
  }

  /// `|halves*pi/2 + atan(rise/run)|` for rise, run >= 0.
  ///
  /// The arc tangent is taken of `rise/run`, of `(rise - run)/(rise + run)` with pi/4 added, or of
  /// `-run/rise` with pi/2 added, whichever is at most tan(pi/8).
  private static <V> V ratio(Arithmetic<V> on, V rise, V run, V halves) {
    V zero = on.constant(0);
    V low = on.whereEqual(rise, run, zero, on.multiply(run, on.constant(0.41421356)));
    V high = on.multiply(run, on.constant(2.4142135));
    V difference = on.whereEqual(rise, run, zero, on.subtract(rise, run));
    V steepOver = on.whereLessOrEqual(rise, high, difference, on.negate(run));
    V steepUnder = on.whereLessOrEqual(rise, high, on.add(rise, run), rise);
    V steepTurn = on.whereLessOrEqual(rise, high, on.constant(0.5), on.constant(1));
    V over = on.whereLessOrEqual(rise, low, rise, steepOver);
    V under = on.whereLessOrEqual(rise, low, run, steepUnder);
    V turn = on.add(halves, on.whereLessOrEqual(rise, low, zero, steepTurn));
    Quotient<V> quotient = quotient(on, over, under, rise, run, difference);
    V q = on.whereEqual(rise, zero, zero, quotient.value());
    V z = on.multiply(q, q);
    V main = on.multiply(turn, HALF_PI.in(on));
    V rest = on.fma(turn, HALF_PI_REST.in(on), quotient.rest());
    V bend = on.fma(on.multiply(q, z), ARC_TANGENT.at(on, z), rest);
    V sum = on.add(main, q);
    V lost = on.add(on.subtract(main, sum), q);
    return on.absolute(on.add(sum, on.add(lost, bend)));
  }

  /// `over/under`, with what rise - run and rise + run lost where these are meant; without a rest
  /// where that has no finite value.
  private static <V> Quotient<V> quotient(
      Arithmetic<V> on, V over, V under, V rise, V run, V difference) {
    V zero = on.constant(0);
    V sum = on.add(rise, run);
    V larger = on.whereLess(rise, run, run, rise);
    V smaller = on.whereLess(rise, run, rise, run);
    V sumLow = on.add(on.subtract(larger, sum), smaller);
    V underLow = on.whereEqual(under, sum, on.whereEqual(over, rise, zero, sumLow), zero);
    V missing = on.subtract(rise, on.add(run, difference));
    V overLow = on.whereEqual(over, difference, missing, zero);
    Quotient<V> quotient = Quotient.of(on, over, overLow, under, underLow);
    V infinity = on.constant(Double.POSITIVE_INFINITY);
    V rest = on.whereLess(on.absolute(quotient.rest()), infinity, quotient.rest(), zero);
    return new Quotient<>(quotient.value(), rest);
  }

  /// `asin s` for `s = |x|` up to 1/2, `s = sqrt((1 - |x|)/2)` beyond.
  private record Arc<V>(V s, V z, V limit) {

    static <V> Arc<V> of(Arithmetic<V> on, V size) {
      V half = on.constant(0.5);
      V limit = half;
      V far = on.fma(size, on.constant(-0.5), half);
      V z = on.whereLess(limit, size, far, on.multiply(size, size));
      V s = on.whereLess(limit, size, on.squareRoot(far), size);
      return new Arc<>(s, z, limit);
    }

    /// `main + rest + factor*asin(s)`, where main is zero or above the product.
    V sum(Arithmetic<V> on, V main, V rest, V factor) {
      V arm = on.multiply(factor, s);
      V sum = on.add(main, arm);
      V lost = on.add(on.subtract(main, sum), arm);
      V bend = on.fma(on.multiply(arm, z), ARC_SINE.at(on, z), rest);
      return on.add(sum, on.add(lost, bend));
    }
  }
}
