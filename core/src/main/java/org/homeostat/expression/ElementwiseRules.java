package org.homeostat.expression;

import java.util.ArrayList;
import java.util.Collections;
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

  /// As [Operator#adjoint], of an operator that acts element by element.
  static List<Expression> adjoint(
      Operator operator, List<Expression> arguments, Expression cotangent, List<Shape> shapes) {
    boolean spreads = !operator.shape(shapes).isScalar();
    List<Expression> tangents = new ArrayList<>(Collections.nCopies(shapes.size(), Algebra.ZERO));
    List<Expression> adjoint = new ArrayList<>(shapes.size());
    for (int i = 0; i < shapes.size(); i++) {
      tangents.set(i, cotangent);
      Expression diagonal = operator.tangent(arguments, tangents);
      tangents.set(i, Algebra.ZERO);
      adjoint.add(spreads && shapes.get(i).isScalar() ? Algebra.sum(diagonal) : diagonal);
    }
    return adjoint;
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
