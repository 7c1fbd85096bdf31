package org.homeostat.kernel;

/// The primitives in single precision, on doubles that hold floats exactly.
///
/// The double result of one sum, difference, product, quotient or square root of floats, rounded to
/// float, is the float result (Figueroa 1995, "When is double rounding innocuous?").
final class FloatPrimitives {
  static final int FRACTION_LENGTH = 23;
  static final int FRACTION_BITS = 0x007fffff;
  static final int ONE_BITS = 0x3f800000;

  /// The bits of 2^23: with an integer below 2^23 in their fraction they are 2^23 plus the integer.
  static final int INTEGER_BITS = 0x4b000000;

  static final float EXPONENT_BIAS = 0x1p23f + 127;
  static final float POWER_BIAS = 0x1.8p23f + 127;

  private FloatPrimitives() {}

  static double add(double a, double b) {
    return (float) (a + b);
  }

  static double subtract(double a, double b) {
    return (float) (a - b);
  }

  static double multiply(double a, double b) {
    return (float) (a * b);
  }

  static double divide(double a, double b) {
    return (float) (a / b);
  }

  static double fma(double a, double b, double c) {
    return Math.fma((float) a, (float) b, (float) c);
  }

  static double negate(double a) {
    return -a;
  }

  static double absolute(double a) {
    return Math.abs(a);
  }

  static double squareRoot(double a) {
    return (float) Math.sqrt(a);
  }

  static double minimum(double a, double b) {
    return Math.min(a, b);
  }

  static double maximum(double a, double b) {
    return Math.max(a, b);
  }

  static double whereLess(double a, double b, double c, double d) {
    return a < b ? c : d;
  }

  static double whereLessOrEqual(double a, double b, double c, double d) {
    return a <= b ? c : d;
  }

  static double whereEqual(double a, double b, double c, double d) {
    return a == b ? c : d;
  }

  static double power2(double a) {
    return Float.intBitsToFloat(Float.floatToRawIntBits((float) a + POWER_BIAS) << FRACTION_LENGTH);
  }

  static double exponent(double a) {
    return Float.intBitsToFloat(
            (Float.floatToRawIntBits((float) a) >>> FRACTION_LENGTH) | INTEGER_BITS)
        - EXPONENT_BIAS;
  }

  static double mantissa(double a) {
    return Float.intBitsToFloat((Float.floatToRawIntBits((float) a) & FRACTION_BITS) | ONE_BITS);
  }
}
