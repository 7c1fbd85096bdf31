package org.homeostat.system;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.homeostat.expression.Algebra;
import org.homeostat.expression.Expression;
import org.homeostat.expression.InputException;
import org.homeostat.expression.Linear;
import org.homeostat.expression.Parsed;
import org.homeostat.expression.Shape;

/// Reads the right side of `dx = ...`: finds its type and takes it apart by its differentials.
final class EquationReader {
  private final Scope scope;
  private final Map<String, NoiseSource> sources;
  private final Problems problems;

  /// @param scope the names an equation may use, its differentials among them
  /// @param sources the noise sources by their differentials
  EquationReader(Scope scope, Map<String, NoiseSource> sources, Problems problems) {
    this.scope = scope;
    this.sources = sources;
    this.problems = problems;
  }

  /// The equation for `state`; empty if there was a problem.
  Optional<Differential> read(Variable state, Labelled equation) {
    Parsed right = equation.parsed();
    Optional<Type> type = Typing.of(right, scope, problems);
    if (type.isEmpty() || !fitsShape(state, type.get(), right)) {
      return Optional.empty();
    }
    try {
      Linear linear = Linear.split(right, sources.keySet());
      boolean rests = linear.drift().equals(Algebra.ZERO) && linear.noise().isEmpty();
      if (!rests) {
        checkUnit(state, type.get(), right);
      }
      SortedMap<String, Expression> noise = new TreeMap<>();
      linear.noise().forEach((name, term) -> noise.put(source(name), term));
      return Optional.of(new Differential(state.name(), linear.drift(), noise));
    } catch (InputException refused) {
      problems.addAll(refused);
      return Optional.empty();
    }
  }

  private String source(String differential) {
    return Objects.requireNonNull(sources.get(differential)).name();
  }

  private boolean fitsShape(Variable state, Type type, Parsed right) {
    Shape shape = type.shape();
    if (!shape.isScalar() && !shape.equals(state.shape())) {
      problems.add(
          right.problem(
              right.expression(),
              "the right side has shape %s, the state '%s' has shape %s"
                  .formatted(shape, state.name(), state.shape()),
              ""));
      return false;
    }
    return true;
  }

  /// `dx = 0*dt` fits every unit.
  private void checkUnit(Variable state, Type type, Parsed right) {
    if (!type.unit().fits(state.unit())) {
      problems.add(
          right.problem(
              right.expression(),
              "the right side has the unit %s, the state '%s' has %s"
                  .formatted(type.unit(), state.name(), state.unit()),
              "dt carries s, the differential of noise s^(1/2)"));
    }
  }
}
