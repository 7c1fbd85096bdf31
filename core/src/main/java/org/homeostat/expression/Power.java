package org.homeostat.expression;

import java.util.List;
import java.util.OptionalDouble;
import org.homeostat.elementary.Elementary;

/// `a^b`, element by element. A whole number as exponent, up to 64 in magnitude multiplies: squares
/// of squares, each multiplied into the result from the lowest binary digit of the exponent upward;
/// a negative exponent divides 1 by the result. The exponent 0.5 is the square root. Any other
/// exponent is [org.homeostat.elementary.Elementary]'s power.
record Power() implements Operator {
  private static final int MOST_MULTIPLIED = 64;

  @Override
  public String name() {
    return "^";
  }

  @Override
  public Notation notation() {
    return Precedence.POWER;
  }

  @Override
  public Arity arity() {
    return Arity.TWO;
  }

  @Override
  public Shape shape(List<Shape> arguments) {
    return ElementwiseRules.shape(name(), arguments);
  }

  @Override
  public Unit unit(List<Unit> arguments) {
    Unit base = arguments.getFirst();
    ElementwiseRules.dimensionless("exponent of ^", arguments.subList(1, 2));
    if (!base.hasNoDimension()) {
      throw new UnitException("the exponent of " + base + " must be a number, not a quantity");
    }
    return base;
  }

  @Override
  public <V> V value(Arithmetic<V> on, List<V> arguments) {
    return Elementary.pow(on, arguments.getFirst(), arguments.getLast());
  }

  @Override
  public Expression tangent(List<Expression> arguments, List<Expression> tangents) {
    Expression a = arguments.getFirst();
    Expression b = arguments.getLast();
    Expression ta = tangents.getFirst();
    Expression tb = tangents.getLast();
    // d(a^b) = b*a^(b - 1)*da + a^b*log(a)*db
    OptionalDouble n = Constants.number(b);
    if (n.equals(OptionalDouble.of(1))) {
      return ta;
    }
    Expression less =
        n.isPresent() ? Literal.of(n.getAsDouble() - 1) : Algebra.subtract(b, Algebra.ONE);
    Expression lower = Algebra.power(a, less);
    Expression byBase = Algebra.multiply(Algebra.multiply(b, lower), ta);
    if (Algebra.isZero(tb)) {
      return byBase;
    }
    Expression byExponent =
        Algebra.multiply(Algebra.multiply(Apply.of(this, a, b), Apply.of(new Log(), a)), tb);
    return Algebra.isZero(ta) ? byExponent : Algebra.add(byBase, byExponent);
  }

  @Override
  public String latex(List<String> arguments) {
    return arguments.getFirst() + "^{" + arguments.getLast() + "}";
  }

  @Override
  public Unit unit(List<Expression> written, List<Unit> arguments) {
    return Constants.number(written.getLast()).isPresent()
        ? arguments.getFirst().power(Constants.number(written.getLast()).getAsDouble())
        : unit(arguments);
  }

  @Override
  public <V> V value(Arithmetic<V> on, List<Expression> written, List<V> arguments) {
    // NaN, for an exponent that is no plain number, is neither.
    double n = Constants.number(written.getLast()).orElse(Double.NaN);
    if (n == 0.5) {
      return on.squareRoot(arguments.getFirst());
    }
    return multiplies(n) ? repeated(on, arguments.getFirst(), (int) n) : value(on, arguments);
  }

  static boolean multiplies(double exponent) {
    return Math.rint(exponent) == exponent && Math.abs(exponent) <= MOST_MULTIPLIED;
  }

  private static <V> V repeated(Arithmetic<V> on, V base, int exponent) {
    V one = on.constant(1);
    if (exponent == 0) {
      return on.whereEqual(base, base, one, one);
    }
    int left = Math.abs(exponent);
    V square = base;
    while ((left & 1) == 0) {
      square = on.multiply(square, square);
      left >>= 1;
    }
    V result = square;
    while ((left >>= 1) != 0) {
      square = on.multiply(square, square);
      if ((left & 1) == 1) {
        result = on.multiply(result, square);
      }
    }
    return exponent < 0 ? on.divide(one, result) : result;
  }
}
