package org.homeostat.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Reads numbers, names, calls, parentheses and vectors.
final class Operands {
  private final SourceText source;
  private final Tokens tokens;
  private final Mistakes mistakes;
  private final Assembly assembly;
  private final Climbing climbing;
  private final Calls calls;

  Operands(
      SourceText source,
      Tokens tokens,
      Mistakes mistakes,
      Assembly assembly,
      Climbing climbing,
      Map<String, NamedFunction> functions) {
    this.source = source;
    this.tokens = tokens;
    this.mistakes = mistakes;
    this.assembly = assembly;
    this.climbing = climbing;
    this.calls = new Calls(functions, mistakes, assembly);
  }

  Part read() {
    Token token = tokens.peek();
    return switch (token.kind()) {
      case NUMBER -> new Quantities(source, tokens, mistakes, assembly).read();
      case NAME -> Operators.infix(token.text()).isPresent() ? missing(token) : nameOrCall();
      case SIGN ->
          switch (token.text()) {
            case "(" -> parentheses();
            case "[" -> vector();
            case "+" -> plus();
            default -> missing(token);
          };
      case BRACES -> {
        tokens.next();
        mistakes.add(token.start(), token.end(), "a unit needs a number before it", "");
        yield Assembly.placeholder(token);
      }
      case END -> missing(token);
    };
  }

  private Part missing(Token token) {
    mistakes.add(
        token.start(),
        token.end(),
        "expected a number, a name or '(', found " + token.describe(),
        "");
    return Assembly.placeholder(token);
  }

  private Part plus() {
    Token token = tokens.next();
    mistakes.add(token.start(), token.end(), "there is no sign +", "leave it out");
    return climbing.expression(Precedence.SIGN.precedence());
  }

  private Part parentheses() {
    Token open = tokens.next();
    Part inner = climbing.expression(0);
    int end = close(")", open, inner.end());
    return inner.spanning(open.start(), end);
  }

  /// Takes the closing sign; returns where it ends, or `end` if it is not there.
  int close(String sign, Token open, int end) {
    Token token = tokens.peek();
    if (token.is(sign)) {
      return tokens.next().end();
    }
    if (token.kind() == Token.Kind.END) {
      mistakes.add(open.start(), open.end(), "this '" + open.text() + "' is not closed", "");
    } else {
      mistakes.add(
          token.start(), token.end(), "expected '" + sign + "', found " + token.describe(), "");
      tokens.skipTo(sign);
    }
    return end;
  }

  private Part vector() {
    Token open = tokens.next();
    List<Part> parts = list("]");
    int end = close("]", open, open.end());
    if (parts.isEmpty()) {
      mistakes.add(open.start(), end, "a vector needs at least one element", "");
      return Assembly.placeholder(open);
    }
    return assembly.apply(new Stack(), parts, open.start(), end);
  }

  private List<Part> list(String closing) {
    List<Part> parts = new ArrayList<>();
    if (tokens.peek().is(closing)) {
      return parts;
    }
    parts.add(climbing.expression(0));
    while (tokens.peek().is(",")) {
      tokens.next();
      parts.add(climbing.expression(0));
    }
    return parts;
  }

  private Part nameOrCall() {
    Token token = tokens.next();
    if (tokens.peek().is("(")) {
      Token open = tokens.next();
      List<Part> arguments = list(")");
      return calls.read(token, arguments, close(")", open, open.end()));
    }
    Expression leaf = token.text().equals("pi") ? Literal.of(Math.PI) : new Name(token.text());
    return assembly.leaf(leaf, token.start(), token.end());
  }
}
