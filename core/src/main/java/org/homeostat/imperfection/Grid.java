package org.homeostat.imperfection;

import java.util.HashMap;
import java.util.Map;
import org.homeostat.expression.Expression;
import org.homeostat.expression.Literal;
import org.homeostat.expression.Name;
import org.homeostat.noise.Draws;
import org.homeostat.system.NoiseSource;

/// Levels at equal distances, the first and the last of which are the bounds:
///
/// ```
/// step  = (high - low)/(levels - 1)
/// place = (clip(x, low, high) - low)*(levels - 1)/(high - low)
/// q(x)  = low + step*floor(place + 1/2)                      to the nearest
/// q(x)  = low + step*min(floor(place + u), levels - 1)       stochastic, u uniform in (0, 1)
/// ```
///
/// Rounded stochastically, a value within the bounds is right on average. The uniform number is the
/// normal distribution function of a sampled source of noise.
///
/// Source of stochastic rounding: Gupta, Agrawal, Gopalakrishnan and Narayanan (2015), Deep
/// learning with limited numerical precision, ICML, section 3.
///
/// @param levels how many; 2^b of them for b bits
public record Grid(Strength levels, double low, double high, Rounding rounding) {

  /// Which of the two levels beside a value is taken.
  public enum Rounding {
    NEAREST,
    STOCHASTIC
  }

  public Grid {
    if (!(low < high)) {
      throw new IllegalArgumentException("levels need low < high, found " + low + ", " + high);
    }
  }

  /// What a stochastic rounding draws.
  private static String dice(Subject subject) {
    return subject.quantity() + ".dither";
  }

  /// Adds what rounding needs to the system.
  Place prepare(Place place, Subject subject) {
    place.with(levels);
    return rounding == Rounding.NEAREST
        ? place
        : place.noise(dice(subject), NoiseSource.Kind.SAMPLED);
  }

  Expression rounded(Expression x, Subject subject) {
    Map<String, Expression> meant = new HashMap<>();
    meant.put("x", x);
    meant.put("low", Literal.of(low));
    meant.put("high", Literal.of(high));
    meant.put("width", Literal.of(high - low));
    meant.put("levels", new Name(levels.name()));
    meant.put("n", new Name(dice(subject)));
    String step = "width/(levels - 1)";
    String place = "(clip(x, low, high) - low)*(levels - 1)/width";
    String number =
        rounding == Rounding.NEAREST
            ? "floor(" + place + " + 0.5)"
            : "min(floor(" + place + " + (1 + erf(n/sqrt(2)))/2), levels - 1)";
    return Place.formula("low + " + number + "*" + step, meant);
  }

  /// The same with another number of levels.
  Grid of(double count) {
    return new Grid(new Strength(levels.name(), count), low, high, rounding);
  }

  /// A number rounded as it is in a system.
  double rounded(double x, Draws draws) {
    double step = (high - low) / (levels.value() - 1);
    double place = (Math.clamp(x, low, high) - low) * (levels.value() - 1) / (high - low);
    return switch (rounding) {
      case NEAREST -> low + step * Math.floor(place + 0.5);
      case STOCHASTIC ->
          low + step * Math.min(Math.floor(place + draws.uniform()), levels.value() - 1);
    };
  }
}
