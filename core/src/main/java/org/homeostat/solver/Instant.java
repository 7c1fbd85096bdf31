package org.homeostat.solver;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.homeostat.expression.Expression;
import org.homeostat.expression.Shape;
import org.homeostat.kernel.Binding;
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
///
/// Where rests are counted, they are of as many steps, but for rounding:
///
/// ```
/// held    = rest > unit/2
/// rest    = refractory/h*unit where spike, else max(rest - unit, 0)
/// ```
///
/// The count of an event with a rate is Poisson's, of the mean `h*rate` at the start of the step:
/// exact for a rate that stays the same, of weak order 1 for one that depends on states (as
/// Gillespie (2001), Approximate accelerated stochastic simulation of chemically reacting systems,
/// J. Chem. Phys. 115, 1716, whose leap is here the step).
final class Instant {
  private final ProgramBuilder on;
  private final Field field;
  private final List<Event> events;
  private final Value t;
  private final Value h;
  private final Value end;
  private final Point before;
  private final Value lead;
  private final Value zero;
  private final Value one;

  /// @param t the time at the start of the step
  /// @param h the length of the step
  /// @param end the time at the end of the step
  /// @param before the point at the start
  Instant(Field field, Value t, Value h, Value end, Point before) {
    this(field, t, h, end, before, 0.5);
  }

  /// At the end of a step that ends where a rest does, and so needs no rounding.
  static Instant located(Field field, Value t, Value h, Value end, Point before) {
    return new Instant(field, t, h, end, before, 0);
  }

  private Instant(Field field, Value t, Value h, Value end, Point before, double lead) {
    this.lead = field.on().constant(lead);
    this.field = field;
    this.on = field.on();
    this.events = field.system().events();
    this.t = t;
    this.h = h;
    this.end = end;
    this.before = before;
    this.zero = on.constant(0);
    this.one = on.constant(1);
    field.past().put(end, 1);
  }

  /// The point after the events.
  ///
  /// @param flowed where the method came to
  Point after(Point flowed) {
    if (events.isEmpty()) {
      return flowed;
    }
    Map<String, Value> resting = resting(t, before);
    Map<String, Value> values = new LinkedHashMap<>(flowed.values());
    hold(resting, before, values);
    Map<String, Value> counts = counts(new Point(on, values), resting);
    values.putAll(counts);
    events.forEach(event -> set(event, values));
    events.forEach(event -> remember(event, values));
    Point settled = new Point(on, values);
    kick(counts, values);
    events.forEach(event -> rest(event, values));
    hold(resting(end, new Point(on, values)), settled, values);
    return new Point(on, values);
  }

  /// Whether an event happens, by a count that is 0 if none does.
  Value happens(Point flowed) {
    Value sum = zero;
    for (Value count : counts(flowed, resting(t, before)).values()) {
      sum = on.add(sum, count.shape().isScalar() ? count : on.sum(count));
    }
    return sum;
  }

  /// By state, 1 for the elements that rest in the step.
  Map<String, Value> held() {
    Map<String, Value> held = new LinkedHashMap<>();
    Map<String, Value> resting = resting(t, before);
    for (Event event : events) {
      Value rests = resting.get(event.name());
      if (rests != null) {
        event.sets().keySet().forEach(state -> held.merge(state, rests, on::maximum));
      }
    }
    return held;
  }

  /// By event, 1 for the elements that rest in the step from a time on.
  private Map<String, Value> resting(Value from, Point x) {
    Value middle = on.fma(lead, h, from);
    Map<String, Value> resting = new LinkedHashMap<>();
    for (Event event : events) {
      if (event.hasRefractory()) {
        Value rests =
            isCounted(event)
                ? on.whereLess(half(unit()), x.of(Signals.rest(event)), one, zero)
                : on.whereLess(middle, x.of(Signals.until(event)), one, zero);
        resting.put(event.name(), rests);
      }
    }
    return resting;
  }

