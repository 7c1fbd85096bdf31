package org.homeostat.expression;

import java.util.List;

/// Builds expressions. Sums leave out the literal 0 and products the literal 1; a product with the
/// literal 0 is the literal 0, which stands for zero of any shape.
public final class Algebra {
  private Algebra() {}

  public static final Expression ZERO = Literal.of(0);
  public static final Expression ONE = Literal.of(1);

  public static Expression add(Expression a, Expression b) {
    return isZero(a) ? b : isZero(b) ? a : Apply.of(new Add(), a, b);
  }

  public static Expression subtract(Expression a, Expression b) {
    return isZero(b) ? a : isZero(a) ? negate(b) : Apply.of(new Subtract(), a, b);
  }

  public static Expression multiply(Expression a, Expression b) {
    if (isZero(a) || isZero(b)) {
      return ZERO;
    }
    return isOne(a) ? b : isOne(b) ? a : Apply.of(new Multiply(), a, b);
  }

  public static Expression divide(Expression a, Expression b) {
    return isZero(a) ? ZERO : isOne(b) ? a : Apply.of(new Divide(), a, b);
  }

  /// `-a`; the sign of a literal is changed and a double sign left out.
  public static Expression negate(Expression a) {
    return switch (a) {
      case Literal zero when isZero(zero) -> ZERO;
      case Literal(double value, Unit unit) -> new Literal(-value, unit);
      case Apply(Negate _, List<Expression> inner) -> inner.getFirst();
      case Apply _, Name _ -> Apply.of(new Negate(), a);
    };
  }

  public static Expression power(Expression base, Expression exponent) {
    return isOne(exponent) ? base : Apply.of(new Power(), base, exponent);
  }

  public static Expression power(Expression base, double exponent) {
    return power(base, Literal.of(exponent));
  }

  /// `a@b`
  public static Expression product(Expression a, Expression b) {
    return isZero(a) || isZero(b) ? ZERO : Apply.of(new MatrixProduct(), a, b);
  }

  public static Expression transpose(Expression a) {
    return isZero(a) ? ZERO : Apply.of(new Transpose(), a);
  }

  public static Expression slice(Expression a, Range... ranges) {
    return isZero(a) ? ZERO : Apply.of(new Slice(List.of(ranges)), a);
  }

  /// `outer(a, b)`
  public static Expression outer(Expression a, Expression b) {
    return isZero(a) || isZero(b) ? ZERO : Apply.of(new Outer(), a, b);
  }

  /// `place(part, whole[ranges])`: `part` at its place in the shape of `whole`, 0 elsewhere.
  static Expression place(Expression part, Expression whole, List<Range> ranges) {
    return isZero(part) ? ZERO : Apply.of(new Place(ranges), part, whole);
  }

  public static Expression sum(Expression a) {
    return isZero(a) ? ZERO : Apply.of(new Sum(), a);
  }

  public static Expression dot(Expression a, Expression b) {
    return isZero(a) || isZero(b) ? ZERO : Apply.of(new Dot(), a, b);
  }

  /// `[a, b, c]`
  public static Expression stack(List<Expression> parts) {
    return new Apply(new Stack(), parts);
  }

  /// `value` in every element of the shape of `like`.
  public static Expression fill(Expression value, Expression like) {
    return like instanceof Literal ? value : Apply.of(new Fill(), value, like);
  }

  /// The function that the language calls `name`, applied.
  ///
  /// @throws IllegalArgumentException if there is no such function
  public static Expression call(String name, Expression... arguments) {
    return Apply.of(Operators.function(name), arguments);
  }

  static boolean isZero(Expression e) {
    return e instanceof Literal(double value, Unit unit) && value == 0 && unit.isBare();
  }

  static boolean isOne(Expression e) {
    return e instanceof Literal(double value, Unit unit) && value == 1 && unit.isBare();
  }
}
