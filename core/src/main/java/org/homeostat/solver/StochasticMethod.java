package org.homeostat.solver;

import java.util.Set;
import org.homeostat.system.Calculus;
import org.homeostat.system.NoiseClass;

/// A method of fixed step for systems driven by Wiener noise (and for those without noise).
public non-sealed interface StochasticMethod extends Method {

  /// The calculus whose solution the method approaches. A system of the other one is converted
  /// first.
  Calculus calculus();

  /// The classes of Wiener noise for which the method converges.
  Set<NoiseClass> noiseClasses();

  /// The order of the mean error of a path, for a class of noise that the method takes.
  double strongOrder(NoiseClass noise);

  /// The order of the error of means over paths, for a class of noise that the method takes.
  double weakOrder(NoiseClass noise);

  /// Whether a step reads the space-time Lévy areas of the Wiener processes beside their
  /// increments.
  default boolean usesAreas() {
    return false;
  }

  /// Builds one step: the point at `step.t() + step.h()`.
  Point next(Field field, Step step);
}
