package org.homeostat.expression;

import java.util.List;
import org.homeostat.elementary.Elementary;

/// `exp(x)`; its derivative is itself.
record Exp() implements ElementaryFunction {
  @Override
  public String name() {
    return "exp";
  }

  @Override
  public <V> V of(Arithmetic<V> on, V x) {
    return Elementary.exp(on, x);
  }

  @Override
  public Expression derivative(Expression x) {
    return Apply.of(this, x);
  }

  @Override
  public String latex(List<String> arguments) {
    return "e^{" + arguments.getFirst() + "}";
  }
}
