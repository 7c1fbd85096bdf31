package org.homeostat.expression;

import org.homeostat.elementary.Elementary;

/// `softplus(x)` = log(1 + exp(x)); its derivative is sigmoid(x).
record Softplus() implements ElementaryFunction {
  @Override
  public String name() {
    return "softplus";
  }

  @Override
  public <V> V of(Arithmetic<V> on, V x) {
    return Elementary.softplus(on, x);
  }

  @Override
  public Expression derivative(Expression x) {
    return Apply.of(new Sigmoid(), x);
  }
}
