package org.homeostat.expression;

import java.util.List;
import org.homeostat.elementary.Elementary;

/// `sinh(x)`; its derivative is cosh(x).
record Sinh() implements ElementaryFunction {
  @Override
  public String name() {
    return "sinh";
  }

  @Override
  public <V> V of(Arithmetic<V> on, V x) {
    return Elementary.sinh(on, x);
  }

  @Override
  public Expression derivative(Expression x) {
    return Apply.of(new Cosh(), x);
  }

  @Override
  public String latex(List<String> arguments) {
    return "\\sinh(" + arguments.getFirst() + ")";
  }
}
