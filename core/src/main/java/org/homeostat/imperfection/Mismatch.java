package org.homeostat.imperfection;

import java.util.Map;
import org.homeostat.expression.Expression;
import org.homeostat.expression.Name;
import org.homeostat.solver.Distribution;
import org.homeostat.system.DynamicalSystem;

/// Devices that were drawn alike are not alike: each element of a value is made
///
/// ```
/// x.device = x*exp(sigma*z)            z standard normal, another one on every chip
/// ```
///
/// a lognormal factor of median 1. Of a state that no rule moves it is the capacitance that is
/// mismatched, so that the whole right side of its equation has the factor.
///
/// Source: Pelgrom, Duinmaijer and Welbers (1989), Matching properties of MOS transistors, IEEE J.
/// Solid-State Circuits 24, 1433-1440: thresholds differ by normal numbers, whose deviation falls
/// with the root of the area; below threshold a current is exponential in them.
public record Mismatch(Subject subject, Strength sigma) implements Imperfection {
  @Override
  public Map<String, Distribution> chances() {
    return Map.of(sigma.chance(subject), new Distribution.Normal(0, 1));
  }

  @Override
  public DynamicalSystem apply(DynamicalSystem system) {
    String z = sigma.chance(subject);
    Expression factor =
        Place.formula("exp(s*z)", Map.of("s", new Name(sigma.name()), "z", new Name(z)));
    Place place = new Place(system, subject).with(sigma).chance(z, 0);
    return place.isPlainState()
        ? place.scale(factor, factor).system()
        : place.read(x -> Place.formula("x*factor", Map.of("x", x, "factor", factor))).system();
  }
}
