package org.homeostat.studio.report;

import java.math.BigDecimal;
import java.math.MathContext;

/// Series as short JSON arrays: rounded to a few significant digits, `null` for a gap.
final class ShortNumbers {
  private static final double SMALLEST = 1e-3;
  private static final double LARGEST = 1e9;
  private static final long[] POWERS = powers();

  private ShortNumbers() {}

  /// A JSON array of `samples` to `digits` significant digits (at most 9).
  static String array(Samples samples, int digits) {
    var text = new StringBuilder(samples.size() * (digits + 2) + 2).append('[');
    for (int i = 0; i < samples.size(); i++) {
      if (i > 0) {
        text.append(',');
      }
      append(text, samples.at(i), digits);
    }
    return text.append(']').toString();
  }

  static void append(StringBuilder text, double value, int digits) {
    double size = Math.abs(value);
    if (!Double.isFinite(value)) {
      text.append("null");
    } else if (size == 0) {
      text.append('0');
    } else if (size >= SMALLEST && size < LARGEST) {
      if (value < 0) {
        text.append('-');
      }
      appendPlain(text, size, digits);
    } else {
      text.append(new BigDecimal(value).round(new MathContext(digits)).stripTrailingZeros());
    }
  }

  private static void appendPlain(StringBuilder text, double size, int digits) {
    int decimals = digits;
    for (double below = 1; decimals > 0 && size >= below; below *= 10) {
      decimals--;
    }
    for (double above = 0.1; size < above; above /= 10) {
      decimals++;
    }
    long scaled = Math.round(size * POWERS[decimals]);
    while (decimals > 0 && scaled % 10 == 0) {
      scaled /= 10;
      decimals--;
    }
    text.append(scaled / POWERS[decimals]);
    if (decimals > 0) {
      text.append('.');
      String fraction = Long.toString(scaled % POWERS[decimals]);
      text.repeat('0', decimals - fraction.length()).append(fraction);
    }
  }

  private static long[] powers() {
    long[] powers = new long[13];
    powers[0] = 1;
    for (int i = 1; i < powers.length; i++) {
      powers[i] = 10 * powers[i - 1];
    }
    return powers;
  }
}
