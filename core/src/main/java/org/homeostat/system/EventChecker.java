package org.homeostat.system;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.homeostat.expression.Algebra;
import org.homeostat.expression.Expression;
import org.homeostat.expression.InputException;
import org.homeostat.expression.Nearest;
import org.homeostat.expression.Parsed;
import org.homeostat.expression.Shape;
import org.homeostat.expression.SourceText;
import org.homeostat.expression.Unit;

/// Makes events of what a draft says of them: their names, conditions, values, shapes and units
/// must fit.
final class EventChecker {
  private final Scope scope;
  private final StatementReader statements;
  private final Problems problems;
  private final List<Draft.Happening> declared = new ArrayList<>();

  EventChecker(Scope scope, StatementReader statements, Problems problems) {
    this.scope = scope;
    this.statements = statements;
    this.problems = problems;
  }

  /// Takes the names of the events, which are free from now on for no other.
  ///
  /// @param sources is given what stands for each event in equations: a source of counts
  void declare(List<Draft.Happening> events, Map<String, NoiseSource> sources) {
    for (Draft.Happening event : events) {
      if (scope.isFree(event.label(), "an event", problems)) {
        scope.putUntyped(event.name());
        declared.add(event);
        put(event, Shape.SCALAR, sources);
      }
    }
  }

  private static void put(Draft.Happening event, Shape shape, Map<String, NoiseSource> sources) {
    NoiseSource counts = new NoiseSource(event.name(), NoiseSource.Kind.POISSON, shape);
    sources.put(counts.differential(), counts);
  }

  /// The signals as definitions, each of the shape of its event: its condition.
  List<Labelled> signals() {
    List<Labelled> signals = new ArrayList<>();
    for (Draft.Happening event : declared) {
      SourceText when = event.parts().get(EventReader.WHEN);
      if (when == null) {
        problems.add(
            Labelled.problem(
                event.label(),
                "the event '" + event.name() + "' does not say when it happens",
                "write when: v > 1"));
      } else {
        parse(when).ifPresent(condition -> signals.add(new Labelled(event.label(), condition)));
      }
    }
    return signals;
  }

  /// Separates the signals from the definitions, once their types are known.
  List<Definition> withoutSignals(List<Definition> ordered, Map<String, NoiseSource> sources) {
    Set<String> signals = new HashSet<>();
    for (Draft.Happening event : declared) {
      signals.add(event.name());
      if (scope.isTyped(event.name())) {
        Type type = scope.type(event.name());
        put(event, type.shape(), sources);
        scope.put(event.name(), new Type(type.shape(), Unit.FREE));
      }
    }
    return ordered.stream().filter(each -> !signals.contains(each.name())).toList();
  }

  /// The events.
  ///
  /// @param states by their names
  /// @param kicks what each event adds to each state
  List<Event> events(Map<String, Variable> states, Map<String, Map<String, Expression>> kicks) {
    List<Event> events = new ArrayList<>();
    for (Draft.Happening event : declared) {
      if (scope.isTyped(event.name())) {
        Map<String, Expression> gained = kicks.getOrDefault(event.name(), Map.of());
        read(event, states, gained).ifPresent(events::add);
      }
    }
    return events;
  }

  private Optional<Event> read(
      Draft.Happening event, Map<String, Variable> states, Map<String, Expression> kicks) {
    Shape shape = scope.type(event.name()).shape();
    Optional<Trigger> trigger = condition(event).map(Trigger.When::new);
    Map<String, Expression> sets = new LinkedHashMap<>();
    for (Statement set : event.sets()) {
      value(set, shape, states).ifPresent(value -> sets.put(set.left().text(), value));
    }
    SourceText refractory = event.parts().get(EventReader.REFRACTORY);
    Expression pause =
        refractory == null ? Algebra.ZERO : duration(refractory, shape).orElse(Algebra.ZERO);
    return trigger.map(each -> new Event(event.name(), shape, each, sets, kicks, pause));
  }

  private Optional<Expression> condition(Draft.Happening event) {
    SourceText when = event.parts().get(EventReader.WHEN);
    Optional<Parsed> parsed = when == null ? Optional.empty() : parse(when);
    Optional<Type> type = parsed.flatMap(each -> Typing.of(each, scope, problems));
    if (type.isEmpty()) {
      return Optional.empty();
    }
    if (!type.get().unit().hasNoDimension()) {
      problems.add(
          parsed
              .get()
              .problem(
                  parsed.get().expression(),
                  "a condition holds or does not, found a quantity in " + type.get().unit(),
                  "compare it: v > threshold"));
    }
    return parsed.map(Parsed::expression);
  }

  /// The value that a state is set to.
  private Optional<Expression> value(Statement set, Shape event, Map<String, Variable> states) {
    Variable state = states.get(set.left().text());
    Optional<Parsed> parsed = parse(set.right());
    Optional<Type> type = parsed.flatMap(each -> Typing.of(each, scope, problems));
    if (state == null) {
      String near = Nearest.advice(set.left().text(), states.keySet());
      problems.add(
          Labelled.problem(
              set.left(),
              "'" + set.left().text() + "' is not a state",
              near.isEmpty() ? "the states are " + String.join(", ", states.keySet()) : near));
      return Optional.empty();
    }
    if (type.isEmpty()) {
      return Optional.empty();
    }
    Parsed value = parsed.orElseThrow();
    if (!event.isScalar() && !event.equals(state.shape())) {
      problems.add(
          Labelled.problem(
              set.left(),
              "the condition has shape %s, the state '%s' has shape %s"
                  .formatted(event, state.name(), state.shape()),
              "an event of several elements sets states of its own shape"));
    } else if (!type.get().shape().isScalar() && !type.get().shape().equals(state.shape())) {
      problems.add(
          value.problem(
              value.expression(),
              "the value has shape %s, the state '%s' has shape %s"
                  .formatted(type.get().shape(), state.name(), state.shape()),
              ""));
    } else if (!type.get().unit().fits(Type.of(state).unit())) {
      problems.add(
          value.problem(
              value.expression(),
              "the value has the unit %s, the state '%s' has %s"
                  .formatted(type.get().unit(), state.name(), state.unit()),
              ""));
    }
    return Optional.of(value.expression());
  }

  private Optional<Expression> duration(SourceText text, Shape event) {
    Optional<Parsed> parsed = parse(text);
    Optional<Type> type = parsed.flatMap(each -> Typing.of(each, scope, problems));
    if (type.isEmpty()) {
      return Optional.empty();
    }
    Parsed time = parsed.orElseThrow();
    if (!type.get().shape().isScalar() && !type.get().shape().equals(event)) {
      problems.add(
          time.problem(
              time.expression(),
              "this time has shape %s, the event has shape %s".formatted(type.get().shape(), event),
              "write one number for all"));
    }
    if (!type.get().unit().fits(scope.type("t").unit())) {
      problems.add(
          time.problem(
              time.expression(), "expected a time, found the unit " + type.get().unit(), ""));
    }
    return Optional.of(time.expression());
  }

  private Optional<Parsed> parse(SourceText text) {
    try {
      return Optional.of(statements.parsed(text));
    } catch (InputException refused) {
      problems.addAll(refused);
      return Optional.empty();
    }
  }
}
