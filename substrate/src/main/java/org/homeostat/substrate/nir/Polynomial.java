package org.homeostat.substrate.nir;

/// A polynomial by its coefficients, the constant first.
record Polynomial(double[] terms) {
  private static final double SMALLEST = 1e-15;

  double at(double s) {
    double sum = 0;
    for (int k = terms.length - 1; k >= 0; k--) {
      sum = sum * s + terms[k];
    }
    return sum;
  }

  double slope(double s) {
    double sum = 0;
    for (int k = terms.length - 1; k > 0; k--) {
      sum = sum * s + k * terms[k];
    }
    return sum;
  }

  /// Where the value first passes 0 upwards on [0, length], or infinity. A value that is above 0 at
  /// the start only by rounding, and falls, has passed before.
  double firstAbove(double length) {
    double scale = Math.max(1, Math.abs(terms[0]));
    if (terms[0] > 1e-12 * scale || (terms[0] > 0 && slope(0) > 0)) {
      return 0;
    }
    double bend = 0;
    for (int k = terms.length - 1; k > 1; k--) {
      bend = bend * length + k * (k - 1) * Math.abs(terms[k]);
    }
    return firstAbove(0, length, bend, SMALLEST * length);
  }

  /// @param bend a bound on the second derivative
  private double firstAbove(double low, double high, double bend, double smallest) {
    double width = high - low;
    double middle = low + width / 2;
    double slope = slope(middle);
    if (Math.abs(slope) >= bend * width / 2) {
      return slope > 0 && at(high) > 0 ? passage(low, high) : Double.POSITIVE_INFINITY;
    }
    if (at(middle) + Math.abs(slope) * width / 2 + bend * width * width / 8 <= 0) {
      return Double.POSITIVE_INFINITY;
    }
    if (width <= smallest) {
      return at(high) > 0 ? high : Double.POSITIVE_INFINITY;
    }
    double left = firstAbove(low, middle, bend, smallest);
    return left < Double.POSITIVE_INFINITY ? left : firstAbove(middle, high, bend, smallest);
  }

  private double passage(double low, double high) {
    double below = low;
    double above = high;
    for (double mid = below + (above - below) / 2;
        mid > below && mid < above;
        mid = below + (above - below) / 2) {
      if (at(mid) > 0) {
        above = mid;
      } else {
        below = mid;
      }
    }
    return above;
  }
}
