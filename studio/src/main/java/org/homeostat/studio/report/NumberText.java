package org.homeostat.studio.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.regex.Pattern;

/// Numbers as people read them.
public final class NumberText {
  /// The places between groups of three digits; there is no fraction where it is used.
  private static final Pattern THOUSANDS = Pattern.compile("\\B(?=(\\d{3})+$)");

  private NumberText() {}

  /// Four significant digits, a true minus sign, no trailing zeros, thousands apart from five
  /// digits on; powers of ten outside 1e-4 to 1e7; a dash for NaN.
  public static String of(double value) {
    if (Double.isNaN(value)) {
      return "–";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "∞" : "−∞";
    }
    if (value == 0) {
      return "0";
    }
    BigDecimal rounded = new BigDecimal(value).round(new MathContext(4)).stripTrailingZeros();
    double size = Math.abs(rounded.doubleValue());
    if (size < 1e-4 || size >= 1e7) {
      return powerOfTen(rounded).replace('-', '−');
    }
    String text = rounded.toPlainString().replace('-', '−');
    return size < 10_000 ? text : THOUSANDS.matcher(text).replaceAll("\u202f");
  }

  private static String powerOfTen(BigDecimal number) {
    int exponent = number.precision() - number.scale() - 1;
    BigDecimal mantissa = number.movePointLeft(exponent).stripTrailingZeros();
    return mantissa.toPlainString() + "e" + exponent;
  }
}
