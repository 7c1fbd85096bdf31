package org.homeostat.system;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.homeostat.expression.Algebra;
import org.homeostat.expression.Apply;
import org.homeostat.expression.Expression;
import org.homeostat.expression.Name;
import org.homeostat.expression.Nearest;
import org.homeostat.expression.Operators;
import org.homeostat.expression.Parsed;
import org.homeostat.expression.Shape;
import org.homeostat.expression.SourceText;
import org.homeostat.expression.Unit;

/// Makes events of what a draft says of them. Their signals are definitions first, so that their
/// shapes are found together with those of the definitions that they use and that use them.
final class EventChecker {
  private final Scope scope;
  private final EventParts parts;
  private final Problems problems;
  private final List<Draft.Happening> declared = new ArrayList<>();

  EventChecker(Scope scope, StatementReader statements, Problems problems) {
    this.scope = scope;
    this.parts = new EventParts(scope, statements, problems);
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

  /// What has the shape of each signal, as its definition.
  List<Labelled> signals() {
    List<Labelled> signals = new ArrayList<>();
    for (Draft.Happening event : declared) {
      shaped(event).ifPresent(value -> signals.add(new Labelled(event.label(), value)));
    }
    return signals;
  }

  private Optional<Parsed> shaped(Draft.Happening event) {
    List<String> said =
        event.parts().keySet().stream().filter(EventReader.TRIGGERS::contains).toList();
    if (said.size() != 1) {
      problems.add(
          Labelled.problem(
              event.label(),
              said.isEmpty()
                  ? "'" + event.name() + "' does not say when it happens"
                  : "'" + event.name() + "' happens in two ways: " + String.join(", ", said),
              "write one of when: v > 1, rate: 5, and of: spike"));
      return Optional.empty();
    }
    SourceText text = event.part(said.getFirst());
    return switch (said.getFirst()) {
      case EventReader.WHEN -> parts.parse(text);
      case EventReader.RATE -> parts.parse(text).map(EventChecker::rated);
      default -> delayed(text);
    };
  }

  /// `rate > 0`, which has the shape of the rate.
  private static Parsed rated(Parsed rate) {
    List<Expression> compared = List.of(rate.expression(), Algebra.ZERO);
    Expression value = new Apply(Operators.named(">"), compared);
    return new Parsed(value, rate.source(), rate.spans());
  }

  private Optional<Parsed> delayed(SourceText of) {
    List<String> events = declared.stream().map(Draft.Happening::name).toList();
    if (!events.contains(of.text())) {
      String near = Nearest.advice(of.text(), events);
      problems.add(
          Labelled.problem(
              of,
              "'" + of.text() + "' is not an event",
              near.isEmpty() ? "the events are " + String.join(", ", events) : near));
      return Optional.empty();
    }
    return Optional.of(new Parsed(new Name(of.text()), of, Map.of()));
  }

  /// Separates the signals from the definitions, once their types are known.
  List<Definition> withoutSignals(List<Definition> ordered, Map<String, NoiseSource> sources) {
    Set<String> signals = new HashSet<>();
    for (Draft.Happening event : declared) {
      signals.add(event.name());
      if (scope.isTyped(event.name())) {
        Shape found = scope.type(event.name()).shape();
        Shape shape = event.shape().isScalar() ? found : event.shape();
        put(event, shape, sources);
        scope.put(event.name(), new Type(shape, Unit.FREE));
      }
    }
    return ordered.stream().filter(each -> !signals.contains(each.name())).toList();
  }

  /// The events.
  ///
  /// @param states by their names
  /// @param parameters their names
  /// @param kicks what each event adds to each state
  List<Event> events(
      Map<String, Variable> states,
      Set<String> parameters,
      Map<String, Map<String, Expression>> kicks) {
    List<Event> events = new ArrayList<>();
    for (Draft.Happening event : declared) {
      if (scope.isTyped(event.name())) {
        Shape shape = scope.type(event.name()).shape();
        Map<String, Expression> sets = new LinkedHashMap<>();
        for (Statement set : event.sets()) {
          parts.value(set, shape, states).ifPresent(value -> sets.put(set.left().text(), value));
        }
        Expression pause =
            event.has(EventReader.REFRACTORY)
                ? parts.duration(event.part(EventReader.REFRACTORY), shape).orElse(Algebra.ZERO)
                : Algebra.ZERO;
        Map<String, Expression> gained = kicks.getOrDefault(event.name(), Map.of());
        trigger(event, shape, parameters)
            .map(each -> new Event(event.name(), shape, each, sets, gained, pause))
            .ifPresent(events::add);
      }
    }
    return events;
  }

  private Optional<Trigger> trigger(Draft.Happening event, Shape shape, Set<String> parameters) {
    if (event.has(EventReader.WHEN)) {
      return parts.condition(event.part(EventReader.WHEN)).map(Trigger.When::new);
    }
    if (event.has(EventReader.RATE)) {
      return parts.rate(event.part(EventReader.RATE), shape).map(Trigger.Rate::new);
    }
    String other = event.part(EventReader.OF).text();
    if (!event.has(EventReader.AFTER)) {
      problems.add(
          Labelled.problem(
              event.label(),
              "'" + event.name() + "' does not say how long after " + other + " it happens",
              "write after: 1.5 ms"));
      return Optional.empty();
    }
    return parts
        .delay(event.part(EventReader.AFTER), parameters)
        .map(delay -> new Trigger.After(other, delay));
  }
}
