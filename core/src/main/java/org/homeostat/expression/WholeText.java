package org.homeostat.expression;

/// A text that is a whole file.
record WholeText(String name, String text) implements SourceText {

  @Override
  public Position position(int offset) {
    int start = text.lastIndexOf('\n', offset - 1) + 1;
    int end = text.indexOf('\n', start);
    String line = text.substring(start, end < 0 ? text.length() : end).replace("\r", "");
    int number = 1 + (int) text.substring(0, start).chars().filter(c -> c == '\n').count();
    return new Position(name, number, offset - start + 1, line);
  }
}
