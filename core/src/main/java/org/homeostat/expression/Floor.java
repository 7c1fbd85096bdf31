package org.homeostat.expression;

import java.util.List;

/// `floor(x)`: the largest whole number that is not above x; its derivative is 0.
record Floor() implements ElementaryFunction {
  @Override
  public String name() {
    return "floor";
  }

  @Override
  public <V> V of(Arithmetic<V> on, V x) {
    // Adding and taking away 2^52 (float: 2^23) rounds a smaller magnitude to a whole number.
    V whole = on.constant(on.precision() == Precision.DOUBLE ? 0x1p52 : 0x1p23);
    V size = on.absolute(x);
    V rounded = on.subtract(on.add(size, whole), whole);
    V signed = on.whereLess(x, on.constant(0), on.negate(rounded), rounded);
    V below = on.whereLess(x, signed, on.subtract(signed, on.constant(1)), signed);
    return on.whereLess(size, whole, below, x);
  }

  @Override
  public Expression derivative(Expression x) {
    return Algebra.ZERO;
  }

  @Override
  public Smoothness smoothness() {
    return Smoothness.JUMPING;
  }

  @Override
  public String latex(List<String> arguments) {
    return "\\lfloor " + arguments.getFirst() + " \\rfloor";
  }
}
