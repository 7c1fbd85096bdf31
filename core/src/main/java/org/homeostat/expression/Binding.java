package org.homeostat.expression;

/// How tightly expressions bind, for printers that set parentheses.
final class Binding {
  private static final int TIGHTEST = 10;

  private Binding() {}

  /// How tightly `e` binds as a whole.
  static int of(Expression e) {
    return switch (e) {
      case Name _ -> TIGHTEST;
      case Literal literal -> of(literal);
      case Apply apply ->
          switch (apply.operator().notation()) {
            case Notation.Infix infix -> infix.precedence();
            case Notation.Prefix prefix -> prefix.precedence();
            case Notation.Postfix postfix -> postfix.precedence();
            case Notation.Call _, Notation.Bracket _ -> TIGHTEST;
          };
    };
  }

  /// A negative number binds as a sign does; a number with a unit must not be taken for its base.
  private static int of(Literal literal) {
    boolean negative = Double.doubleToRawLongBits(literal.value()) < 0;
    if (negative) {
      return Precedence.SIGN.precedence();
    }
    return literal.unit().isBare() ? TIGHTEST : Precedence.POWER.precedence();
  }

  static int left(Operator operator, Notation.Infix infix) {
    boolean strict = infix.rightAssociative() || operator instanceof Comparison;
    return infix.precedence() + (strict ? 1 : 0);
  }

  static int right(Notation.Infix infix) {
    return infix.precedence() + (infix.rightAssociative() ? 0 : 1);
  }
}
