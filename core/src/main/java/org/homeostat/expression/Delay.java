package org.homeostat.expression;

import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/// `delay(x, tau)`: x as it was a time tau ago; before the start it was as at the start.
///
/// Of numbers, which do not change, it is the number. What changes in time is known to those who
/// keep the past; they put a value in the place of each call ([#replace]) before they evaluate.
public record Delay() implements Operator {
  /// What is delayed, and by how much.
  public record Call(Expression of, Expression by) {}

  /// The delays in some expressions, inner ones before those around them.
  public static Set<Call> in(Collection<Expression> expressions) {
    Set<Call> calls = new LinkedHashSet<>();
    for (Expression expression : expressions) {
      Rewriting.visit(
          expression,
          node -> {
            if (node instanceof Apply(Delay _, List<Expression> arguments)) {
              calls.add(new Call(arguments.getFirst(), arguments.getLast()));
            }
          });
    }
    return calls;
  }

  /// The expression with something in the place of each outermost delay.
  public static Expression replace(Expression expression, Function<Call, Expression> by) {
    return new Replacing(by, new IdentityHashMap<>()).replace(expression);
  }

  private record Replacing(Function<Call, Expression> by, Map<Expression, Expression> done) {
    Expression replace(Expression e) {
      if (!(e instanceof Apply(Operator operator, List<Expression> arguments))) {
        return e;
      }
      Expression known = done.get(e);
      if (known == null) {
        known =
            operator instanceof Delay
                ? by.apply(new Call(arguments.getFirst(), arguments.getLast()))
                : replaced(e, operator, arguments);
        done.put(e, known);
      }
      return known;
    }

    private Expression replaced(Expression e, Operator operator, List<Expression> arguments) {
      List<Expression> replaced = new ArrayList<>(arguments.size());
      boolean same = true;
      for (Expression argument : arguments) {
        Expression value = replace(argument);
        same &= value == argument;
        replaced.add(value);
      }
      return same ? e : new Apply(operator, replaced);
    }
  }

  @Override
  public String name() {
    return "delay";
  }

  @Override
  public Notation notation() {
    return new Notation.Call();
  }

  @Override
  public Arity arity() {
    return Arity.TWO;
  }

  @Override
  public Shape shape(List<Shape> arguments) {
    if (!arguments.getLast().isScalar()) {
      throw new ShapeException("a delay is a scalar, found shape " + arguments.getLast());
    }
    return arguments.getFirst();
  }

  @Override
  public Unit unit(List<Unit> arguments) {
    if (!arguments.getLast().fits(Unit.SECOND)) {
      throw new UnitException("a delay is a time, found the unit " + arguments.getLast());
    }
    return arguments.getFirst();
  }

  @Override
  public <V> V value(Arithmetic<V> on, List<V> arguments) {
    return arguments.getFirst();
  }

  @Override
  public Expression tangent(List<Expression> arguments, List<Expression> tangents) {
    return Algebra.isZero(tangents.getFirst())
        ? Algebra.ZERO
        : new Apply(this, List.of(tangents.getFirst(), arguments.getLast()));
  }

  @Override
  public String latex(List<String> arguments) {
    return "\\operatorname{delay}(" + String.join(", ", arguments) + ")";
  }
}
