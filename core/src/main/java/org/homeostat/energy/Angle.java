package org.homeostat.energy;

import org.homeostat.elementary.Elementary;
import org.homeostat.expression.PlainArithmetic;
import org.homeostat.expression.Tensor;

/// An angle in radians, with our own cosine and sine: the same bits on every machine.
record Angle(double radians) {
  double cosine() {
    return Elementary.cos(PlainArithmetic.DOUBLE, Tensor.scalar(radians)).elements()[0];
  }

  double sine() {
    return Elementary.sin(PlainArithmetic.DOUBLE, Tensor.scalar(radians)).elements()[0];
  }
}
