package org.homeostat.substrate.unit;

import org.homeostat.expression.Shape;
import org.homeostat.substrate.unit.host.Port;
import org.homeostat.substrate.unit.host.ValueType;

/// A variable of a unit.
///
/// @param type its name in FMI 3.0, such as `Float64`, in units of FMI 2.0 too
/// @param causality `input`, `output`, `parameter`, `local` and so on, as the unit says
/// @param variability `continuous`, `discrete`, `tunable`, `fixed` or `constant`
/// @param start the elements at the start; zeros if it does not say
/// @param unit of measurement, or empty
public record Quantity(
    String name,
    String type,
    int reference,
    String causality,
    String variability,
    Shape shape,
    double[] start,
    String unit,
    String about) {
  public Quantity {
    start = start.clone();
  }

  @Override
  public double[] start() {
    return start.clone();
  }

  private boolean isNumber() {
    return ValueType.of(type).isNumber();
  }

  /// Whether it drives the unit: an input, or a parameter that is a number.
  boolean drives() {
    return isNumber() && (causality.equals("input") || isParameter());
  }

  boolean isParameter() {
    return causality.equals("parameter") && !variability.equals("constant");
  }

  boolean isOutput() {
    return isNumber() && causality.equals("output");
  }

  Port port() {
    return new Port(
        name,
        ValueType.of(type),
        reference,
        shape.size(),
        isParameter() && variability.equals("fixed"));
  }
}
