package org.homeostat.system;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.homeostat.expression.Expression;
import org.homeostat.expression.Literal;
import org.homeostat.expression.Parser;
import org.homeostat.expression.Shape;

/// A state that goes to and fro between -1 and 1 at random times: a particle in a double well,
///
/// ```
/// ds = rate*(s - s^3)*dt + sqrt(2*D*rate)*dw,    D = 0.1
/// ```
///
/// which starts at -1. From one bottom it comes to the other after 66.27/rate on average, nearly
/// exponentially distributed; each trajectory has its own times.
///
/// Source: Kramers (1940), Brownian motion in a field of force, Physica 7, 284-304; the mean by the
/// integral for first passage times of Gardiner (2009), Stochastic Methods, 4th edition, section
/// 5.5.
///
/// @param name of the state; the noise has the same with `.w` after it
/// @param mean the mean time between two crossings from well to well
public record Switch(String name, double mean) implements Transformation {
  /// The mean passage time from -1 to 1 at rate 1.
  static final double PASSAGE = 66.27;

  private static final double SPREAD = 0.1;

  /// Adds the state and its noise.
  @Override
  public DynamicalSystem apply(DynamicalSystem system) {
    double rate = PASSAGE / mean;
    String noise = name + ".w";
    List<Variable> states = new ArrayList<>(system.states());
    states.add(Variable.scalar(name, -1));
    List<NoiseSource> sources = new ArrayList<>(system.noise());
    sources.add(new NoiseSource(noise, NoiseSource.Kind.WIENER, Shape.SCALAR));
    TreeMap<String, Expression> terms = new TreeMap<>();
    String differential = NoiseSource.differential(noise);
    terms.put(noise, Parser.parse(Math.sqrt(2 * SPREAD * rate) + "*" + differential));
    Expression drift =
        Parser.parse("%s*(%s - %s^3)".formatted(Literal.of(rate).value(), name, name));
    List<Differential> equations = new ArrayList<>(system.equations());
    equations.add(new Differential(name, drift, terms));
    return system
        .withStates(states)
        .withNoise(sources)
        .withLaws(system.definitions(), equations, system.outputs());
  }
}
