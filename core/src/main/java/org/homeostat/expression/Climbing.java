package org.homeostat.expression;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads operators and puts their operands together, by precedence climbing (Pratt, "Top down
/// operator precedence", POPL 1973). A mistake is noted, and reading goes on behind it.
final class Climbing {
  /// The deepest nesting of parentheses and operands, which bounds the stack. Each level of a tree
  /// takes up to two, as `x + (` does; one more is for parentheses that say nothing.
  private static final int DEEPEST = 3 * Parser.DEEPEST;

  private final Tokens tokens;
  private final Mistakes mistakes;
  private final Assembly assembly;
  private final Operands operands;
  private int nesting;

  Climbing(
      SourceText source,
      Map<String, NamedFunction> functions,
      Mistakes mistakes,
      Assembly assembly) {
    this.tokens = new Tokens(Lexer.tokens(source, mistakes));
    this.mistakes = mistakes;
    this.assembly = assembly;
    this.operands = new Operands(source, tokens, mistakes, assembly, this, functions);
  }

  /// Reads the whole text.
  Part whole() {
    Part part = expression(0);
    while (tokens.peek().kind() != Token.Kind.END) {
      Token token = tokens.next();
      mistakes.add(token.start(), token.end(), "unexpected " + token.describe(), "");
      if (tokens.peek().kind() != Token.Kind.END) {
        expression(0);
      }
    }
    return part;
  }

  /// Reads operators that bind at least as tightly as `loosest`, and their operands.
  Part expression(int loosest) {
    if (++nesting > DEEPEST) {
      throw assembly.tooDeep(tokens.peek().start(), tokens.peek().end());
    }
    Part left = operand(loosest);
    while (true) {
      Token token = tokens.peek();
      Optional<Operator> operator = infix(token);
      if (operator.isPresent() && operator.get().notation() instanceof Notation.Infix infix) {
        if (infix.precedence() < loosest) {
          break;
        }
        tokens.next();
        left = infix(left, operator.get(), infix, token);
      } else if (startsOperand(token)) {
        left = missingOperator(left, token);
      } else {
        break;
      }
    }
    nesting--;
    return left;
  }

  private static Optional<Operator> infix(Token token) {
    boolean word = token.kind() == Token.Kind.SIGN || token.kind() == Token.Kind.NAME;
    return word ? Operators.infix(token.text()) : Optional.empty();
  }

  private Part infix(Part left, Operator operator, Notation.Infix infix, Token token) {
    if (operator instanceof Comparison && left.bareComparison()) {
      mistakes.add(token.start(), token.end(), "comparisons do not chain", "write a < b and b < c");
    }
    Part right = expression(Binding.right(infix));
    Part whole = assembly.apply(operator, List.of(left, right), left.start(), right.end());
    return operator instanceof Comparison ? whole.asBareComparison() : whole;
  }

  /// Two operands beside each other: reported, then read as a product to find further mistakes.
  private Part missingOperator(Part left, Token token) {
    mistakes.add(
        token.start(),
        token.end(),
        "expected an operator, found " + token.describe(),
        left.tree() instanceof Name(String name) && Operators.find(name).isPresent()
            ? "a function is written " + name + "(...)"
            : "a product is written a*b");
    Part right = expression(Binding.right(Precedence.PRODUCT));
    return assembly.apply(new Multiply(), List.of(left, right), left.start(), right.end());
  }

  private static boolean startsOperand(Token token) {
    return switch (token.kind()) {
      case NUMBER, NAME, BRACES -> true;
      case SIGN -> token.is("(");
      case END -> false;
    };
  }

  private Part operand(int loosest) {
    Token token = tokens.peek();
    return token.is("-") || token.is("not") ? prefix(loosest) : postfix(operands.read());
  }

  private Part prefix(int loosest) {
    Token token = tokens.next();
    Operator operator = Operators.prefix(token.text()).orElseThrow();
    int precedence = ((Notation.Prefix) operator.notation()).precedence();
    if (operator instanceof Not && precedence < loosest) {
      mistakes.add(token.start(), token.end(), "'not' needs parentheses here", "write (not ...)");
    }
    boolean number = operator instanceof Negate && tokens.peek().kind() == Token.Kind.NUMBER;
    Part inner = expression(precedence);
    if (number && inner.tree() instanceof Literal literal) {
      Literal negative = new Literal(-literal.value(), literal.unit());
      return assembly.leaf(negative, token.start(), inner.end());
    }
    return assembly.apply(operator, List.of(inner), token.start(), inner.end());
  }

  /// Transposes and slices, which follow their operand.
  private Part postfix(Part operand) {
    Part part = operand;
    while (true) {
      Token token = tokens.peek();
      if (token.is("'")) {
        tokens.next();
        part = assembly.apply(new Transpose(), List.of(part), part.start(), token.end());
      } else if (token.is("[")) {
        tokens.next();
        List<Range> ranges = new Ranges(tokens, mistakes).read();
        int end = operands.close("]", token, token.end());
        part = assembly.apply(new Slice(ranges), List.of(part), part.start(), end);
      } else {
        return part;
      }
    }
  }
}
