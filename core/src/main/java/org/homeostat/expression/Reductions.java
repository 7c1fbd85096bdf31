package org.homeostat.expression;

import java.util.List;
import java.util.Optional;

/// The rules of the simplifier that hold bit for bit whatever the shapes.
final class Reductions {
  private Reductions() {}

  /// What can stand in the place of an applied operator, if a rule applies.
  static Optional<Expression> reduce(Apply apply) {
    List<Expression> arguments = apply.arguments();
    Expression a = arguments.getFirst();
    Expression b = arguments.getLast();
    return switch (apply.operator()) {
      case Negate _ -> negative(a);
      case Add _ -> sum(a, b);
      case Subtract _ -> difference(a, b);
      case Multiply _ -> product(a, b);
      case Divide _ -> quotient(a, b);
      case Power power -> power(power, a, b);
      case Transpose transpose when isApplied(transpose, a) -> Optional.of(inner(a));
      case Absolute absolute when isApplied(absolute, a) -> Optional.of(a);
      case Absolute absolute when isNegated(a) -> Optional.of(Apply.of(absolute, inner(a)));
      case Minimum _ when a == b -> Optional.of(a);
      case Maximum _ when a == b -> Optional.of(a);
      default -> Optional.empty();
    };
  }

  private static Optional<Expression> negative(Expression a) {
    boolean changes = isNegated(a) || a instanceof Literal;
    return changes ? Optional.of(opposite(a)) : Optional.empty();
  }

  private static Optional<Expression> sum(Expression a, Expression b) {
    if (isNumber(b, -0.0)) {
      return Optional.of(a);
    }
    if (isNumber(a, -0.0)) {
      return Optional.of(b);
    }
    if (isMinus(b)) {
      return Optional.of(Apply.of(new Subtract(), a, opposite(b)));
    }
    return isNegated(a) ? Optional.of(Apply.of(new Subtract(), b, inner(a))) : Optional.empty();
  }

  private static Optional<Expression> difference(Expression a, Expression b) {
    if (isNumber(b, 0.0)) {
      return Optional.of(a);
    }
    return isMinus(b) ? Optional.of(Apply.of(new Add(), a, opposite(b))) : Optional.empty();
  }

  private static Optional<Expression> product(Expression a, Expression b) {
    if (isNumber(a, 1) || isNumber(b, 1)) {
      return Optional.of(isNumber(a, 1) ? b : a);
    }
    if (isNumber(a, -1) || isNumber(b, -1)) {
      return Optional.of(Apply.of(new Negate(), isNumber(a, -1) ? b : a));
    }
    return signed(new Multiply(), a, b);
  }

  private static Optional<Expression> quotient(Expression a, Expression b) {
    if (isNumber(b, 1)) {
      return Optional.of(a);
    }
    return isNumber(b, -1) ? Optional.of(Apply.of(new Negate(), a)) : signed(new Divide(), a, b);
  }

  /// Signs move out of products and quotients: (-a)*b = -(a*b), (-a)*(-b) = a*b.
  private static Optional<Expression> signed(Operator operator, Expression a, Expression b) {
    if (!isNegated(a) && !isNegated(b)) {
      return Optional.empty();
    }
    Expression positive =
        Apply.of(operator, isNegated(a) ? inner(a) : a, isNegated(b) ? inner(b) : b);
    boolean both = isNegated(a) && isNegated(b);
    return Optional.of(both ? positive : Apply.of(new Negate(), positive));
  }

  private static Optional<Expression> power(Power power, Expression a, Expression b) {
    if (isNumber(b, 1)) {
      return Optional.of(a);
    }
    boolean even =
        b instanceof Literal literal && Power.multiplies(literal.si()) && literal.si() % 2 == 0;
    return even && isNegated(a) ? Optional.of(Apply.of(power, inner(a), b)) : Optional.empty();
  }

  private static boolean isNumber(Expression e, double value) {
    return e.equals(Literal.of(value));
  }

  private static boolean isNegated(Expression e) {
    return isApplied(new Negate(), e);
  }

  /// Whether a minus sign stands before `e`: a negated expression or a negative number.
  private static boolean isMinus(Expression e) {
    return isNegated(e) || (e instanceof Literal literal && literal.value() < 0);
  }

  private static boolean isApplied(Operator operator, Expression e) {
    return e instanceof Apply apply && apply.operator().equals(operator);
  }

  /// The negative of a literal or negated expression.
  private static Expression opposite(Expression e) {
    return e instanceof Literal(double value, Unit unit) ? new Literal(-value, unit) : inner(e);
  }

  private static Expression inner(Expression e) {
    return ((Apply) e).arguments().getFirst();
  }
}
