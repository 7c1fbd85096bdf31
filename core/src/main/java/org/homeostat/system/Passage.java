package org.homeostat.system;

import org.homeostat.expression.Position;
import org.homeostat.expression.SourceText;

/// The characters of `whole` from `start` (inclusive) to `end` (exclusive).
record Passage(SourceText whole, int start, int end) implements SourceText {

  @Override
  public String text() {
    return whole.text().substring(start, end);
  }

  @Override
  public Position position(int offset) {
    return whole.position(start + offset);
  }

  /// This passage without the white space around it.
  static Passage trimmed(SourceText whole, int start, int end) {
    String text = whole.text();
    int from = start;
    int to = end;
    while (from < to && Character.isWhitespace(text.charAt(from))) {
      from++;
    }
    while (to > from && Character.isWhitespace(text.charAt(to - 1))) {
      to--;
    }
    return new Passage(whole, from, to);
  }
}
