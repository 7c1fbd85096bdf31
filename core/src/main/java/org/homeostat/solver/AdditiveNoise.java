package org.homeostat.solver;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.homeostat.kernel.ProgramBuilder;
import org.homeostat.kernel.Value;
import org.homeostat.system.NoiseSource;

/// What noise of factor g(t) does over one step.
///
/// @param increment `g(t)*W`
/// @param area `g(t)*H`
/// @param meanAtEnd `g(t + h)*I` with `I = W/2 + H`
/// @param integral of `g dW` over the step: `g(t + h)*W + (g(t) - g(t + h))*I`, by parts with g
///   linear in time
record AdditiveNoise(Point increment, Point area, Point meanAtEnd, Point integral) {

  static AdditiveNoise of(Field field, Step step) {
    ProgramBuilder on = field.on();
    Map<String, Value> means = new LinkedHashMap<>();
    for (NoiseSource source : field.system().drivers()) {
      String name = source.differential();
      Value w = Objects.requireNonNull(step.increments().get(name));
      Value area = Objects.requireNonNull(step.areas().get(name));
      means.put(name, on.fma(on.constant(0.5), w, area));
    }
    Point increment = field.noise(step.t(), step.x(), step.increments());
    Point area = field.noise(step.t(), step.x(), step.areas());
    Point meanAtEnd = field.noise(step.t(1), step.x(), means);
    Point incrementAtEnd = field.noise(step.t(1), step.x(), step.increments());
    Point integral = increment;
    if (!incrementAtEnd.equals(increment)) {
      Point mean = field.noise(step.t(), step.x(), means);
      integral = incrementAtEnd.plus(mean).plus(on.constant(-1), meanAtEnd);
    }
    return new AdditiveNoise(increment, area, meanAtEnd, integral);
  }
}
