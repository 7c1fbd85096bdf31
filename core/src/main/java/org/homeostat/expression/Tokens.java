package org.homeostat.expression;

import java.util.List;

/// A place in a list of tokens, which ends with [Token.Kind#END].
final class Tokens {
  private final List<Token> tokens;
  private int at;

  Tokens(List<Token> tokens) {
    this.tokens = tokens;
  }

  Token peek() {
    return peek(0);
  }

  Token peek(int ahead) {
    return tokens.get(Math.min(at + ahead, tokens.size() - 1));
  }

  /// Takes a token; the end stays.
  Token next() {
    Token token = peek();
    at = Math.min(at + 1, tokens.size() - 1);
    return token;
  }

  /// The token taken last.
  Token last() {
    return tokens.get(Math.max(at - 1, 0));
  }

  /// Takes tokens up to and including the `closing` sign that matches, if there is one.
  void skipTo(String closing) {
    int depth = 0;
    for (int i = at; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      if (depth == 0 && token.is(closing)) {
        at = i + 1;
        return;
      }
      depth += token.is("(") || token.is("[") ? 1 : token.is(")") || token.is("]") ? -1 : 0;
    }
  }
}
