package org.homeostat.expression;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Finds a property of every node of an expression, from the leaves up. A node whose arguments are
/// in error is passed over, so that one mistake is one problem.
///
/// @param <T> what is inferred: a shape, a unit
final class Inference<T> {

  /// How the property of a node follows from those of its arguments.
  interface Rules<T> {
    T literal(Literal literal);

    T name(T declared);

    /// @throws ShapeException or [UnitException] if the operator cannot take the arguments
    T apply(Apply apply, List<T> arguments);
  }

  private final Parsed parsed;
  private final Map<String, T> names;
  private final Rules<T> rules;
  private final Map<Expression, T> found = new IdentityHashMap<>();
  private final List<Problem> problems = new ArrayList<>();

  Inference(Parsed parsed, Map<String, T> names, Rules<T> rules) {
    this.parsed = parsed;
    this.names = names;
    this.rules = rules;
  }

  /// The property of the whole expression.
  ///
  /// @throws InputException with every problem found
  T run() {
    Rewriting.visit(
        parsed.expression(), node -> infer(node).ifPresent(value -> found.put(node, value)));
    if (!problems.isEmpty()) {
      throw new InputException(problems);
    }
    return Objects.requireNonNull(found.get(parsed.expression()));
  }

  private Optional<T> infer(Expression node) {
    return switch (node) {
      case Literal literal -> Optional.of(rules.literal(literal));
      case Name(String name) when names.containsKey(name) ->
          Optional.of(rules.name(names.get(name)));
      case Name(String name) -> {
        String advice = Nearest.advice(name, names.keySet());
        yield wrong(node, "unknown name '" + name + "'", advice);
      }
      case Apply apply -> infer(apply);
    };
  }

  private Optional<T> infer(Apply apply) {
    if (!found.keySet().containsAll(apply.arguments())) {
      return Optional.empty();
    }
    List<T> arguments = apply.arguments().stream().map(found::get).toList();
    try {
      return Optional.of(rules.apply(apply, arguments));
    } catch (ShapeException | UnitException e) {
      return wrong(apply, Objects.requireNonNull(e.getMessage()), "");
    }
  }

  private Optional<T> wrong(Expression node, String message, String advice) {
    problems.add(parsed.problem(node, message, advice));
    return Optional.empty();
  }
}
