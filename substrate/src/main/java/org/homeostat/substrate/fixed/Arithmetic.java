package org.homeostat.substrate.fixed;

/// The arithmetic of [IntegerOperation] on numbers of at most 32 bits, exact in 64.
final class Arithmetic {
  /// Beyond it a shift moves all bits out.
  private static final int ALL = 32;

  private Arithmetic() {}

  /// The nearest number of a width in two's complement.
  static long saturated(long x, int width) {
    long top = (1L << (width - 1)) - 1;
    return Math.clamp(x, -top - 1, top);
  }

  /// `x / 2^by` rounded to nearest, a half upward.
  static long rounded(long x, int by) {
    return by == 0 ? x : (x + (1L << (by - 1))) >> by;
  }

  /// `a * 2^by`, rounded as above.
  static long scaled(long a, long by) {
    if (by >= ALL) {
      return a == 0 ? 0 : a < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
    }
    if (by >= 0) {
      return a << by;
    }
    return by <= -ALL ? 0 : rounded(a, (int) -by);
  }

  /// `a * 2^shift / b` cut toward zero; beyond every range for b = 0, but 0 for 0/0.
  static long quotient(long a, long b, int shift) {
    if (b == 0) {
      return a == 0 ? 0 : a < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
    }
    return (a << shift) / b;
  }

  /// The number of the highest bit of a positive number, else -1.
  static long leading(long a) {
    return a <= 0 ? -1 : 63 - Long.numberOfLeadingZeros(a);
  }

  /// The whole part of the square root, bit by bit; 0 for what is negative.
  static long root(long x) {
    long root = 0;
    for (long bit = 1L << 31; bit > 0; bit >>= 1) {
      long trial = root | bit;
      if (trial <= x / trial) {
        root = trial;
      }
    }
    return x <= 0 ? 0 : root;
  }

  /// `k * multiplier / 2^shift`, for a count that stops at 2^31 - 1.
  static long clock(long k, long multiplier, int shift) {
    return rounded(Math.min(k, Integer.MAX_VALUE) * multiplier, shift);
  }
}
