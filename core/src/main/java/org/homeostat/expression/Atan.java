package org.homeostat.expression;

import java.util.List;
import org.homeostat.elementary.Elementary;

/// `atan(x)`, in radians; its derivative is 1/(1 + x^2).
record Atan() implements ElementaryFunction {
  @Override
  public String name() {
    return "atan";
  }

  @Override
  public <V> V of(Arithmetic<V> on, V x) {
    return Elementary.atan(on, x);
  }

  @Override
  public Expression derivative(Expression x) {
    return Algebra.divide(Algebra.ONE, Algebra.add(Algebra.ONE, Algebra.power(x, 2)));
  }

  @Override
  public String latex(List<String> arguments) {
    return "\\arctan(" + arguments.getFirst() + ")";
  }
}
