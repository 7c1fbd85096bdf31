package org.homeostat.expression;

/// Reads a number and the unit behind it: `2`, `70 mV`, `2 m^2`, `9.81 {m/s^2}`.
final class Quantities {
  private final SourceText source;
  private final Tokens tokens;
  private final Mistakes mistakes;
  private final Assembly assembly;

  Quantities(SourceText source, Tokens tokens, Mistakes mistakes, Assembly assembly) {
    this.source = source;
    this.tokens = tokens;
    this.mistakes = mistakes;
    this.assembly = assembly;
  }

  Part read() {
    Token number = tokens.next();
    double value = Double.parseDouble(number.text());
    Token unit = tokens.peek();
    return switch (unit.kind()) {
      case BRACES -> {
        tokens.next();
        yield leaf(value, unit(unit.start() + 1, unit.start() + 1 + unit.text().length()), number);
      }
      case NAME -> {
        if (Operators.infix(unit.text()).isPresent() || tokens.peek(1).is("(")) {
          yield leaf(value, Unit.BARE, number);
        }
        yield leaf(value, named(number), number);
      }
      case NUMBER, SIGN, END -> leaf(value, Unit.BARE, number);
    };
  }

  private Part leaf(double value, Unit unit, Token number) {
    int end = tokens.last().end();
    boolean fits = Double.isFinite(unit.toSi(value));
    if (!fits) {
      mistakes.add(number.start(), end, "this number is too large", "");
    }
    return assembly.leaf(fits ? new Literal(value, unit) : Literal.of(0), number.start(), end);
  }

  private Unit named(Token number) {
    Token name = tokens.next();
    if (UnitTable.find(name.text()).isEmpty()) {
      unknown(name, number);
      return Unit.BARE;
    }
    if (!tokens.peek().is("^")) {
      return UnitTable.find(name.text()).orElseThrow();
    }
    String n = number.text();
    String u = name.text();
    int digits = tokens.peek(1).is("-") ? 2 : 1;
    Token exponent = tokens.peek(digits);
    if (exponent.kind() != Token.Kind.NUMBER || !exponent.text().matches("[0-9]{1,3}")) {
      mistakes.add(
          exponent.start(),
          exponent.end(),
          "the exponent of a unit is a whole number here, found " + exponent.describe(),
          "write " + n + " {" + u + "^...} or (" + n + " " + u + ")^...");
      return Unit.BARE;
    }
    for (int i = 0; i <= digits; i++) {
      tokens.next();
    }
    return unit(name.start(), exponent.end());
  }

  /// A name with foreign letters has been reported already.
  private void unknown(Token name, Token number) {
    if (!Name.isValid(name.text())) {
      return;
    }
    String product = "a product is written " + number.text() + "*" + name.text();
    String near = Nearest.advice(name.text(), UnitTable.names());
    mistakes.add(
        name.start(),
        name.end(),
        "expected an operator or a unit, found '" + name.text() + "'",
        near.isEmpty() ? product : near + " " + product);
  }

  private Unit unit(int start, int end) {
    try {
      return Unit.parse(new Passage(source, start, end));
    } catch (InputException e) {
      mistakes.addAll(start, e.problems());
      return Unit.BARE;
    }
  }
}
