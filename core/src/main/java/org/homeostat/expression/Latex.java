package org.homeostat.expression;

import java.util.ArrayList;
import java.util.List;

/// Writes expressions as LaTeX mathematics, without the surrounding dollar signs.
public final class Latex {
  private static final int LOOSEST = 0;
  private static final int TIGHTEST = 10;

  private Latex() {}

  public static String print(Expression e) {
    return write(e, LOOSEST);
  }

  /// A name as a symbol: `tau` as a Greek letter, `plant.x`, `x1` and `x_1` with an index, longer
  /// words upright, `dw` as the differential of `w`.
  public static String name(String text) {
    return Symbols.latex(text);
  }

  /// A unit in upright letters.
  public static String unit(Unit unit) {
    return "\\mathrm{"
        + unit.toString()
            .replace("ohm", "\\Omega")
            .replace("*", "\\,")
            .replaceAll("\\^\\(?(-?[0-9.]+(/[0-9]+)?)\\)?", "^{$1}")
        + "}";
  }

  private static String write(Expression e, int needed) {
    String text =
        switch (e) {
          case Literal literal -> literal(literal);
          case Name(String name) -> name(name);
          case Apply apply -> write(apply);
        };
    return binding(e) < needed ? "\\left(" + text + "\\right)" : text;
  }

  private static String write(Apply apply) {
    List<Expression> arguments = apply.arguments();
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      texts.add(write(arguments.get(i), needed(apply.operator(), i)));
    }
    return apply.operator().latex(texts);
  }

  /// How tightly an argument must bind to stand without parentheses.
  private static int needed(Operator operator, int argument) {
    if (operator instanceof Divide) {
      return LOOSEST;
    }
    if (operator instanceof Power) {
      return argument == 0 ? TIGHTEST : LOOSEST;
    }
    return switch (operator.notation()) {
      case Notation.Infix infix when argument == 0 -> Binding.left(operator, infix);
      case Notation.Infix infix -> Binding.right(infix);
      case Notation.Prefix(int precedence) -> precedence;
      case Notation.Postfix _ -> TIGHTEST;
      case Notation.Call _ when operator instanceof Sum -> Precedence.PRODUCT.precedence();
      case Notation.Call _, Notation.Bracket _ -> LOOSEST;
    };
  }

  /// A fraction and a power of e stand for themselves except under an exponent.
  private static int binding(Expression e) {
    return switch (e) {
      case Apply(Divide _, List<Expression> _), Apply(Exp _, List<Expression> _) ->
          Precedence.POWER.precedence();
      case Apply(Sum _, List<Expression> _) -> Precedence.PRODUCT.precedence();
      case Literal(double value, Unit _) when Numbers.text(value).contains("e") ->
          Precedence.PRODUCT.precedence();
      case Literal _, Name _, Apply _ -> Binding.of(e);
    };
  }

  private static String literal(Literal literal) {
    if (literal.unit().isBare()) {
      return literal.value() == Math.PI ? "\\pi" : number(literal.value());
    }
    String number = number(literal.value());
    boolean pure = literal.unit().equals(Unit.DIMENSIONLESS);
    return pure ? number : number + "\\," + unit(literal.unit());
  }

  private static String number(double value) {
    String[] parts = Numbers.text(value).split("e");
    return parts.length == 1 ? parts[0] : parts[0] + " \\times 10^{" + parts[1] + "}";
  }
}
