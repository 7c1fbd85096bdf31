package org.homeostat.expression;

import java.util.List;
import org.homeostat.elementary.Elementary;

/// `cos(x)`, x in radians; its derivative is -sin(x).
record Cos() implements ElementaryFunction {
  @Override
  public String name() {
    return "cos";
  }

  @Override
  public <V> V of(Arithmetic<V> on, V x) {
    return Elementary.cos(on, x);
  }

  @Override
  public Expression derivative(Expression x) {
    return Algebra.negate(Apply.of(new Sin(), x));
  }

  @Override
  public String latex(List<String> arguments) {
    return "\\cos(" + arguments.getFirst() + ")";
  }
}
