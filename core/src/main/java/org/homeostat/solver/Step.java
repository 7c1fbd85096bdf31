package org.homeostat.solver;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.homeostat.expression.Range;
import org.homeostat.expression.Shape;
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
public record Step(
    ProgramBuilder on,
    Value t,
    Value h,
    Point x,
    Map<String, Value> increments,
    Map<String, Value> areas) {

  /// A step that reads its normals from the program, in the order of [org.homeostat.noise.Normals].
  static Step of(Field field, Value t, Value h, Point x, boolean usesAreas) {
    ProgramBuilder on = field.on();
    Value spread = on.squareRoot(h);
    Value areaSpread = on.squareRoot(on.divide(h, on.constant(12)));
    Map<String, Value> increments = new LinkedHashMap<>();
    Map<String, Value> areas = new LinkedHashMap<>();
    for (NoiseSource source : field.system().noise()) {
      if (usesAreas) {
        Value pairs = on.normal(Shape.of(source.shape().size(), 2));
        Value w = column(on, pairs, 0, source.shape());
        Value area = column(on, pairs, 1, source.shape());
        increments.put(source.differential(), on.multiply(spread, w));
        areas.put(source.differential(), on.multiply(areaSpread, area));
      } else {
        increments.put(source.differential(), on.multiply(spread, on.normal(source.shape())));
      }
    }
    return new Step(on, t, h, x, increments, areas);
  }

  /// A column of a matrix of pairs, in the shape of the source of noise.
  private static Value column(ProgramBuilder on, Value pairs, int column, Shape shape) {
    return switch (shape.rank()) {
      case 0 -> on.slice(pairs, List.of(Range.at(0), Range.at(column)));
      case 1 -> on.slice(pairs, List.of(Range.ALL, Range.at(column)));
      default -> {
        int length = shape.length(1);
        yield on.stack(
            IntStream.range(0, shape.length(0))
                .mapToObj(row -> new Range(row * length, (row + 1) * length, false))
                .map(rows -> on.slice(pairs, List.of(rows, Range.at(column))))
                .toList());
      }
    };
  }

  /// The time after a fraction of the step.
  public Value t(double fraction) {
    return fraction == 0 ? t : on.fma(on.constant(fraction), h, t);
  }

  /// A fraction of the length of the step.
  public Value h(double fraction) {
    return on.multiply(on.constant(fraction), h);
  }
}
