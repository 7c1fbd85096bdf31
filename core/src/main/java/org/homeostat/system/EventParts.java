package org.homeostat.system;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.homeostat.expression.Expression;
import org.homeostat.expression.InputException;
import org.homeostat.expression.Nearest;
import org.homeostat.expression.Parsed;
import org.homeostat.expression.Shape;
import org.homeostat.expression.SourceText;
import org.homeostat.expression.Unit;

/// Reads the parts of an event, whose shapes and units must fit.
final class EventParts {
  private final Scope scope;
  private final StatementReader statements;
  private final Problems problems;

  EventParts(Scope scope, StatementReader statements, Problems problems) {
    this.scope = scope;
    this.statements = statements;
    this.problems = problems;
  }

  Optional<Parsed> parse(SourceText text) {
    try {
      return Optional.of(statements.parsed(text));
    } catch (InputException refused) {
      problems.addAll(refused);
      return Optional.empty();
    }
  }

  /// An expression whose type is known.
  private record Typed(Parsed parsed, Type type) {}

  private Optional<Typed> typed(SourceText text) {
    return parse(text)
        .flatMap(parsed -> Typing.of(parsed, scope, problems).map(type -> new Typed(parsed, type)));
  }

  private void problem(Typed at, String message, String advice) {
    problems.add(at.parsed().problem(at.parsed().expression(), message, advice));
  }

  Optional<Expression> condition(SourceText text) {
    Optional<Typed> condition = typed(text);
    condition
        .filter(each -> !each.type().unit().hasNoDimension())
        .ifPresent(each ->
            problem(
                each,
                "a condition holds or does not, found a quantity in " + each.type().unit(),
                "compare it: v > threshold"));
    return condition.map(each -> each.parsed().expression());
  }

  Optional<Expression> rate(SourceText text, Shape event) {
    Optional<Typed> rate = typed(text);
    rate.ifPresent(each -> {
      checkShape(each, "rate", event);
      Unit time = scope.type("t").unit();
      Unit often = time.isFree() ? Unit.FREE : Unit.DIMENSIONLESS.divide(time);
      if (!each.type().unit().fits(often)) {
        problem(each, "expected a rate, found the unit " + each.type().unit(), "write 5 Hz");
      }
    });
    return rate.map(each -> each.parsed().expression());
  }

  /// A time that may be different at each event.
  Optional<Expression> duration(SourceText text, Shape event) {
    Optional<Typed> time = typed(text);
    time.ifPresent(each -> {
      checkShape(each, "time", event);
      checkTime(each);
    });
    return time.map(each -> each.parsed().expression());
  }

  /// A time that stays the same during a run.
  Optional<Expression> delay(SourceText text, Set<String> parameters) {
    Optional<Typed> time = typed(text);
    time.ifPresent(each -> {
      checkShape(each, "time", Shape.SCALAR);
      checkTime(each);
      for (String name : each.parsed().expression().names()) {
        if (!parameters.contains(name)) {
          problem(
              each,
              "a delay is fixed: it cannot depend on '" + name + "'",
              "make it of numbers and parameters");
        }
      }
    });
    return time.map(each -> each.parsed().expression());
  }

  private void checkShape(Typed at, String what, Shape event) {
    Shape shape = at.type().shape();
    if (!shape.isScalar() && !shape.equals(event)) {
      problem(
          at,
          "this %s has shape %s, the event has shape %s".formatted(what, shape, event),
          "write one number for all");
    }
  }

  private void checkTime(Typed at) {
    if (!at.type().unit().fits(scope.type("t").unit())) {
      problem(at, "expected a time, found the unit " + at.type().unit(), "write 2 ms");
    }
  }

  /// The value that a state is set to.
  Optional<Expression> value(Statement set, Shape event, Map<String, Variable> states) {
    Variable state = states.get(set.left().text());
    Optional<Typed> value = typed(set.right());
    if (state == null) {
      String near = Nearest.advice(set.left().text(), states.keySet());
      problems.add(
          Labelled.problem(
              set.left(),
              "'" + set.left().text() + "' is not a state",
              near.isEmpty() ? "the states are " + String.join(", ", states.keySet()) : near));
      return Optional.empty();
    }
    value.ifPresent(each -> checkFit(each, set.left(), event, state));
    return value.map(each -> each.parsed().expression());
  }

  private void checkFit(Typed value, SourceText label, Shape event, Variable state) {
    Shape shape = value.type().shape();
    if (!event.isScalar() && !event.equals(state.shape())) {
      problems.add(
          Labelled.problem(
              label,
              "the event has shape %s, the state '%s' has shape %s"
                  .formatted(event, state.name(), state.shape()),
              "an event of several elements sets states of its own shape"));
    } else if (!shape.isScalar() && !shape.equals(state.shape())) {
      problem(
          value,
          "the value has shape %s, the state '%s' has shape %s"
              .formatted(shape, state.name(), state.shape()),
          "");
    } else if (!value.type().unit().fits(Type.of(state).unit())) {
      problem(
          value,
          "the value has the unit %s, the state '%s' has %s"
              .formatted(value.type().unit(), state.name(), state.unit()),
          "");
    }
  }
}
