package org.homeostat.solver;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.homeostat.expression.Expression;
import org.homeostat.kernel.ProgramBuilder;
import org.homeostat.kernel.Value;
import org.homeostat.system.Event;
import org.homeostat.system.Trigger;

/// What events do at the end of a step, inside a program. The states are those of [Signals].
///
/// ```
/// held    = until > t + h/2                          elements that rest keep their values
/// spike   = condition and not past and not held      all events at once
/// x       = set value where spike                    event by event
/// past    = condition
/// x       = x + kicks, but for what rests
/// until   = t + h + refractory where spike
/// ```
final class Instant {
  private final ProgramBuilder on;
  private final Field field;
  private final List<Event> events;
  private final Value zero;
  private final Value one;

  Instant(Field field) {
    this.field = field;
    this.on = field.on();
    this.events = field.system().events();
    this.zero = on.constant(0);
    this.one = on.constant(1);
  }

  /// The point after the events at the end of a step.
  ///
  /// @param t the time at the start of the step
  /// @param h the length of the step
  /// @param end the time at the end of the step
  /// @param before the point at the start
  /// @param flowed where the method came to
  Point after(Value t, Value h, Value end, Point before, Point flowed) {
    if (events.isEmpty()) {
      return flowed;
    }
    Map<String, Value> resting = resting(on.fma(on.constant(0.5), h, t), before);
    Map<String, Value> values = new LinkedHashMap<>(flowed.values());
    hold(resting, before, values);
    Map<String, Value> happened = happened(end, new Point(on, values), resting);
    values.putAll(happened);
    for (Event event : events) {
      set(event, end, values);
    }
    for (Event event : events) {
      Value holds = holds(event, end, new Point(on, values));
      // a value of each lane by itself, though a condition may know nothing but time
      Value happens = Objects.requireNonNull(happened.get(event.name()));
      values.put(Signals.past(event), on.whereEqual(happens, zero, holds, holds));
    }
    Map<String, Value> settled = Map.copyOf(values);
    kick(end, happened, values);
    for (Event event : events) {
      if (event.hasRefractory()) {
        rest(event, end, values);
      }
    }
    Map<String, Value> rested = resting(on.fma(on.constant(0.5), h, end), new Point(on, values));
    hold(rested, new Point(on, settled), values);
    return new Point(on, values);
  }

  /// By event, 1 for the elements that rest at a time.
  private Map<String, Value> resting(Value time, Point x) {
    Map<String, Value> resting = new LinkedHashMap<>();
    for (Event event : events) {
      if (event.hasRefractory()) {
        resting.put(event.name(), on.whereLess(time, x.of(Signals.until(event)), one, zero));
      }
    }
    return resting;
  }

  /// What events set that rest is again as it was.
  private void hold(Map<String, Value> resting, Point before, Map<String, Value> values) {
    for (Event event : events) {
      Value rests = resting.get(event.name());
      if (rests != null) {
        for (String state : event.sets().keySet()) {
          Value moved = Objects.requireNonNull(values.get(state));
          values.put(state, on.whereEqual(rests, zero, moved, before.of(state)));
        }
      }
    }
  }

  private Value holds(Event event, Value time, Point x) {
    return switch (event.trigger()) {
      case Trigger.When(Expression condition) ->
          on.whereEqual(field.value(condition, time, x), zero, zero, one);
    };
  }

  private Map<String, Value> happened(Value time, Point x, Map<String, Value> resting) {
    Map<String, Value> happened = new LinkedHashMap<>();
    for (Event event : events) {
      Value rises = on.whereEqual(x.of(Signals.past(event)), zero, holds(event, time, x), zero);
      Value rests = resting.get(event.name());
      happened.put(event.name(), rests == null ? rises : on.whereEqual(rests, zero, rises, zero));
    }
    return happened;
  }

  private void set(Event event, Value time, Map<String, Value> values) {
    Point x = new Point(on, values);
    Value happened = x.of(event.name());
    event
        .sets()
        .forEach((state, value) ->
            values.put(
                state, on.whereEqual(happened, zero, x.of(state), field.value(value, time, x))));
  }

  /// Adds what states gain, all computed before any is added.
  private void kick(Value time, Map<String, Value> happened, Map<String, Value> values) {
    Point x = new Point(on, values);
    Map<String, Value> counts = new LinkedHashMap<>();
    events.forEach(event ->
        counts.put(event.differential(), Objects.requireNonNull(happened.get(event.name()))));
    List<Map.Entry<String, Value>> gains = new ArrayList<>();
    for (Event event : events) {
      event
          .kicks()
          .forEach(
              (state, term) -> gains.add(Map.entry(state, field.value(term, time, x, counts))));
    }
    gains.forEach(gain -> values.merge(gain.getKey(), gain.getValue(), on::add));
  }

  private void rest(Event event, Value time, Map<String, Value> values) {
    Point x = new Point(on, values);
    Value pause = field.value(event.refractory(), time, x);
    Value until = x.of(Signals.until(event));
    values.put(
        Signals.until(event), on.whereEqual(x.of(event.name()), zero, until, on.add(time, pause)));
  }
}
