package org.homeostat.expression;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// The value of an expression on values of any kind. A subexpression that occurs more than once as
/// the same object is computed once.
public final class Evaluation<V> {
  private final Arithmetic<V> on;
  private final Function<Name, V> names;
  private final Map<Expression, V> done = new IdentityHashMap<>();

  private Evaluation(Arithmetic<V> on, Function<Name, V> names) {
    this.on = on;
    this.names = names;
  }

  /// The value of `expression`, literals in SI base units, with the value that `names` gives for
  /// each name.
  public static <V> V evaluate(Arithmetic<V> on, Expression expression, Function<Name, V> names) {
    return new Evaluation<>(on, names).value(expression);
  }

  /// The values of several expressions, which may share subexpressions.
  public static <V> List<V> evaluate(
      Arithmetic<V> on, List<Expression> expressions, Function<Name, V> names) {
    Evaluation<V> evaluation = new Evaluation<>(on, names);
    return expressions.stream().map(evaluation::value).toList();
  }

  private V value(Expression e) {
    V known = done.get(e);
    if (known != null) {
      return known;
    }
    V value =
        switch (e) {
          case Literal literal -> on.constant(literal.si());
          case Name name -> names.apply(name);
          case Apply(Operator operator, List<Expression> arguments) ->
              operator.value(on, arguments, arguments.stream().map(this::value).toList());
        };
    done.put(e, value);
    return value;
  }
}
