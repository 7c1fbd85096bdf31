package org.homeostat.substrate.fixed;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A format of fixed-point numbers: the integer `raw` stands for `raw / 2^fraction`.
///
/// @param integer bits before the point beside the sign, from 3: a normal number must fit
/// @param fraction bits after the point, from 4 to 28
public record FixedPoint(int integer, int fraction) {
  private static final Pattern TEXT = Pattern.compile("[qQ]([0-9]{1,2})\\.([0-9]{1,2})");

  public FixedPoint {
    if (integer < 3 || fraction < 4 || fraction > 28 || integer + fraction > 31) {
      throw new IllegalArgumentException(
          "a fixed-point format is qM.N with M from 3, N from 4 to 28, and M + N at most 31, not q"
              + integer
              + "."
              + fraction);
    }
  }

  /// The format that a text such as `q15.16` names.
  ///
  /// @throws IllegalArgumentException if it names none, with what would
  public static FixedPoint parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "a fixed-point format is written like q15.16, not '" + text + "'");
    }
    return new FixedPoint(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
  }

  /// The bits of a number, its sign included.
  public int width() {
    return 1 + integer + fraction;
  }

  /// The largest integer of the format.
  public long top() {
    return (1L << (width() - 1)) - 1;
  }

  /// The nearest integer, ties to even; the end of the range for what lies beyond it.
  ///
  /// @param value a number
  public long raw(double value) {
    return Arithmetic.saturated((long) Math.rint(value * (1L << fraction)), width());
  }

  /// Whether a number lies within the range.
  public boolean holds(double value) {
    double scaled = Math.rint(value * (1L << fraction));
    return scaled <= top() && scaled >= -top() - 1;
  }

  /// What an integer stands for.
  public double value(long raw) {
    return (double) raw / (1L << fraction);
  }

  /// As it is written: `q15.16`.
  @Override
  public String toString() {
    return "q" + integer + "." + fraction;
  }
}
