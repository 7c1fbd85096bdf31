package org.homeostat.control;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;

/// A mode that inputs do not move or outputs do not show.
///
/// @param rate its eigenvalue
/// @param direction the combination of states that no input moves, or the movement of states that
///   no output shows; of a complex mode one of the two that span its plane. The largest element is
///   1.
record HiddenMode(Eigenvalue rate, double[] direction) {
  private static final double NEGLIGIBLE = 1e-6;

  /// From the two halves of a complex vector: turned so that its largest element is real, and 1.
  static HiddenMode of(Eigenvalue rate, double[] real, double[] imaginary) {
    int top = 0;
    for (int i = 1; i < real.length; i++) {
      double size = square(real[i], imaginary[i]);
      if (size > square(real[top], imaginary[top]) * (1 + NEGLIGIBLE)) {
        top = i;
      }
    }
    double scale = square(real[top], imaginary[top]);
    double[] turned = new double[real.length];
    for (int i = 0; i < turned.length; i++) {
      double product = real[i] * real[top] + imaginary[i] * imaginary[top];
      turned[i] = Math.abs(product) <= NEGLIGIBLE * scale ? 0 : product / scale;
    }
    return new HiddenMode(rate, turned);
  }

  private static double square(double x, double y) {
    return x * x + y * y;
  }

  /// The direction in the names of the states: `x - 0.5*v`.
  String along(List<Element> states) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < direction.length; i++) {
      if (direction[i] != 0) {
        double size = Math.abs(direction[i]);
        String sign = direction[i] < 0 ? "-" : "+";
        text.append(text.isEmpty() ? (sign.equals("-") ? "-" : "") : " " + sign + " ");
        BigDecimal digits = new BigDecimal(size).round(new MathContext(4)).stripTrailingZeros();
        text.append(Math.abs(size - 1) < 1e-4 ? "" : digits + "*");
        text.append(states.get(i));
      }
    }
    return text.toString();
  }

  /// `0.5 along x - 0.5*v`
  String text(List<Element> states) {
    return rate + " along " + along(states);
  }
}
