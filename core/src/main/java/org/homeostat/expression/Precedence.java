package org.homeostat.expression;

/// How tightly the written operators bind, from the loosest to the tightest.
final class Precedence {
  private Precedence() {}

  static final Notation.Infix OR = new Notation.Infix(1, false);
  static final Notation.Infix AND = new Notation.Infix(2, false);
  static final Notation.Prefix NOT = new Notation.Prefix(3);
  static final Notation.Infix COMPARISON = new Notation.Infix(4, false);
  static final Notation.Infix SUM = new Notation.Infix(5, false);
  static final Notation.Infix PRODUCT = new Notation.Infix(6, false);
  static final Notation.Prefix SIGN = new Notation.Prefix(7);
  static final Notation.Infix POWER = new Notation.Infix(8, true);
  static final Notation.Postfix POSTFIX = new Notation.Postfix(9);
}
