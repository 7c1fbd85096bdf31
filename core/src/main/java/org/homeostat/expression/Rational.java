package org.homeostat.expression;

/// A fraction in lowest terms with a positive denominator: the exponent of a unit.
record Rational(int numerator, int denominator) {
  static final Rational ZERO = new Rational(0, 1);
  static final Rational ONE = new Rational(1, 1);
  static final Rational HALF = new Rational(1, 2);

  /// The largest denominator that [#of] recognises in a decimal number.
  private static final int LARGEST_DENOMINATOR = 12;

  Rational {
    if (denominator == 0) {
      throw new ArithmeticException("a fraction with denominator 0");
    }
    int divisor = gcd(Math.absExact(numerator), Math.absExact(denominator));
    int sign = denominator < 0 ? -1 : 1;
    numerator = sign * numerator / divisor;
    denominator = sign * denominator / divisor;
  }

  /// The fraction with the smallest denominator that is the double nearest to it.
  ///
  /// @throws UnitException if there is none with a denominator up to 12
  static Rational of(double value) {
    for (int d = 1; d <= LARGEST_DENOMINATOR; d++) {
      double n = Math.rint(value * d);
      if (Math.abs(n) <= 1000 && n / d == value) {
        return new Rational((int) n, d);
      }
    }
    throw new UnitException("the exponent of a unit is a simple fraction, found " + value);
  }

  Rational plus(Rational other) {
    return new Rational(
        Math.addExact(
            Math.multiplyExact(numerator, other.denominator),
            Math.multiplyExact(other.numerator, denominator)),
        Math.multiplyExact(denominator, other.denominator));
  }

  Rational times(Rational other) {
    return new Rational(
        Math.multiplyExact(numerator, other.numerator),
        Math.multiplyExact(denominator, other.denominator));
  }

  Rational negated() {
    return new Rational(-numerator, denominator);
  }

  boolean isZero() {
    return numerator == 0;
  }

  /// `2`, `-1` or `(1/2)`, as an exponent is written.
  @Override
  public String toString() {
    return denominator == 1 ? "" + numerator : "(" + numerator + "/" + denominator + ")";
  }

  private static int gcd(int a, int b) {
    return b == 0 ? Math.max(a, 1) : gcd(b, a % b);
  }
}
