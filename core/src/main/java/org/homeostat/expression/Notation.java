package org.homeostat.expression;

/// How an operator is written. `precedence` is higher for tighter binding.
public sealed interface Notation {
  /// `a + b`
  record Infix(int precedence, boolean rightAssociative) implements Notation {}

  /// `-a`
  record Prefix(int precedence) implements Notation {}

  /// `A'`, `x[0:3]`
  record Postfix(int precedence) implements Notation {}

  /// `sin(x)`
  record Call() implements Notation {}

  /// `[a, b, c]`
  record Bracket() implements Notation {}
}
