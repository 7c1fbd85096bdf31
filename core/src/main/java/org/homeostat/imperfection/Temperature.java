package org.homeostat.imperfection;

import java.util.Map;
import org.homeostat.expression.Expression;
import org.homeostat.expression.Literal;
import org.homeostat.expression.Name;
import org.homeostat.system.DynamicalSystem;

/// A rate follows the temperature T, in degrees Celsius: it is multiplied by
///
/// ```
/// q10^((T - nominal)/10)                                    by Q10
/// exp(E/k*(1/(nominal + 273.15) - 1/(T + 273.15)))          Arrhenius, E in eV, k in eV/K
/// ```
///
/// Of a state that no rule moves it is how fast it lives: its drift has the factor, what its noise
/// is multiplied by the root of it.
///
/// Source: Arrhenius (1889), Z. Phys. Chem. 4, 226-248; Q10 as in Hille (2001), Ion Channels of
/// Excitable Membranes, chapter 2. Boltzmann's constant is that of the SI since 2019.
///
/// @param law the strength is Q10, or the activation energy
/// @param celsius an expression over time, states and parameters
public record Temperature(
    Subject subject, Law law, Strength strength, Expression celsius, double nominal)
    implements Imperfection {
  private static final String BOLTZMANN = "8.617333262e-5";

  /// How a rate follows the temperature.
  public enum Law {
    Q10("log(s)*(T - nominal)/10"),
    ARRHENIUS("s/" + BOLTZMANN + "*(1/(nominal + 273.15) - 1/(T + 273.15))");

    private final String exponent;

    Law(String exponent) {
      this.exponent = exponent;
    }
  }

  @Override
  public DynamicalSystem apply(DynamicalSystem system) {
    Place place = new Place(system, subject).with(strength);
    Expression exponent =
        Place.formula(
            law.exponent,
            Map.of(
                "s",
                new Name(strength.name()),
                "T",
                place.seen(celsius),
                "nominal",
                Literal.of(nominal)));
    Expression factor = Place.formula("exp(e)", Map.of("e", exponent));
    return place.isPlainState()
        ? place.scale(factor, Place.formula("exp(e/2)", Map.of("e", exponent))).system()
        : place.read(x -> Place.formula("x*factor", Map.of("x", x, "factor", factor))).system();
  }
}
