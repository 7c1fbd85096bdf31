package org.homeostat.expression;

import org.homeostat.elementary.Elementary;

/// `erf(x)`: the error function; its derivative is 2/sqrt(pi)*exp(-x^2).
record Erf() implements ElementaryFunction {
  private static final double TWO_OVER_ROOT_PI = 1.1283791670955126;

  @Override
  public String name() {
    return "erf";
  }

  @Override
  public <V> V of(Arithmetic<V> on, V x) {
    return Elementary.erf(on, x);
  }

  @Override
  public Expression derivative(Expression x) {
    Expression bell = Apply.of(new Exp(), Algebra.negate(Algebra.power(x, 2)));
    return Algebra.multiply(Literal.of(TWO_OVER_ROOT_PI), bell);
  }
}
