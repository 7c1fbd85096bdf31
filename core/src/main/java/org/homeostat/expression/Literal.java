package org.homeostat.expression;

/// A number, with the unit it was written with.
///
/// @param value the finite number in the unit as written (`70` for `70 mV`)
/// @param unit the unit, or [Unit#BARE] for a number without one, which takes the unit its context
///   needs
public record Literal(double value, Unit unit) implements Expression {

  public Literal {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("a literal is a finite number, found " + value);
    }
  }

  /// A number without a unit.
  public static Literal of(double value) {
    return new Literal(value, Unit.BARE);
  }

  /// The value in SI base units: `0.07` for `70 mV`.
  public double si() {
    return unit.toSi(value);
  }
}
