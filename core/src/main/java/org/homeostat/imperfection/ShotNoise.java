package org.homeostat.imperfection;

import java.util.Map;
import org.homeostat.expression.Expression;
import org.homeostat.expression.Name;
import org.homeostat.system.DynamicalSystem;

/// A current that comes in charges q, one by one and independently: over a time dt it brings I*dt
/// with the variance q*|I|*dt. The equation of the state that it charges gets
///
/// ```
/// dx = ... + sqrt(q*abs(I))*dw          in the sense of Itô
/// ```
///
/// which has the mean and variance of the Poisson process, and is near it where many charges come.
///
/// Source: Schottky (1918), Über spontane Stromschwankungen in verschiedenen Elektrizitätsleitern,
/// Ann. Phys. 362, 541-567: the density 2*q*I, one-sided.
///
/// @param quantum q: what one charge changes the state by
/// @param current I, an expression over names of the system
public record ShotNoise(Subject subject, Strength quantum, Expression current)
    implements Imperfection {
  @Override
  public DynamicalSystem apply(DynamicalSystem system) {
    Place place = new Place(system, subject);
    Map<String, Expression> meant = Map.of("q", new Name(quantum.name()), "I", place.seen(current));
    return place
        .with(quantum)
        .shake(quantum.chance(subject), Place.formula("sqrt(q*abs(I))", meant))
        .system();
  }
}
