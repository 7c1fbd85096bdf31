package org.homeostat.system;

import org.homeostat.expression.Shape;
import org.homeostat.expression.Unit;

/// What is known of a value before it is computed.
record Type(Shape shape, Unit unit) {
  static final Type TIME = new Type(Shape.SCALAR, Unit.SECOND);
  static final Type FREE = new Type(Shape.SCALAR, Unit.FREE);

  static Type of(Variable variable) {
    Unit unit = variable.unit();
    return new Type(variable.shape(), unit.isBare() ? Unit.FREE : unit);
  }

  /// The type of the differential of a noise source: dw carries s^(1/2), dn is a count. A sampled
  /// source has no differential; its number is pure.
  static Type increment(NoiseSource source, boolean units) {
    Unit unit =
        switch (source.kind()) {
          case WIENER -> Unit.SECOND.power(0.5);
          case POISSON, SAMPLED -> Unit.DIMENSIONLESS;
        };
    return new Type(source.shape(), units ? unit : Unit.FREE);
  }
}
