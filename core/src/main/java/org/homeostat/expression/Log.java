package org.homeostat.expression;

import java.util.List;
import org.homeostat.elementary.Elementary;

/// `log(x)`: the natural logarithm.
record Log() implements ElementaryFunction {
  @Override
  public String name() {
    return "log";
  }

  @Override
  public <V> V of(Arithmetic<V> on, V x) {
    return Elementary.log(on, x);
  }

  @Override
  public Expression derivative(Expression x) {
    return Algebra.divide(Algebra.ONE, x);
  }

  @Override
  public String latex(List<String> arguments) {
    return "\\ln(" + arguments.getFirst() + ")";
  }
}
