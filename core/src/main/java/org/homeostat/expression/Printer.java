package org.homeostat.expression;

import java.util.List;

/// Writes expressions with the fewest parentheses; [Parser] reads the text back to the same tree.
///
/// A shared subexpression is written as often as it occurs.
public final class Printer {
  private static final int LOOSEST = 0;
  private static final int ALWAYS = Integer.MAX_VALUE;

  private Printer() {}

  public static String print(Expression e) {
    StringBuilder text = new StringBuilder();
    write(e, LOOSEST, text);
    return text.toString();
  }

  /// Writes `e`, in parentheses if it binds more loosely than `needed`.
  private static void write(Expression e, int needed, StringBuilder text) {
    boolean parentheses = Binding.of(e) < needed;
    text.append(parentheses ? "(" : "");
    switch (e) {
      case Literal literal -> text.append(literal(literal));
      case Name(String name) -> text.append(name);
      case Apply apply -> write(apply, text);
    }
    text.append(parentheses ? ")" : "");
  }

  private static void write(Apply apply, StringBuilder text) {
    Operator operator = apply.operator();
    List<Expression> arguments = apply.arguments();
    switch (operator.notation()) {
      case Notation.Infix infix -> {
        write(arguments.getFirst(), Binding.left(operator, infix), text);
        text.append(spaced(operator.name(), infix.precedence()));
        writeRight(arguments.getLast(), Binding.right(infix), text);
      }
      case Notation.Prefix(int precedence) -> {
        boolean word = Character.isLetter(operator.name().charAt(0));
        text.append(operator.name()).append(word ? " " : "");
        Expression inner = arguments.getFirst();
        // -(3) is a negated literal; -3 would be the literal.
        boolean number = inner instanceof Literal literal && !isNegative(literal) && !word;
        write(inner, number ? ALWAYS : precedence, text);
      }
      case Notation.Postfix(int precedence) -> {
        write(arguments.getFirst(), precedence, text);
        text.append(operator instanceof Slice slice ? slice.text() : operator.name());
      }
      case Notation.Call() -> {
        text.append(operator.name());
        boolean more = operator instanceof Configured;
        write("(", more ? ((Configured) operator).write(arguments) : arguments, ")", text);
      }
      case Notation.Bracket() -> write("[", arguments, "]", text);
    }
  }

  /// The sign of a right operand needs no parentheses however tight the operator: `a*-b`, `a^-b`.
  private static void writeRight(Expression e, int needed, StringBuilder text) {
    boolean sign = Binding.of(e) == Precedence.SIGN.precedence();
    write(e, sign ? Math.min(needed, Precedence.SIGN.precedence()) : needed, text);
  }

  private static String spaced(String sign, int precedence) {
    return precedence < Precedence.PRODUCT.precedence() ? " " + sign + " " : sign;
  }

  private static void write(
      String open, List<Expression> arguments, String close, StringBuilder text) {
    String separator = open;
    for (Expression argument : arguments) {
      text.append(separator);
      write(argument, LOOSEST, text);
      separator = ", ";
    }
    text.append(close);
  }

  private static boolean isNegative(Literal literal) {
    return Binding.of(literal) == Precedence.SIGN.precedence();
  }

  private static String literal(Literal literal) {
    Unit unit = literal.unit();
    if (unit.isBare()) {
      return literal.value() == Math.PI ? "pi" : Numbers.text(literal.value());
    }
    String name = unit.toString();
    boolean simple = name.matches("[A-Za-z]+(\\^-?[0-9]+)?");
    return Numbers.text(literal.value()) + (simple ? " " + name : " {" + name + "}");
  }
}
