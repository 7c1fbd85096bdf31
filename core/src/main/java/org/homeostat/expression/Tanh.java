package org.homeostat.expression;

import java.util.List;
import org.homeostat.elementary.Elementary;

/// `tanh(x)`; its derivative is 1 - tanh(x)^2.
record Tanh() implements ElementaryFunction {
  @Override
  public String name() {
    return "tanh";
  }

  @Override
  public <V> V of(Arithmetic<V> on, V x) {
    return Elementary.tanh(on, x);
  }

  @Override
  public Expression derivative(Expression x) {
    return Algebra.subtract(Algebra.ONE, Algebra.power(Apply.of(this, x), 2));
  }

  @Override
  public String latex(List<String> arguments) {
    return "\\tanh(" + arguments.getFirst() + ")";
  }
}
