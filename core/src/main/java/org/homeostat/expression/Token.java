package org.homeostat.expression;

/// A word of the language, from the character `start` (inclusive) to `end` (exclusive).
record Token(Kind kind, int start, int end, String text) {

  enum Kind {
    NUMBER,
    /// a name, a function or one of the words `and`, `or`, `not`
    NAME,
    /// an operator, parenthesis, bracket, comma or colon
    SIGN,
    /// a compound unit in braces; the text is what stands between them
    BRACES,
    END
  }

  boolean is(String sign) {
    return (kind == Kind.SIGN || kind == Kind.NAME) && text.equals(sign);
  }

  /// How a message calls it.
  String describe() {
    return kind == Kind.END ? "the end" : "'" + text + "'";
  }
}
