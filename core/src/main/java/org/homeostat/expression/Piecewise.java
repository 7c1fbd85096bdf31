package org.homeostat.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// `piecewise(condition, value, condition, value, ..., otherwise)`: the value after the first
/// condition that is not 0, element by element. All values are computed; only the chosen one
/// counts.
record Piecewise() implements Operator {
  @Override
  public String name() {
    return "piecewise";
  }

  @Override
  public Notation notation() {
    return new Notation.Call();
  }

  @Override
  public Arity arity() {
    return new Arity(3, Arity.ANY);
  }

  @Override
  public Shape shape(List<Shape> arguments) {
    if (arguments.size() % 2 == 0) {
      throw new ShapeException("'piecewise' needs a value for when no condition holds");
    }
    return ElementwiseRules.shape(name(), arguments);
  }

  @Override
  public Unit unit(List<Unit> arguments) {
    return ElementwiseRules.agree(name(), choices(arguments));
  }

  @Override
  public <V> V value(Arithmetic<V> on, List<V> arguments) {
    V result = arguments.getLast();
    V zero = on.constant(0);
    for (int i = arguments.size() - 3; i >= 0; i -= 2) {
      result = on.whereEqual(arguments.get(i), zero, result, arguments.get(i + 1));
    }
    return result;
  }

  @Override
  public Expression tangent(List<Expression> arguments, List<Expression> tangents) {
    List<Expression> moving = choices(tangents);
    boolean still = moving.stream().allMatch(Algebra::isZero);
    return still
        ? Algebra.ZERO
        : new Apply(this, withChoices(arguments, shaped(arguments, moving)));
  }

  /// A choice at rest is a zero of its shape, which may be the shape of the whole.
  private static List<Expression> shaped(List<Expression> arguments, List<Expression> tangents) {
    List<Expression> choices = choices(arguments);
    return IntStream.range(0, choices.size())
        .mapToObj(i -> {
          Expression tangent = tangents.get(i);
          return Algebra.isZero(tangent) ? Algebra.fill(tangent, choices.get(i)) : tangent;
        })
        .toList();
  }

  @Override
  public Smoothness smoothness() {
    return Smoothness.JUMPING;
  }

  @Override
  public String latex(List<String> arguments) {
    StringBuilder text = new StringBuilder("\\begin{cases}");
    for (int i = 0; i + 1 < arguments.size(); i += 2) {
      text.append(arguments.get(i + 1)).append(" & ").append(arguments.get(i)).append(" \\\\ ");
    }
    return text + arguments.getLast() + " & \\text{otherwise}\\end{cases}";
  }

  /// The values among the arguments, the last one `otherwise`.
  static <T> List<T> choices(List<T> arguments) {
    List<T> choices = new ArrayList<>();
    for (int i = 1; i < arguments.size(); i += 2) {
      choices.add(arguments.get(i));
    }
    choices.add(arguments.getLast());
    return choices;
  }

  /// The arguments with other values.
  static <T> List<T> withChoices(List<T> arguments, List<T> choices) {
    List<T> parts = new ArrayList<>(arguments);
    for (int i = 0; i < choices.size() - 1; i++) {
      parts.set(2 * i + 1, choices.get(i));
    }
    parts.set(parts.size() - 1, choices.getLast());
    return parts;
  }
}
