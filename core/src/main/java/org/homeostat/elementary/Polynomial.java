package org.homeostat.elementary;

import org.homeostat.expression.Arithmetic;

/// A polynomial with one coefficient list for each precision, in ascending order.
///
/// All lists of this package were computed for it: the function was interpolated at the Chebyshev
/// nodes of the stated interval in 60-digit arithmetic, which is within a small factor of minimax,
/// and the coefficients of the powers were rounded to the precision. The error, relative to the
/// whole function, is below 2^-55 (float: 2^-27).
public final class Polynomial {

  private final double[] wide;
  private final float[] narrow;

  Polynomial(double[] wide, float[] narrow) {
    this.wide = wide;
    this.narrow = narrow;
  }

  /// The coefficient of `z^i` in double precision.
  public double wide(int i) {
    return wide[i];
  }

  /// The value at z by Horner's rule, one fused multiply-add a degree.
  <V> V at(Arithmetic<V> on, V z) {
    int last = degree(on);
    V value = on.constant(coefficient(on, last));
    for (int i = last - 1; i >= 0; i--) {
      value = on.fma(value, z, on.constant(coefficient(on, i)));
    }
    return value;
  }

  private <V> int degree(Arithmetic<V> on) {
    return switch (on.precision()) {
      case DOUBLE -> wide.length - 1;
      case FLOAT -> narrow.length - 1;
    };
  }

  private <V> double coefficient(Arithmetic<V> on, int i) {
    return switch (on.precision()) {
      case DOUBLE -> wide[i];
      case FLOAT -> narrow[i];
    };
  }
}
