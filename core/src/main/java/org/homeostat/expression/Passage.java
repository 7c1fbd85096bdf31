package org.homeostat.expression;

/// The characters of another text from `start` (inclusive) to `end` (exclusive).
public record Passage(SourceText whole, int start, int end) implements SourceText {

  @Override
  public String text() {
    return whole.text().substring(start, end);
  }

  @Override
  public Position position(int offset) {
    return whole.position(start + offset);
  }

  /// This passage without the white space around it.
  public static Passage trimmed(SourceText whole, int start, int end) {
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
