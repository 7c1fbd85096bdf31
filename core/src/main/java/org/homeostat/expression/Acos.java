package org.homeostat.expression;

import java.util.List;
import org.homeostat.elementary.Elementary;

/// `acos(x)`, in radians; its derivative is -1/sqrt(1 - x^2).
record Acos() implements ElementaryFunction {
  @Override
  public String name() {
    return "acos";
  }

  @Override
  public <V> V of(Arithmetic<V> on, V x) {
    return Elementary.acos(on, x);
  }

  @Override
  public Expression derivative(Expression x) {
    Expression rest = Algebra.subtract(Algebra.ONE, Algebra.power(x, 2));
    return Algebra.divide(Literal.of(-1), Apply.of(new SquareRoot(), rest));
  }

  @Override
  public String latex(List<String> arguments) {
    return "\\arccos(" + arguments.getFirst() + ")";
  }
}
