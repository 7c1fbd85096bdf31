package org.homeostat.substrate.fixed;

/// Coefficients with 30 bits after the point, lowest power first: interpolations at 400 Chebyshev
/// points, fitted by least squares.
final class Polynomials {
  /// 2^f / 2 for f in [0, 1]; error 3e-11.
  static final long[] HALF_POWER2 = {
    536870912, 372130563, 128970544, 29799177, 5161228, 721007, 76769, 11624
  };

  /// log2(1 + t)/t for t in [0, 1]; error 1e-9.
  static final long[] LOG2 = {
    1549082004,
    -774540719,
    516348831,
    -387075205,
    308136228,
    -249535919,
    192475034,
    -127853998,
    64376166,
    -20827146,
    3156550
  };

  /// sin(r)/r in z = r^2 for r in [0, pi/2]; error 2e-11.
  static final long[] SINE = {1073741824, -178956970, 8947846, -213040, 2956, -26};

  /// atan(r)/r in z = r^2 for r in [0, 1]; error 4e-10.
  static final long[] ARCTANGENT = {
    1073741824,
    -357913838,
    214744025,
    -153320115,
    118689110,
    -94447593,
    72049300,
    -47538489,
    23840778,
    -7694611,
    1164465
  };

  /// Abramowitz & Stegun 1964, Handbook of Mathematical Functions, 7.1.26, from t on; error 1.5e-7.
  static final long[] ERROR_FUNCTION = {273621191, -305476044, 1526231383, -1560310108, 1139675401};

  private Polynomials() {}
}
