package org.homeostat.system;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.homeostat.expression.Algebra;
import org.homeostat.expression.Expression;
import org.homeostat.expression.Shape;

/// What happens at instants: `spike: {when: v > threshold, set: {v: reset}, refractory: 2 ms}`.
///
/// Each element of the event happens by itself. Its name stands in expressions for how often it
/// happened at the last instant; `dspike` in an equation is the increment of the process that
/// counts it.
///
/// At an instant, in this order: all conditions are looked at; states are set, event by event; what
/// equations gain by the counts is added.
///
/// @param name of the event, and of its signal
/// @param shape of the signal
/// @param sets by the name of a state: its value where the event happens; all are computed before
///   any is set
/// @param kicks by the name of a state: what it gains, a term in which the differential `dspike`
///   occurs linearly as a [org.homeostat.expression.Name]
/// @param refractory for how long it does not happen again, and the states that it sets stay as
///   they are; the literal 0 for not at all
public record Event(
    String name,
    Shape shape,
    Trigger trigger,
    Map<String, Expression> sets,
    Map<String, Expression> kicks,
    Expression refractory) {
  public Event {
    sets = Collections.unmodifiableMap(new LinkedHashMap<>(sets));
    kicks = Collections.unmodifiableMap(new TreeMap<>(kicks));
  }

  /// The name of the increment of its count: `dspike`, `plant.dspike`.
  public String differential() {
    return NoiseSource.differential(name);
  }

  public boolean hasRefractory() {
    return !refractory.equals(Algebra.ZERO);
  }

  /// Everything that is computed for it.
  public Stream<Expression> expressions() {
    return Stream.of(
            trigger.expressions(),
            sets.values().stream(),
            kicks.values().stream(),
            Stream.of(refractory))
        .flatMap(each -> each);
  }

  /// The event with another expression of the same shape in the place of each.
  public Event rewritten(UnaryOperator<Expression> rewrite) {
    return new Event(
        name,
        shape,
        trigger.rewritten(rewrite),
        rewritten(sets, rewrite),
        rewritten(kicks, rewrite),
        rewrite.apply(refractory));
  }

  /// The event among the names of a composed system.
  ///
  /// @param names what each name of its system is called there
  Event qualified(String prefix, Map<String, Expression> names) {
    Event inside = rewritten(each -> each.replace(names));
    Trigger happens =
        inside.trigger instanceof Trigger.After(String event, Expression delay)
            ? new Trigger.After(prefix + "." + event, delay)
            : inside.trigger;
    return new Event(
        prefix + "." + name,
        shape,
        happens,
        prefixed(prefix, inside.sets),
        prefixed(prefix, inside.kicks),
        inside.refractory);
  }

  private static Map<String, Expression> rewritten(
      Map<String, Expression> values, UnaryOperator<Expression> rewrite) {
    Map<String, Expression> rewritten = new LinkedHashMap<>(values);
    rewritten.replaceAll((state, value) -> rewrite.apply(value));
    return rewritten;
  }

  private static Map<String, Expression> prefixed(String prefix, Map<String, Expression> values) {
    Map<String, Expression> qualified = new LinkedHashMap<>();
    values.forEach((state, value) -> qualified.put(prefix + "." + state, value));
    return qualified;
  }
}
