package org.homeostat.expression;

import java.util.List;
import org.homeostat.elementary.Elementary;

/// `sin(x)`, x in radians; its derivative is cos(x).
record Sin() implements ElementaryFunction {
  @Override
  public String name() {
    return "sin";
  }

  @Override
  public <V> V of(Arithmetic<V> on, V x) {
    return Elementary.sin(on, x);
  }

  @Override
  public Expression derivative(Expression x) {
    return Apply.of(new Cos(), x);
  }

  @Override
  public String latex(List<String> arguments) {
    return "\\sin(" + arguments.getFirst() + ")";
  }
}
