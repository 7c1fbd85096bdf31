package org.homeostat.solver;

import java.util.LinkedHashMap;
import java.util.Map;
import org.homeostat.kernel.ProgramBuilder;
import org.homeostat.kernel.Value;

/// A point or direction in the space of states, under construction in a program.
///
/// @param values by the name of the state; a state that is not there is zero
public record Point(ProgramBuilder on, Map<String, Value> values) {
  public Point {
    values = new LinkedHashMap<>(values);
  }

  /// `this + direction`
  public Point plus(Point direction) {
    Map<String, Value> sum = new LinkedHashMap<>(values);
    direction.values.forEach((state, value) -> sum.merge(state, value, on::add));
    return new Point(on, sum);
  }

  /// `this + factor*direction`, rounded once.
  public Point plus(Value factor, Point direction) {
    Map<String, Value> sum = new LinkedHashMap<>(values);
    direction.values.forEach((state, value) -> {
      Value own = values.get(state);
      Value moved = own == null ? on.multiply(factor, value) : on.fma(factor, value, own);
      sum.put(state, moved);
    });
    return new Point(on, sum);
  }

  /// `factor*this`
  public Point times(Value factor) {
    Map<String, Value> scaled = new LinkedHashMap<>();
    values.forEach((state, value) -> scaled.put(state, on.multiply(factor, value)));
    return new Point(on, scaled);
  }

  /// `factor*this`
  public Point times(double factor) {
    return times(on.constant(factor));
  }

  /// The value of a state that is there.
  public Value of(String state) {
    Value value = values.get(state);
    if (value == null) {
      throw new IllegalArgumentException("the point has no " + state);
    }
    return value;
  }
}
