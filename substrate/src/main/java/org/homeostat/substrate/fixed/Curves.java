package org.homeostat.substrate.fixed;

import static org.homeostat.substrate.fixed.IntegerBuilder.FULL;
import static org.homeostat.substrate.fixed.Polynomials.ARCTANGENT;
import static org.homeostat.substrate.fixed.Polynomials.ERROR_FUNCTION;
import static org.homeostat.substrate.fixed.Polynomials.HALF_POWER2;
import static org.homeostat.substrate.fixed.Polynomials.LOG2;
import static org.homeostat.substrate.fixed.Polynomials.SINE;

import org.homeostat.substrate.fixed.IntegerOperation.Relation;

/// The curves that elementary functions are made of, on values of 32 bits. The names of constants
/// end in the number of bits after their point.
final class Curves {
  /// Bits after the point of angles, of exponents to the base 2, and of falling exponentials.
  static final int ANGLE = 28;

  static final int EXPONENT = 25;
  static final int DECAY = 29;
  private static final int UNIT = 30;

  private static final long LOG2_E_30 = 1549082005;
  private static final long LN_2_30 = 744261118;
  private static final long PER_TURN_32 = 683565276;
  private static final long TURN_28 = 1686629713;
  private static final long PI_28 = 843314857;
  private static final long RIGHT_28 = 421657428;
  private static final long P_30 = 351748265;

  private final IntegerBuilder on;
  private final int n;

  /// @param n the bits after the point of arguments and values
  Curves(IntegerBuilder on, int n) {
    this.on = on;
    this.n = n;
  }

  int exponential(int x) {
    return power2(exponent(x), n);
  }

  /// exp(x)/2, which has a place where exp(x) has none.
  int halfExponential(int x) {
    return power2(exponent(x), n - 1);
  }

  /// x*log2(e) to [#EXPONENT] bits.
  private int exponent(int x) {
    int limited = on.most(on.negate(limit(24)), on.least(x, limit(24)));
    return on.multiply(limited, on.constant(LOG2_E_30), n + UNIT - EXPONENT);
  }

  /// 2^y for y with [#EXPONENT] bits, to some bits after the point.
  int power2(int y, int bits) {
    int whole = on.floor(y, EXPONENT);
    int f = on.scale(fraction(y, EXPONENT), UNIT - EXPONENT);
    int half = on.polynomial(f, HALF_POWER2, UNIT);
    int by = on.add(whole, on.constant(1 + bits - UNIT));
    return on.append(new IntegerOperation.ScaleBy(), half, by);
  }

  /// exp(-a) for a from 0, to [#DECAY] bits.
  int decay(int a) {
    int limited = on.least(a, limit(24));
    int exponent = on.multiply(limited, on.constant(-LOG2_E_30), n + UNIT - EXPONENT);
    return power2(exponent, DECAY);
  }

  /// log2(x) to [#EXPONENT] bits, of a positive x with some bits after the point.
  int log2(int x, int bits) {
    int leading = on.append(new IntegerOperation.Leading(), x);
    int by = on.subtract(on.constant(UNIT), leading);
    int t = fraction(on.append(new IntegerOperation.ScaleBy(), x, by), UNIT);
    int part = on.multiply(t, on.polynomial(t, LOG2, UNIT), UNIT);
    int whole = on.scale(on.subtract(leading, on.constant(bits)), EXPONENT);
    return on.add(whole, on.scale(part, EXPONENT - UNIT));
  }

  /// ln(x) to n bits, of x with some bits after the point; the lowest number if x is not positive.
  int logarithm(int x, int bits) {
    int ln = on.multiply(log2(x, bits), on.constant(LN_2_30), UNIT);
    int lowest = on.constant(Integer.MIN_VALUE);
    return on.where(Relation.LESS, on.constant(0), x, on.scale(ln, n - EXPONENT), lowest);
  }

