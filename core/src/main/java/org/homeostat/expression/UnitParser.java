package org.homeostat.expression;

import java.util.List;

/// Reads a unit: `product := power (('*' | '/') power)*`, `power := atom ('^' exponent)?`, `atom :=
/// NAME | NUMBER | '(' product ')'`, `exponent := NUMBER | '(' NUMBER ('/' NUMBER)? ')'`.
final class UnitParser {
  private static final int DEEPEST = 50;

  private final SourceText source;
  private final String text;
  private int at;
  private int depth;

  UnitParser(SourceText source) {
    this.source = source;
    this.text = source.text();
  }

  Unit parse() {
    Unit unit = product();
    if (at < text.length()) {
      throw wrong(at, 1, "expected '*', '/' or '^' in a unit, found '" + text.charAt(at) + "'", "");
    }
    if (!(unit.factor() > 0 && unit.factor() < Double.POSITIVE_INFINITY)) {
      throw wrong(0, text.length(), "the size of this unit is out of range", "");
    }
    return unit.written(text.strip());
  }

  private Unit product() {
    int start = at;
    try {
      Unit unit = power();
      while (true) {
        if (take('*')) {
          unit = unit.times(power());
        } else if (take('/')) {
          unit = unit.divide(power());
        } else {
          return unit;
        }
      }
    } catch (ArithmeticException | UnitException e) {
      throw wrong(start, at - start, "the exponents of this unit are out of range", "");
    }
  }

  private Unit power() {
    Unit atom = atom();
    return take('^') ? atom.power(exponent()) : atom;
  }

  private Unit atom() {
    skip();
    int start = at;
    if (take('(')) {
      if (++depth > DEEPEST) {
        throw wrong(start, 1, "more than " + DEEPEST + " parentheses inside each other", "");
      }
      Unit inner = product();
      expect(')');
      depth--;
      return inner;
    }
    while (at < text.length() && isNameCharacter(text.charAt(at))) {
      at++;
    }
    String word = text.substring(start, at);
    if (word.isEmpty()) {
      throw wrong(start, 1, "expected a unit such as 'm/s' or 'mV'", "");
    }
    if (Character.isDigit(word.charAt(0))) {
      at = start;
      return Unit.DIMENSIONLESS.sized("", number(), 1);
    }
    return UnitTable.find(word)
        .orElseThrow(() ->
            wrong(
                start,
                word.length(),
                "unknown unit '" + word + "'",
                Nearest.advice(word, UnitTable.names())));
  }

  private Rational exponent() {
    if (!take('(')) {
      return Rational.of(signed());
    }
    Rational exponent = Rational.of(signed());
    if (take('/')) {
      double below = signed();
      if (below == 0) {
        throw wrong(at - 1, 1, "a fraction with denominator 0", "");
      }
      exponent = exponent.times(inverse(Rational.of(below)));
    }
    expect(')');
    return exponent;
  }

  private static Rational inverse(Rational r) {
    return new Rational(r.denominator(), r.numerator());
  }

  private double signed() {
    return take('-') ? -number() : number();
  }

  private double number() {
    skip();
    int end = Lexer.numberEnd(text, at);
    if (end == at) {
      throw wrong(at, 1, "expected a number in a unit", "");
    }
    double value = Double.parseDouble(text.substring(at, end));
    if (!(value < Double.POSITIVE_INFINITY && value > 0)) {
      throw wrong(at, end - at, "a number in a unit is positive and finite", "");
    }
    at = end;
    return value;
  }

  private static boolean isNameCharacter(char c) {
    return c < 128 && (Character.isLetterOrDigit(c) || c == '_' || c == '.');
  }

  private void expect(char c) {
    if (!take(c)) {
      throw wrong(Math.min(at, text.length()), 1, "expected '" + c + "' in a unit", "");
    }
  }

  private boolean take(char c) {
    skip();
    boolean here = at < text.length() && text.charAt(at) == c;
    at += here ? 1 : 0;
    return here;
  }

  private void skip() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }

  private InputException wrong(int start, int length, String message, String advice) {
    return new InputException(
        List.of(new Problem(source.position(start), Math.max(1, length), message, advice)));
  }
}
