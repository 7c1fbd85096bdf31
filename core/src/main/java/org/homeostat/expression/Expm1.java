package org.homeostat.expression;

import org.homeostat.elementary.Elementary;

/// `expm1(x)` = exp(x) - 1, exact near 0.
record Expm1() implements ElementaryFunction {
  @Override
  public String name() {
    return "expm1";
  }

  @Override
  public <V> V of(Arithmetic<V> on, V x) {
    return Elementary.expm1(on, x);
  }

  @Override
  public Expression derivative(Expression x) {
    return Apply.of(new Exp(), x);
  }
}
