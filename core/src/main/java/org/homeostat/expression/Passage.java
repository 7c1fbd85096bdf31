package org.homeostat.expression;

/// The characters from `start` (inclusive) to `end` (exclusive) of another text.
record Passage(SourceText whole, int start, int end) implements SourceText {

  @Override
  public String text() {
    return whole.text().substring(start, end);
  }

  @Override
  public Position position(int offset) {
    return whole.position(start + offset);
  }
}
