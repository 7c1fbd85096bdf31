package org.homeostat.expression;

import java.util.List;
import org.homeostat.elementary.Elementary;

/// `cosh(x)`; its derivative is sinh(x).
record Cosh() implements ElementaryFunction {
  @Override
  public String name() {
    return "cosh";
  }

  @Override
  public <V> V of(Arithmetic<V> on, V x) {
    return Elementary.cosh(on, x);
  }

  @Override
  public Expression derivative(Expression x) {
    return Apply.of(new Sinh(), x);
  }

  @Override
  public String latex(List<String> arguments) {
    return "\\cosh(" + arguments.getFirst() + ")";
  }
}
