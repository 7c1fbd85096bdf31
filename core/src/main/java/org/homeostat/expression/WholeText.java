package org.homeostat.expression;

/// A text that is a whole file.
record WholeText(String name, String text) implements SourceText {

  @Override
  public Position position(int offset) {
    int start = text.lastIndexOf('\n', offset - 1) + 1;
    int end = text.indexOf('\n', start);
    String whole = text.substring(start, end < 0 ? text.length() : end);
    boolean returned = end >= 0 && whole.endsWith("\r");
    String line = returned ? whole.substring(0, whole.length() - 1) : whole;
    int number = 1 + (int) text.substring(0, start).chars().filter(c -> c == '\n').count();
    int column = Math.min(offset - start, line.length()) + 1;
    return new Position(name, number, column, line.replace('\r', ' '));
  }
}
