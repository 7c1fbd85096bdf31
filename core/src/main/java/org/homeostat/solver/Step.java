package org.homeostat.solver;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.homeostat.kernel.ProgramBuilder;
import org.homeostat.kernel.Value;
import org.homeostat.system.NoiseSource;

/// One step under construction: where it starts, how long it is, and the noise it meets.
///
/// @param t the time at the start
/// @param h the length
/// @param x the states at the start
/// @param increments by the name of the driving differential: `W(t + h) - W(t)`, of variance h
/// @param areas by the name of the driving differential: the space-time Lévy area `H = 1/h *
///   integral of (W(s) - W(t) - (s - t)/h*(W(t + h) - W(t))) ds`, of variance h/12 and independent
///   of the increment; empty for a method that does not use them
/// @param fractions of the step, by the times that were asked for
public record Step(
    ProgramBuilder on,
    Value t,
    Value h,
    Point x,
    Map<String, Value> increments,
    Map<String, Value> areas,
    Map<Value, Double> fractions) {

  /// A step of a system that knows no past.
  public Step(
      ProgramBuilder on,
      Value t,
      Value h,
      Point x,
      Map<String, Value> increments,
      Map<String, Value> areas) {
    this(on, t, h, x, increments, areas, new HashMap<>());
  }

  /// A step that reads its normals from the program, in the order of [org.homeostat.noise.Normals].
  static Step of(Field field, Value t, Value h, Point x, boolean usesAreas) {
    ProgramBuilder on = field.on();
    Value spread = on.squareRoot(h);
    Value areaSpread = on.squareRoot(on.divide(h, on.constant(12)));
    Map<String, Value> increments = new LinkedHashMap<>();
    Map<String, Value> areas = new LinkedHashMap<>();
    for (NoiseSource source : field.system().drivers()) {
      Value normals = field.driving(source);
      if (usesAreas) {
        Value w = Draw.column(on, normals, 0, source.shape());
        Value area = Draw.column(on, normals, 1, source.shape());
        increments.put(source.differential(), on.multiply(spread, w));
        areas.put(source.differential(), on.multiply(areaSpread, area));
      } else {
        increments.put(source.differential(), on.multiply(spread, normals));
      }
    }
    return new Step(on, t, h, x, increments, areas, field.past().fractions());
  }

  /// The time after a fraction of the step.
  public Value t(double fraction) {
    Value time = fraction == 0 ? t : on.fma(on.constant(fraction), h, t);
    fractions.putIfAbsent(time, fraction);
    return time;
  }

  /// A fraction of the length of the step.
  public Value h(double fraction) {
    return on.multiply(on.constant(fraction), h);
  }
}
