package org.homeostat.kernel;

/// The primitives that take more than one instruction of the JVM, for generated code.
final class ScalarPrimitives {
  static final int FRACTION_LENGTH = 52;
  static final long FRACTION_BITS = 0x000fffffffffffffL;
  static final long ONE_BITS = 0x3ff0000000000000L;

  /// The bits of 2^52: with an integer below 2^52 in their fraction they are 2^52 plus the integer.
  static final long INTEGER_BITS = 0x4330000000000000L;

  static final double EXPONENT_BIAS = 0x1p52 + 1023;
  static final double POWER_BIAS = 0x1.8p52 + 1023;

  private ScalarPrimitives() {}

  static double whereLess(double a, double b, double then, double otherwise) {
    return a < b ? then : otherwise;
  }

  static double whereLessOrEqual(double a, double b, double then, double otherwise) {
    return a <= b ? then : otherwise;
  }

  static double whereEqual(double a, double b, double then, double otherwise) {
    return a == b ? then : otherwise;
  }

  static double power2(double n) {
    return Double.longBitsToDouble(Double.doubleToRawLongBits(n + POWER_BIAS) << FRACTION_LENGTH);
  }

  static double exponent(double a) {
    long field = Double.doubleToRawLongBits(a) >>> FRACTION_LENGTH;
    return Double.longBitsToDouble(field | INTEGER_BITS) - EXPONENT_BIAS;
  }

  static double mantissa(double a) {
    long fraction = Double.doubleToRawLongBits(a) & FRACTION_BITS;
    return Double.longBitsToDouble(fraction | ONE_BITS);
  }
}