  /// x^y for positive x.
  int power(int x, int y) {
    return power2(on.multiply(y, log2(x, n), n), n);
  }

  /// x less whole turns, from -pi to pi, to [#ANGLE] bits.
  int angle(int x) {
    int turns = on.multiply(x, on.constant(PER_TURN_32), n + 32);
    var less = new IntegerOperation.MultiplyAdd(ANGLE - n, 0);
    return on.append(FULL, less, turns, on.constant(-TURN_28), x);
  }

  /// The sine of an angle, to [#ANGLE] bits.
  int sine(int angle) {
    int right = on.constant(RIGHT_28);
    int above = on.subtract(on.constant(PI_28), angle);
    int below = on.subtract(on.constant(-PI_28), angle);
    int folded = on.where(Relation.LESS, right, angle, above, angle);
    return ofQuarters(on.where(Relation.LESS, angle, on.negate(right), below, folded));
  }

  /// The cosine of an angle, to [#ANGLE] bits.
  int cosine(int angle) {
    return ofQuarters(on.subtract(on.constant(RIGHT_28), on.magnitude(angle)));
  }

  private int ofQuarters(int r) {
    int z = on.multiply(r, r, ANGLE);
    return on.multiply(r, on.polynomial(z, SINE, ANGLE), UNIT);
  }

  /// The angle of the point (x, y).
  int arctangent(int y, int x) {
    int wide = on.magnitude(x);
    int high = on.magnitude(y);
    int t = on.divide(on.least(wide, high), on.most(wide, high), UNIT);
    int z = on.multiply(t, t, UNIT);
    int r = on.scale(on.multiply(t, on.polynomial(z, ARCTANGENT, UNIT), UNIT), ANGLE - UNIT);
    int steep = on.subtract(on.constant(RIGHT_28), r);
    int quarter = on.where(Relation.LESS, wide, high, steep, r);
    int left = on.subtract(on.constant(PI_28), quarter);
    int half = on.where(Relation.LESS, x, on.constant(0), left, quarter);
    return on.scale(on.signed(y, half), n - ANGLE);
  }

  /// (1 - e)/(1 + e) with e = exp(-2*abs(x)), and the sign of x.
  int hyperbolicTangent(int x) {
    int one = on.constant(1L << DECAY);
    int e = decay(on.scale(on.magnitude(x), 1));
    return on.signed(x, on.divide(on.subtract(one, e), on.add(one, e), n));
  }

  /// 1/(1 + e) with e = exp(-abs(x)), or e/(1 + e) for negative x.
  int sigmoid(int x) {
    int one = on.constant(1L << DECAY);
    int e = decay(on.magnitude(x));
    int over = on.where(Relation.LESS, x, on.constant(0), e, one);
    return on.divide(over, on.add(one, e), n);
  }

  /// max(x, 0) + ln(1 + exp(-abs(x)))
  int softplus(int x) {
    int sum = on.add(on.constant(1L << DECAY), decay(on.magnitude(x)));
    return on.add(on.most(x, on.constant(0)), logarithm(sum, DECAY));
  }

  /// 1 - t*(a1 + t*(a2 + ...))*exp(-x^2) with t = 1/(1 + p*x), for positive x.
  int errorFunction(int x) {
    int a = on.least(on.magnitude(x), limit(6));
    int one = on.constant(1L << n);
    int below = on.add(one, on.multiply(a, on.constant(P_30), UNIT));
    int t = on.divide(one, below, UNIT);
    int sum = on.multiply(t, on.polynomial(t, ERROR_FUNCTION, UNIT), UNIT);
    int rest = on.multiply(sum, decay(on.multiply(a, a, n)), UNIT + DECAY - n);
    return on.signed(x, on.subtract(one, rest));
  }

  private int limit(long limit) {
    return on.constant(Math.min(limit << n, Integer.MAX_VALUE));
  }

  private int fraction(int a, int bits) {
    return on.append(new IntegerOperation.Fraction(bits), a);
  }
}
