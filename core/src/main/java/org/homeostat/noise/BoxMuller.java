package org.homeostat.noise;

/// Two standard normal numbers from 128 random bits: `r cos(a)` and `r sin(a)` with the radius `r =
/// sqrt(-2 ln u)`, where `u` is uniform on (0, 1) and `a` on the circle.
///
/// Of the bits `x`, the upper 52 are `u`: the middle of one of 2^52 equal cells of (0, 1).
///
/// Of the bits `y`, the upper 51 are `f`: the middle of one of 2^51 equal cells of (-1/2, 1/2). The
/// angle `f*pi/2` lies within a quarter about zero; the lowest bit reverses the point and the next
/// one exchanges its coordinates, which lays the quarter onto all four. The law is so exactly
/// symmetric.
///
/// The logarithm, sine and cosine are polynomials found for these ranges by interpolation at
/// Chebyshev's nodes in 60 digits; none is off by more than 1.5 units in the last place. Every
/// operation here is exactly rounded and stands in the same order in [VectorPairs].
///
/// Source: Box, Muller, *A note on the generation of random normal deviates*, Annals of
/// Mathematical Statistics 29 (1958), 610-611.
final class BoxMuller {
  /// The bits of 1.0: or-ed with 52 bits they give a number in [1, 2).
  static final long ONE = 0x3FF0000000000000L;

  /// The bits of 1.0 and half a cell of `f`.
  static final long ONE_AND_HALF_CELL = ONE | 1;

  /// 1 less half a cell of `u`.
  static final double BELOW_ONE = 1 - 0x1p-53;

  /// The bits of the square root of one half, the least mantissa.
  static final long ROOT_HALF = 0x3FE6A09E667F3BCDL;

  static final long MANTISSA = 0x000FFFFFFFFFFFFFL;

  /// The bits of 2^52: or-ed with a small integer they give 2^52 plus that integer.
  static final long INTEGER = 0x4330000000000000L;

  static final double INTEGER_AND_BIAS = 0x1p52 + 1023;
  static final double MINUS_TWO_LN_2 = -0x1.62e42fefa39efp+0;

  /// `4 - 4 atanh(s)/s` over `s^2`, in powers of `s^2` up to `(3 - 2 sqrt(2))^2`.
  static final double L0 = -0x1.5555555555558p+0;

  static final double L1 = -0x1.99999999952e2p-1;
  static final double L2 = -0x1.2492492df148dp-1;
  static final double L3 = -0x1.c71c62e5800a1p-2;
  static final double L4 = -0x1.7462b4ab2ef6bp-2;
  static final double L5 = -0x1.39fe606542ddep-2;
  static final double L6 = -0x1.2b584aae78a57p-2;

  /// `sin(f*pi/2)/f` in powers of `f^2` up to 1/4.
  static final double S0 = 0x1.921fb54442d18p+0;

  static final double S1 = -0x1.4abbce625be41p-1;
  static final double S2 = 0x1.466bc677587f8p-4;
  static final double S3 = -0x1.32d2cce2e5b19p-8;
  static final double S4 = 0x1.50782fda12d96p-13;
  static final double S5 = -0x1.e30071afc3e59p-19;
  static final double S6 = 0x1.e3f38399551bfp-25;

  /// `cos(f*pi/2)` in powers of `f^2`, after the leading 1.
  static final double C1 = -0x1.3bd3cc9be45dep+0;

  static final double C2 = 0x1.03c1f081b5ac0p-2;
  static final double C3 = -0x1.55d3c7e3cb241p-6;
  static final double C4 = 0x1.e1f5068688d5bp-11;
  static final double C5 = -0x1.a6d1eef479be1p-16;
  static final double C6 = 0x1.f9ce245cada0bp-22;
  static final double C7 = -0x1.b2f3eb054afcdp-28;

  private BoxMuller() {}

  /// The radius with its sign: `sqrt(-2 ln u)`, negative if the lowest bit of `y` is set.
  static double radius(long x, long y) {
    double u = Double.longBitsToDouble(x >>> 12 | ONE) - BELOW_ONE;
    double r = Math.sqrt(minusTwoLog(u));
    return Double.longBitsToDouble(Double.doubleToRawLongBits(r) ^ y << 63);
  }

  /// `-2 ln u` for `u` in (0, 1), with `u = 2^k m` and `m = 1 + f` in [sqrt(1/2), sqrt(2)).
  ///
  /// With `s = f/(2 + f)` is `ln m = 2 atanh(s) = f - s (f - R)`, `R = 2 atanh(s)/s - 2`.
  static double minusTwoLog(double u) {
    long shifted = Double.doubleToRawLongBits(u) + (ONE - ROOT_HALF);
    double k = Double.longBitsToDouble(shifted >>> 52 | INTEGER) - INTEGER_AND_BIAS;
    double m = Double.longBitsToDouble((shifted & MANTISSA) + ROOT_HALF);
    double f = m - 1;
    double s = f / (m + 1);
    double z = s * s;
    double p = Math.fma(z, L6, L5);
    p = Math.fma(z, p, L4);
    p = Math.fma(z, p, L3);
    p = Math.fma(z, p, L2);
    p = Math.fma(z, p, L1);
    p = Math.fma(z, p, L0);
    double twice = f + f;
    return Math.fma(s, Math.fma(z, p, twice), Math.fma(k, MINUS_TWO_LN_2, -twice));
  }

  /// The fraction of a quarter turn, in (-1/2, 1/2).
  static double fraction(long y) {
    return Double.longBitsToDouble(y >>> 12 | ONE_AND_HALF_CELL) - 1.5;
  }

  /// Whether the point's coordinates are exchanged.
  static boolean exchanged(long y) {
    return (y & 2) != 0;
  }

  /// `sin(f*pi/2)` for `f` in (-1/2, 1/2).
  static double sine(double f) {
    double z = f * f;
    double p = Math.fma(z, S6, S5);
    p = Math.fma(z, p, S4);
    p = Math.fma(z, p, S3);
    p = Math.fma(z, p, S2);
    p = Math.fma(z, p, S1);
    p = Math.fma(z, p, S0);
    return f * p;
  }

  /// `cos(f*pi/2)` for `f` in (-1/2, 1/2).
  static double cosine(double f) {
    double z = f * f;
    double p = Math.fma(z, C7, C6);
    p = Math.fma(z, p, C5);
    p = Math.fma(z, p, C4);
    p = Math.fma(z, p, C3);
    p = Math.fma(z, p, C2);
    p = Math.fma(z, p, C1);
    return Math.fma(z, p, 1.0);
  }
}