  /// What events set that rest is again as it was.
  private void hold(Map<String, Value> resting, Point was, Map<String, Value> values) {
    for (Event event : events) {
      Value rests = resting.get(event.name());
      if (rests != null) {
        for (String state : event.sets().keySet()) {
          Value moved = Objects.requireNonNull(values.get(state));
          values.put(state, on.whereEqual(rests, zero, moved, was.of(state)));
        }
      }
    }
  }

  /// By event, how often it happens.
  private Map<String, Value> counts(Point x, Map<String, Value> resting) {
    Map<String, Value> counts = new LinkedHashMap<>();
    for (Event event : events) {
      Value count =
          switch (event.trigger()) {
            case Trigger.When(Expression condition) ->
                on.whereEqual(x.of(Signals.past(event)), zero, holds(condition, x), zero);
            case Trigger.Rate(Expression rate) -> random(event, rate);
            case Trigger.After(String other, Expression delay) ->
                field.past().signal(field, other, delay, end);
          };
      Value rests = resting.get(event.name());
      counts.put(
          event.name(),
          rests == null ? count : on.whereEqual(rests, zero, on.minimum(count, one), zero));
    }
    return counts;
  }

  private Value holds(Expression condition, Point x) {
    return on.whereEqual(field.value(condition, end, x), zero, zero, one);
  }

  private Value random(Event event, Expression rate) {
    Value mean = on.multiply(field.value(rate, t, before), h);
    return PoissonCount.of(on, mean, field.chance(event));
  }

  private void set(Event event, Map<String, Value> values) {
    Point x = new Point(on, values);
    Value count = x.of(event.name());
    event
        .sets()
        .forEach((state, value) ->
            values.put(state, on.whereEqual(count, zero, x.of(state), field.value(value, end, x))));
  }

  /// Whether a condition holds now: it has to cease before it becomes true again.
  private void remember(Event event, Map<String, Value> values) {
    if (event.trigger() instanceof Trigger.When(Expression condition)) {
      Point x = new Point(on, values);
      Value holds = holds(condition, x);
      Value count = x.of(event.name());
      // a value of each lane by itself, though a condition may know nothing but time
      values.put(Signals.past(event), on.whereEqual(count, zero, holds, holds));
    }
  }

  /// Adds what states gain, all computed before any is added.
  private void kick(Map<String, Value> counts, Map<String, Value> values) {
    Point x = new Point(on, values);
    Map<String, Value> increments = new LinkedHashMap<>();
    events.forEach(event ->
        increments.put(event.differential(), Objects.requireNonNull(counts.get(event.name()))));
    List<Map.Entry<String, Value>> gains = new ArrayList<>();
    for (Event event : events) {
      event
          .kicks()
          .forEach(
              (state, term) -> gains.add(Map.entry(state, field.value(term, end, x, increments))));
    }
    gains.forEach(gain -> values.merge(gain.getKey(), gain.getValue(), on::add));
  }

  private void rest(Event event, Map<String, Value> values) {
    if (event.hasRefractory()) {
      Point x = new Point(on, values);
      Value pause = field.value(event.refractory(), end, x);
      Value count = x.of(event.name());
      if (isCounted(event)) {
        String rest = Signals.rest(event);
        Value less = on.maximum(on.subtract(before.of(rest), unit()), zero);
        Value steps = on.multiply(pause, on.divide(unit(), h));
        values.put(rest, on.whereEqual(count, zero, less, steps));
      } else {
        String until = Signals.until(event);
        values.put(until, on.whereEqual(count, zero, x.of(until), on.add(end, pause)));
      }
    }
  }

  private boolean isCounted(Event event) {
    return before.values().containsKey(Signals.rest(event));
  }

  /// What a step counts as.
  private Value unit() {
    return on.input(StepProgram.UNIT, Shape.SCALAR, Binding.RUN);
  }

  private Value half(Value value) {
    return on.multiply(on.constant(0.5), value);
  }
}
