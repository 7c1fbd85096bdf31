package org.homeostat.imperfection;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.homeostat.expression.Expression;
import org.homeostat.expression.Literal;
import org.homeostat.expression.Name;
import org.homeostat.expression.Parser;
import org.homeostat.solver.Distribution;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.NoiseSource;

/// 1/f noise, as a sum of Ornstein-Uhlenbeck processes whose times lie evenly on a logarithm:
///
/// ```
/// x.device = x + s/sqrt(k)*sum over i of (n[i] + z[i]*exp(-t/tau[i]))
/// dn[i]    = -n[i]/tau[i]*dt + sqrt(2/tau[i])*dw[i]            n[i] from 0, z[i] standard normal
/// tau[i]   = slow/4^i, down to fast
/// ```
///
/// Each process is stationary from the start, of variance 1, so that the noise has the standard
/// deviation s. Its one-sided density is `s^2/(k*log(4)*f)` for frequencies well between
/// 1/(2*pi*slow) and 1/(2*pi*fast), flat below and 1/f^2 above.
///
/// Source: van der Ziel (1950), On the noise spectra of semi-conductor noise and of flicker effect,
/// Physica 16, 359-372; McWhorter (1957), 1/f noise and germanium surface properties.
///
/// @param deviation s
/// @param fast the shortest time, at least the step
/// @param slow the longest time
public record FlickerNoise(Subject subject, Strength deviation, double fast, double slow)
    implements Imperfection {
  private static final int RATIO = 4;

  public FlickerNoise {
    if (!(fast > 0 && fast <= slow)) {
      throw new IllegalArgumentException(
          "times need 0 < fast <= slow, found " + fast + ", " + slow);
    }
  }

  /// The times of the processes, the slowest first.
  List<Double> times() {
    List<Double> times = new ArrayList<>();
    for (double tau = slow; tau >= fast; tau /= RATIO) {
      times.add(tau);
    }
    return times;
  }

  private String process(int i) {
    return deviation.chance(subject) + (i + 1);
  }

  private String start(int i) {
    return process(i) + ".start";
  }

  @Override
  public Map<String, Distribution> chances() {
    Map<String, Distribution> chances = new LinkedHashMap<>();
    for (int i = 0; i < times().size(); i++) {
      chances.put(start(i), new Distribution.Normal(0, 1));
    }
    return chances;
  }

  @Override
  public DynamicalSystem apply(DynamicalSystem system) {
    Place place = new Place(system, subject).with(deviation);
    List<Double> times = times();
    StringJoiner sum = new StringJoiner(" + ");
    for (int i = 0; i < times.size(); i++) {
      add(place, i, times.get(i));
      sum.add(process(i) + " + " + start(i) + "*exp(-t/" + times.get(i) + ")");
    }
    Expression all = Parser.parse(sum.toString());
    Map<String, Expression> meant =
        Map.of("s", new Name(deviation.name()), "k", Literal.of(times.size()), "all", all);
    return place
        .read(x -> Place.formula("x + s/sqrt(k)*all", meant).replace(Map.of("x", x)))
        .system();
  }

  private void add(Place place, int i, double tau) {
    String name = process(i);
    String source = name + ".w";
    place.chance(start(i), 0).noise(source, NoiseSource.Kind.WIENER);
    Map<String, Expression> meant =
        Map.of(
            "n", new Name(name),
            "tau", Literal.of(tau),
            "dn", new Name(NoiseSource.differential(source)));
    place.state(
        name,
        Place.formula("-n/tau", meant),
        Map.of(source, Place.formula("sqrt(2/tau)*dn", meant)));
  }
}
