package org.homeostat.system;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.homeostat.expression.Apply;
import org.homeostat.expression.Delay;
import org.homeostat.expression.Expression;
import org.homeostat.expression.Literal;
import org.homeostat.expression.Name;
import org.homeostat.expression.Parsed;
import org.homeostat.expression.Shape;
import org.homeostat.expression.ShapeException;
import org.homeostat.expression.Unit;
import org.homeostat.expression.UnitException;

/// Infers shape and unit of every node of an expression; what does not fit is a problem at its
/// node.
final class Typing {
  private final Parsed parsed;
  private final Scope scope;
  private final Problems problems;
  private final Map<Expression, Optional<Type>> known = new IdentityHashMap<>();

  private Typing(Parsed parsed, Scope scope, Problems problems) {
    this.parsed = parsed;
    this.scope = scope;
    this.problems = problems;
  }

  /// The type of the whole expression; empty if there was a problem in it.
  static Optional<Type> of(Parsed parsed, Scope scope, Problems problems) {
    return new Typing(parsed, scope, problems).type(parsed.expression());
  }

  private Optional<Type> type(Expression node) {
    Optional<Type> found = known.get(node);
    if (found == null) {
      found =
          switch (node) {
            case Literal literal -> Optional.of(new Type(Shape.SCALAR, literal.unit()));
            case Name name -> type(name);
            case Apply apply -> type(apply);
          };
      known.put(node, found);
    }
    return found;
  }

  private Optional<Type> type(Name name) {
    String text = name.text();
    if (scope.isTyped(text)) {
      return Optional.of(scope.type(text));
    }
    if (!scope.knows(text)) {
      problems.add(parsed.problem(name, "unknown name '" + text + "'", scope.advice(text)));
    }
    return Optional.empty();
  }

  private Optional<Type> type(Apply apply) {
    List<Shape> shapes = new ArrayList<>();
    List<Unit> units = new ArrayList<>();
    for (Expression argument : apply.arguments()) {
      type(argument)
          .ifPresent(type -> {
            shapes.add(type.shape());
            units.add(type.unit());
          });
    }
    if (shapes.size() < apply.arguments().size()) {
      return Optional.empty();
    }
    if (apply.operator() instanceof Delay) {
      refuseMoving(apply.arguments().getLast());
    }
    Optional<Shape> shape = shape(apply, shapes);
    Unit unit = unit(apply, units);
    return shape.map(known -> new Type(known, unit));
  }

  private void refuseMoving(Expression delay) {
    for (String name : delay.names()) {
      if (scope.isMoving(name)) {
        problems.add(
            parsed.problem(
                delay,
                "a delay is fixed: it cannot depend on '" + name + "', which changes",
                "make it of numbers and parameters"));
      }
    }
  }

  private Optional<Shape> shape(Apply apply, List<Shape> shapes) {
    try {
      return Optional.of(apply.operator().shape(shapes));
    } catch (ShapeException e) {
      problems.add(parsed.problem(apply, String.valueOf(e.getMessage()), ""));
      return Optional.empty();
    }
  }

  private Unit unit(Apply apply, List<Unit> units) {
    try {
      return apply.operator().unit(apply.arguments(), units);
    } catch (UnitException e) {
      problems.add(parsed.problem(apply, String.valueOf(e.getMessage()), ""));
      return Unit.FREE;
    }
  }
}
