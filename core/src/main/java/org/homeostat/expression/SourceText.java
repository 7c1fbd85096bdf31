package org.homeostat.expression;

/// A text that knows where each of its characters stands in a file, whether it is the file itself
/// or a passage of it, such as an equation inside a YAML block.
public interface SourceText {

  /// The characters that a parser reads.
  String text();

  /// Where the character at `offset` (0 to the length of the text, inclusive) stands in the file.
  Position position(int offset);

  /// A text that is a file or a string of its own, called `name`.
  static SourceText of(String name, String text) {
    return new WholeText(name, text);
  }
}
