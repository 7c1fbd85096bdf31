package org.homeostat.expression;

import org.homeostat.elementary.Elementary;

/// `log1p(x)` = log(1 + x), exact near 0.
record Log1p() implements ElementaryFunction {
  @Override
  public String name() {
    return "log1p";
  }

  @Override
  public <V> V of(Arithmetic<V> on, V x) {
    return Elementary.log1p(on, x);
  }

  @Override
  public Expression derivative(Expression x) {
    return Algebra.divide(Algebra.ONE, Algebra.add(Algebra.ONE, x));
  }
}
