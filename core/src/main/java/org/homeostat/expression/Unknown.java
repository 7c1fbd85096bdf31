package org.homeostat.expression;

import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A function that is not known yet: a place in a system that evolution, or a person, fills with an
/// expression. It is applied element by element; it has no value until [#fill] puts one there.
///
/// @param parameters the names that the expression in its place may use
public record Unknown(String name, List<String> parameters) implements Operator {
  public Unknown {
    parameters = List.copyOf(parameters);
  }

  /// The unknown functions in some expressions, by name, in the order in which they first occur.
  ///
  /// @throws IllegalArgumentException if two of one name have different parameters
  public static List<Unknown> in(Collection<Expression> expressions) {
    Map<String, Unknown> found = new LinkedHashMap<>();
    for (Expression expression : expressions) {
      Rewriting.visit(
          expression,
          node -> {
            if (node instanceof Apply(Unknown unknown, List<Expression> _)) {
              Unknown earlier = found.putIfAbsent(unknown.name, unknown);
              if (earlier != null && !earlier.equals(unknown)) {
                throw new IllegalArgumentException(
                    "two unknown functions are called '" + unknown.name + "'");
              }
            }
          });
    }
    return new ArrayList<>(found.values());
  }

  /// Where an unknown function is applied in some expressions.
  public static List<Apply> calls(String name, Collection<Expression> expressions) {
    List<Apply> calls = new ArrayList<>();
    for (Expression expression : expressions) {
      Rewriting.visit(
          expression,
          node -> {
            if (node instanceof Apply apply
                && apply.operator() instanceof Unknown unknown
                && unknown.name.equals(name)) {
              calls.add(apply);
            }
          });
    }
    return calls;
  }

  /// The expression with each unknown function that `bodies` names replaced by its body, in which
  /// the parameters stand for the arguments.
  public static Expression fill(Expression expression, Map<String, Expression> bodies) {
    return new Filling(bodies).fill(expression);
  }

  @Override
  public Notation notation() {
    return new Notation.Call();
  }

  @Override
  public Arity arity() {
    return new Arity(parameters.size(), parameters.size());
  }

  @Override
  public Shape shape(List<Shape> arguments) {
    return ElementwiseRules.shape(name, arguments);
  }

  @Override
  public Unit unit(List<Unit> arguments) {
    return Unit.FREE;
  }

  @Override
  public <V> V value(Arithmetic<V> on, List<V> arguments) {
    throw unfilled();
  }

  @Override
  public Expression tangent(List<Expression> arguments, List<Expression> tangents) {
    throw unfilled();
  }

  private IllegalStateException unfilled() {
    return new IllegalStateException("the function '" + name + "' is not known yet");
  }

  @Override
  public String latex(List<String> arguments) {
    return "\\operatorname{" + name + "}(" + String.join(", ", arguments) + ")";
  }

  /// Fills a tree, each shared node once.
  private static final class Filling {
    private final Map<String, Expression> bodies;
    private final Map<Expression, Expression> done = new IdentityHashMap<>();

    Filling(Map<String, Expression> bodies) {
      this.bodies = bodies;
    }

    Expression fill(Expression e) {
      if (!(e instanceof Apply apply)) {
        return e;
      }
      Expression known = done.get(e);
      if (known == null) {
        known = fill(apply);
        done.put(e, known);
      }
      return known;
    }

    private Expression fill(Apply apply) {
      List<Expression> before = apply.arguments();
      List<Expression> arguments = new ArrayList<>(before.size());
      boolean same = true;
      for (Expression argument : before) {
        Expression filled = fill(argument);
        same &= filled == argument;
        arguments.add(filled);
      }
      if (apply.operator() instanceof Unknown unknown && bodies.containsKey(unknown.name)) {
        Expression body = bodies.get(unknown.name);
        return new NamedFunction(unknown.name, unknown.parameters, body).apply(arguments);
      }
      return same ? apply : new Apply(apply.operator(), arguments);
    }
  }
}
