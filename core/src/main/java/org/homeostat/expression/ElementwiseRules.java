package org.homeostat.expression;

import java.util.List;

/// The shape and unit rules that element-wise operators share.
final class ElementwiseRules {
  private ElementwiseRules() {}

  /// The common shape: all equal, or scalars against it.
  static Shape shape(String operator, List<Shape> arguments) {
    Shape common = Shape.SCALAR;
    for (Shape shape : arguments) {
      if (common.isScalar()) {
        common = shape;
      } else if (!shape.isScalar() && !shape.equals(common)) {
        throw new ShapeException(
            "'" + operator + "' needs equal shapes or a scalar, found " + common + " and " + shape);
      }
    }
    return common;
  }

  /// The common unit of quantities that are added, compared or chosen from.
  static Unit agree(String operator, List<Unit> arguments) {
    Unit common = Unit.BARE;
    for (Unit unit : arguments) {
      if (!unit.fits(common)) {
        throw new UnitException(
            "'" + operator + "' needs equal units, found " + common + " and " + unit);
      }
      if (common.isBare() || (common.isFree() && !unit.isBare())) {
        common = unit;
      }
    }
    return common;
  }

  static void dimensionless(String operator, List<Unit> arguments) {
    for (Unit unit : arguments) {
      if (!unit.hasNoDimension()) {
        throw new UnitException("'" + operator + "' needs a pure number, found " + unit);
      }
    }
  }
}
