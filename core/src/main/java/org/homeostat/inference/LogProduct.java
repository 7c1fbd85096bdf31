package org.homeostat.inference;

import org.homeostat.elementary.Elementary;
import org.homeostat.expression.PlainArithmetic;
import org.homeostat.expression.Tensor;

/// The logarithm of a long product of positive numbers, with one logarithm at the end.
final class LogProduct {
  private static final double LN_2 = 0x1.62e42fefa39efp-1;

  private double significand = 1;
  private long exponent;

  void multiply(double factor) {
    significand *= factor;
    int e = Math.getExponent(significand);
    if (e < -400 || e > 400) {
      significand = Math.scalb(significand, -e);
      exponent += e;
    }
  }

  double value() {
    return log(significand) + exponent * LN_2;
  }

  static double log(double x) {
    return Elementary.log(PlainArithmetic.DOUBLE, Tensor.scalar(x)).elements()[0];
  }

  static double exp(double x) {
    return Elementary.exp(PlainArithmetic.DOUBLE, Tensor.scalar(x)).elements()[0];
  }
}
