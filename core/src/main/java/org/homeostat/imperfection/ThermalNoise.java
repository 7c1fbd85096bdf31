package org.homeostat.imperfection;

import java.util.Map;
import org.homeostat.expression.Expression;
import org.homeostat.expression.Name;
import org.homeostat.system.DynamicalSystem;

/// The noise of the resistor R through which a capacitor C leaks: the equation of a state v with
/// leak rate 1/(R*C) gets
///
/// ```
/// dv = ... + s*sqrt(2*rate)*dw          s = sqrt(k*T/C)
/// ```
///
/// so that the leak alone would let v wander with the standard deviation s.
///
/// Source: Johnson (1928) and Nyquist (1928), Phys. Rev. 32, 97-109 and 110-113; the density
/// 2*k*T*R of the voltage, two-sided, gives sqrt(2*k*T/(R*C^2)) here.
///
/// @param deviation s, in the unit of the state
/// @param rate the leak rate, an expression over parameters
public record ThermalNoise(Subject subject, Strength deviation, Expression rate)
    implements Imperfection {
  @Override
  public DynamicalSystem apply(DynamicalSystem system) {
    Place place = new Place(system, subject);
    Map<String, Expression> meant =
        Map.of("s", new Name(deviation.name()), "rate", place.seen(rate));
    return place
        .with(deviation)
        .shake(deviation.chance(subject), Place.formula("s*sqrt(2*rate)", meant))
        .system();
  }
}
