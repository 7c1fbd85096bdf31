package org.homeostat.expression;

import java.util.List;
import org.homeostat.elementary.Elementary;

/// `asin(x)`, in radians; its derivative is 1/sqrt(1 - x^2).
record Asin() implements ElementaryFunction {
  @Override
  public String name() {
    return "asin";
  }

  @Override
  public <V> V of(Arithmetic<V> on, V x) {
    return Elementary.asin(on, x);
  }

  @Override
  public Expression derivative(Expression x) {
    Expression rest = Algebra.subtract(Algebra.ONE, Algebra.power(x, 2));
    return Algebra.divide(Algebra.ONE, Apply.of(new SquareRoot(), rest));
  }

  @Override
  public String latex(List<String> arguments) {
    return "\\arcsin(" + arguments.getFirst() + ")";
  }
}
