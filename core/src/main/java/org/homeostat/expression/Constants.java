package org.homeostat.expression;

import java.util.List;
import java.util.OptionalDouble;

/// Numbers that can be read off a text without computing: exponents such as `2`, `-1`, `1/3`.
final class Constants {
  private Constants() {}

  /// The value of a literal without dimension, its negation or a fraction of two of them.
  static OptionalDouble number(Expression e) {
    return switch (e) {
      case Literal literal when literal.unit().hasNoDimension() -> OptionalDouble.of(literal.si());
      case Apply(Negate _, List<Expression> inner) -> negated(number(inner.getFirst()));
      case Apply(Divide _, List<Expression> parts) ->
          fraction(number(parts.getFirst()), number(parts.getLast()));
      case Literal _, Name _, Apply _ -> OptionalDouble.empty();
    };
  }

  private static OptionalDouble negated(OptionalDouble a) {
    return a.isPresent() ? OptionalDouble.of(-a.getAsDouble()) : a;
  }

  private static OptionalDouble fraction(OptionalDouble a, OptionalDouble b) {
    return a.isPresent() && b.isPresent() && b.getAsDouble() != 0
        ? OptionalDouble.of(a.getAsDouble() / b.getAsDouble())
        : OptionalDouble.empty();
  }
}
