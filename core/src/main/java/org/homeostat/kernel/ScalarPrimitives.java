package org.homeostat.kernel;

/// The primitives that take more than one instruction of the JVM, for generated code.
final class ScalarPrimitives {
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
    return Double.longBitsToDouble(Double.doubleToRawLongBits(n + (0x1.8p52 + 1023)) << 52);
  }

  static double exponent(double a) {
    long bits = Double.doubleToRawLongBits(a) >>> 52 | 0x4330000000000000L;
    return Double.longBitsToDouble(bits) - (0x1p52 + 1023);
  }

  static double mantissa(double a) {
    long bits = Double.doubleToRawLongBits(a) & 0x000fffffffffffffL | 0x3ff0000000000000L;
    return Double.longBitsToDouble(bits);
  }
}
