package org.homeostat.expression;

import java.util.List;
import java.util.OptionalDouble;

/// An expression as `gain*(inner - centre)` with numbers that are written out.
record Affine(double gain, double centre, Expression inner) {

  static Affine of(Expression e) {
    if (!(e instanceof Apply(Operator operator, List<Expression> arguments))) {
      return new Affine(1, 0, e);
    }
    Expression a = arguments.getFirst();
    Expression b = arguments.getLast();
    OptionalDouble left = Constants.number(a);
    OptionalDouble right = Constants.number(b);
    return switch (operator) {
      case Negate _ -> of(a).times(-1);
      case Multiply _ when left.isPresent() -> of(b).times(left.getAsDouble());
      case Multiply _ when right.isPresent() -> of(a).times(right.getAsDouble());
      case Divide _ when right.isPresent() -> of(a).times(1 / right.getAsDouble());
      case Subtract _ when right.isPresent() -> of(a).less(right.getAsDouble());
      case Add _ when right.isPresent() -> of(a).less(-right.getAsDouble());
      case Add _ when left.isPresent() -> of(b).less(-left.getAsDouble());
      default -> new Affine(1, 0, e);
    };
  }

  private Affine times(double factor) {
    return new Affine(factor * gain, centre, inner);
  }

  private Affine less(double number) {
    return new Affine(gain, centre + number / gain, inner);
  }

  /// Whether this is a multiple of `e`.
  boolean is(Expression e) {
    return centre == 0 && inner.equals(e);
  }

  /// The expression, with as few signs as possible.
  Expression expression() {
    Literal number = Literal.of(Math.abs(centre));
    Expression moved =
        centre == 0
            ? inner
            : centre > 0 ? Algebra.subtract(inner, number) : Algebra.add(inner, number);
    return Algebra.multiply(Literal.of(gain), moved);
  }
}
