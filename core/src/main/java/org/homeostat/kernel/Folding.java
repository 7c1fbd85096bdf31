package org.homeostat.kernel;

import org.homeostat.expression.Precision;

/// The value of a primitive on constants, in the precision of a program.
final class Folding {
  private Folding() {}

  static double fold(Precision precision, Primitive primitive, double[] a) {
    return switch (precision) {
      case DOUBLE -> primitive.apply(a[0], a[1], a[2], a[3]);
      case FLOAT -> primitive.applyFloat(a[0], a[1], a[2], a[3]);
    };
  }
}
