package org.homeostat.substrate.c;

import org.homeostat.expression.Precision;

/// Numbers as C writes them: in hexadecimal, so that no bit is lost.
final class Numbers {
  private Numbers() {}

  static String of(double value, Precision precision) {
    boolean single = precision == Precision.FLOAT;
    double rounded = single ? (float) value : value;
    String suffix = single ? "f" : "";
    if (Double.isNaN(rounded)) {
      return "(0.0" + suffix + " / 0.0" + suffix + ")";
    }
    if (Double.isInfinite(rounded)) {
      return (rounded > 0 ? "(1.0" : "(-1.0") + suffix + " / 0.0" + suffix + ")";
    }
    String text = digits(rounded) + suffix;
    return text.startsWith("-") ? "(" + text + ")" : text;
  }

  /// Small whole numbers and their like as they are, else in hexadecimal.
  private static String digits(double value) {
    boolean plain = value * 1024 == Math.rint(value * 1024) && Math.abs(value) < 1e6;
    return plain ? Double.toString(value) : Double.toHexString(value);
  }
}
