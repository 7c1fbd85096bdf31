package org.homeostat.expression;

import java.util.List;
import org.homeostat.elementary.Elementary;

/// `tan(x)`, x in radians; its derivative is 1 + tan(x)^2.
record Tan() implements ElementaryFunction {
  @Override
  public String name() {
    return "tan";
  }

  @Override
  public <V> V of(Arithmetic<V> on, V x) {
    return Elementary.tan(on, x);
  }

  @Override
  public Expression derivative(Expression x) {
    return Algebra.add(Algebra.ONE, Algebra.power(Apply.of(this, x), 2));
  }

  @Override
  public String latex(List<String> arguments) {
    return "\\tan(" + arguments.getFirst() + ")";
  }
}
