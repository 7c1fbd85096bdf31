package org.homeostat.expression;

/// Numbers as text that reads back to the same bits.
final class Numbers {
  private Numbers() {}

  /// The shortest text of a finite number: `2`, `0.5`, `1e-7`.
  static String text(double value) {
    String text = Double.toString(value).replace('E', 'e');
    return text.replace(".0e", "e").endsWith(".0")
        ? text.substring(0, text.length() - 2)
        : text.replace(".0e", "e");
  }
}
