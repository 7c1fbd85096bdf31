package org.homeostat.expression;

import java.util.List;
import org.homeostat.elementary.Elementary;

/// `sigmoid(x)` = 1/(1 + exp(-x)) = s; its derivative is s*(1 - s).
record Sigmoid() implements ElementaryFunction {
  @Override
  public String name() {
    return "sigmoid";
  }

  @Override
  public <V> V of(Arithmetic<V> on, V x) {
    return Elementary.sigmoid(on, x);
  }

  @Override
  public Expression derivative(Expression x) {
    Expression s = Apply.of(this, x);
    return Algebra.multiply(s, Algebra.subtract(Algebra.ONE, s));
  }

  @Override
  public String latex(List<String> arguments) {
    return "\\sigma(" + arguments.getFirst() + ")";
  }
}
