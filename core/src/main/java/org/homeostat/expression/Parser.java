package org.homeostat.expression;

import java.util.Map;

/// Reads expressions.
///
/// From the loosest to the tightest: `or`; `and`; `not`; comparisons, which do not chain; `+ -`; `*
/// / @`; unary `-`; `^`, from the right; `A'` and `x[0:3]`. A minus before a number belongs to the
/// number: `-3` is a literal, `-3^2` is -(3^2). `70 mV` and `2 m^2` are numbers with a unit, `9.81
/// {m/s^2}` with a compound one. There is no product without a sign.
public final class Parser {
  /// The deepest tree, in nodes.
  public static final int DEEPEST = 200;

  /// The largest tree, in nodes.
  public static final int LARGEST = 20_000;

  private Parser() {}

  /// Reads an expression.
  ///
  /// @throws InputException with every mistake that was found
  public static Parsed parse(SourceText source) {
    return parse(source, Map.of());
  }

  /// Reads an expression that may call `functions`, by their names, besides those of the language.
  ///
  /// @throws InputException with every mistake that was found
  public static Parsed parse(SourceText source, Map<String, NamedFunction> functions) {
    Mistakes mistakes = new Mistakes(source);
    Assembly assembly = new Assembly(mistakes);
    Part whole = new Climbing(source, functions, mistakes, assembly).whole();
    if (!mistakes.isEmpty()) {
      throw mistakes.exception();
    }
    return new Parsed(whole.tree(), source, assembly.spans());
  }

  /// Reads an expression that stands in a program.
  ///
  /// @throws InputException with every mistake that was found
  public static Expression parse(String text) {
    return parse(SourceText.of("expression", text)).expression();
  }

  /// Reads a number, or a number and a unit, which needs no braces here: `-2`, `70 mV`, `9.81
  /// m/s^2`.
  ///
  /// @throws InputException if it is anything else
  public static Literal quantity(SourceText source) {
    String text = source.text();
    int start = text.length() - text.stripLeading().length();
    int digits = start + (text.startsWith("-", start) || text.startsWith("+", start) ? 1 : 0);
    int end = Lexer.numberEnd(text, digits);
    if (end == digits) {
      throw notAQuantity(source, "expected a number, or a number and its unit");
    }
    double value = Double.parseDouble(text.substring(start, end));
    Unit unit = unit(source, end);
    if (!Double.isFinite(unit.toSi(value))) {
      throw notAQuantity(source, "this number is too large");
    }
    return new Literal(value, unit);
  }

  private static Unit unit(SourceText source, int start) {
    String text = source.text().substring(start);
    if (text.isBlank()) {
      return Unit.BARE;
    }
    boolean braces = text.strip().startsWith("{") && text.strip().endsWith("}");
    int from = braces ? start + text.indexOf('{') + 1 : start;
    int to = braces ? start + text.lastIndexOf('}') : source.text().length();
    return Unit.parse(new Passage(source, from, to));
  }

  private static InputException notAQuantity(SourceText source, String message) {
    Mistakes mistakes = new Mistakes(source);
    mistakes.add(0, source.text().length(), message, "");
    return mistakes.exception();
  }
}
