package org.homeostat.studio.report;

/// Text made safe to stand inside a script element.
final class Embedded {
  private Embedded() {}

  /// The same JSON document without a character that could end the element, open a comment or break
  /// a line of script: `<`, `>`, `&`, U+2028 and U+2029, which occur only inside JSON strings.
  static String json(String document) {
    var safe = new StringBuilder(document.length() + 64);
    for (int i = 0; i < document.length(); i++) {
      char each = document.charAt(i);
      switch (each) {
        case '<' -> safe.append("\\u003c");
        case '>' -> safe.append("\\u003e");
        case '&' -> safe.append("\\u0026");
        case '\u2028' -> safe.append("\\u2028");
        case '\u2029' -> safe.append("\\u2029");
        default -> safe.append(each);
      }
    }
    return safe.toString();
  }
}
