package org.homeostat.expression;

import java.util.ArrayList;
import java.util.List;
import org.homeostat.elementary.Elementary;

/// Base units that fit a choice of derived ones: with `mV`, `nA` and `ms` chosen, a resistance of
/// 10 Mohm is the number 10, and a charge of 3 pC the number 3.
///
/// The logarithms of the sizes of metre, kilogram, second and so on solve a linear equation for
/// each unit that was chosen; one that follows from those before it is passed over, and a base unit
/// that none determines keeps its size.
public final class BaseUnits {
  private static final double SMALL = 1e-9;

  /// Base units in the order in which they are chosen: the second first, the metre last.
  private static final int[] PIVOTS = {2, 3, 1, 4, 5, 6, 0};

  /// An equation whose coefficient at its pivot is 1, and 0 at the pivots of others.
  private record Row(int pivot, double[] coefficients, double size) {
    Row less(double factor, Row other) {
      double[] rest = coefficients.clone();
      for (int i = 0; i < rest.length; i++) {
        rest[i] -= factor * other.coefficients[i];
      }
      return new Row(pivot, rest, size - factor * other.size);
    }
  }

  private final double[] logarithms;

  private BaseUnits(double[] logarithms) {
    this.logarithms = logarithms;
  }

  /// Those in which the units are 1, as far as those before them leave it open.
  public static BaseUnits of(List<Unit> chosen) {
    List<Row> rows = new ArrayList<>();
    for (Unit unit : chosen) {
      if (unit.isFree() || unit.isBare() || unit.hasNoDimension()) {
        continue;
      }
      Row row = new Row(0, unit.dimension(), logarithm(unit.factor()));
      for (Row other : rows) {
        row = row.less(row.coefficients[other.pivot], other);
      }
      int pivot = pivot(row.coefficients);
      double scale = row.coefficients[pivot];
      if (Math.abs(scale) > SMALL) {
        Row one = new Row(pivot, row.coefficients, row.size).less(1 - 1 / scale, row);
        rows.replaceAll(other -> other.less(other.coefficients[pivot], one));
        rows.add(one);
      }
    }
    double[] logarithms = new double[Unit.FREE.dimension().length];
    rows.forEach(row -> logarithms[row.pivot] = row.size);
    return new BaseUnits(logarithms);
  }

  /// The first of the pivots that the coefficients have, or the last.
  private static int pivot(double[] coefficients) {
    for (int each : PIVOTS) {
      if (Math.abs(coefficients[each]) > SMALL) {
        return each;
      }
    }
    return PIVOTS[PIVOTS.length - 1];
  }

  private static double logarithm(double size) {
    return Elementary.log(PlainArithmetic.DOUBLE, Tensor.scalar(size)).elements()[0];
  }

  /// What the number 1 of a quantity of this unit's dimension is in SI units.
  public double size(Unit unit) {
    double[] dimension = unit.dimension();
    double sum = 0;
    for (int i = 0; i < dimension.length; i++) {
      sum += dimension[i] * logarithms[i];
    }
    // what differs from the unit itself by rounding alone is the unit
    return Math.abs(sum - logarithm(unit.factor())) < SMALL
        ? unit.factor()
        : Elementary.exp(PlainArithmetic.DOUBLE, Tensor.scalar(sum)).elements()[0];
  }
}
