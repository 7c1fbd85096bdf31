package org.homeostat.system;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.homeostat.expression.Literal;
import org.homeostat.expression.Printer;
import org.homeostat.expression.Shape;
import org.homeostat.expression.Unit;

/// The value of a variable as text that [ValueReader] reads back to the same bits.
final class ValueText {
  private static final int ULPS = 4;

  private ValueText() {}

  static String of(Variable variable) {
    double[] elements = variable.start().elements();
    Shape shape = variable.shape();
    Unit unit = variable.unit();
    if (shape.isScalar()) {
      return scalar(elements[0], unit);
    }
    long first = Double.doubleToRawLongBits(elements[0]);
    boolean same =
        Arrays.stream(elements).allMatch(each -> Double.doubleToRawLongBits(each) == first);
    if (same) {
      return "{shape: " + shape + ", start: " + scalar(elements[0], unit) + "}";
    }
    return list(elements, 0, shape, 0, unit);
  }

  private static String list(double[] elements, int start, Shape shape, int axis, Unit unit) {
    if (axis == shape.rank()) {
      return scalar(elements[start], unit);
    }
    int part = shape.lengths().stream().skip(axis + 1L).reduce(1, (a, b) -> a * b);
    return IntStream.range(0, shape.length(axis))
        .mapToObj(i -> list(elements, start + i * part, shape, axis + 1, unit))
        .collect(Collectors.joining(", ", "[", "]"));
  }

  private static String scalar(double si, Unit unit) {
    if (unit.isBare() || unit.isFree()) {
      return Printer.print(Literal.of(si));
    }
    String name = unit.toString();
    return Printer.print(Literal.of(inUnit(si, unit))) + " " + name;
  }

  /// The number that a reader turns into exactly `si`; rounding may hide it a few steps away.
  private static double inUnit(double si, Unit unit) {
    double middle = unit.fromSi(si);
    double below = middle;
    double above = middle;
    for (int i = 0; i < ULPS; i++) {
      if (unit.toSi(below) == si) {
        return below;
      }
      if (unit.toSi(above) == si) {
        return above;
      }
      below = Math.nextDown(below);
      above = Math.nextUp(above);
    }
    return middle;
  }
}
