package org.homeostat.expression;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// Symbolic derivatives along a direction, simplified.
///
/// A derivative that is zero everywhere is the literal 0, whatever the shape of the expression.
/// Without the shapes of the names the result holds [Algebra#fill] wherever a term might have to be
/// spread over a vector; with them only where it must.
public final class Derivative {
  private final Map<String, Expression> tangents;
  private final Map<Expression, Expression> done = new IdentityHashMap<>();

  private Derivative(Map<String, Expression> tangents) {
    this.tangents = tangents;
  }

  /// The rate at which `expression` moves when each name that is a key moves at the rate that is
  /// its value (of the shape of the name) and the others rest.
  public static Expression along(Expression expression, Map<String, Expression> tangents) {
    return Simplifier.simplify(new Derivative(tangents).tangent(expression));
  }

  /// The same, over names with the shapes that `shapes` gives (those in the tangents included).
  public static Expression along(
      Expression expression, Map<String, Expression> tangents, Function<String, Shape> shapes) {
    return Simplifier.simplify(new Derivative(tangents).tangent(expression), shapes);
  }

  /// The partial derivative by a scalar name.
  public static Expression of(Expression expression, String scalarName) {
    return along(expression, Map.of(scalarName, Algebra.ONE));
  }

  /// The partial derivative by a scalar name, over names with these shapes.
  public static Expression of(
      Expression expression, String scalarName, Function<String, Shape> shapes) {
    return along(expression, Map.of(scalarName, Algebra.ONE), shapes);
  }

  private Expression tangent(Expression e) {
    Expression known = done.get(e);
    if (known != null) {
      return known;
    }
    Expression result =
        switch (e) {
          case Literal _ -> Algebra.ZERO;
          case Name(String name) -> tangents.getOrDefault(name, Algebra.ZERO);
          case Apply(Operator operator, List<Expression> arguments) -> tangent(operator, arguments);
        };
    done.put(e, result);
    return result;
  }

  private Expression tangent(Operator operator, List<Expression> arguments) {
    List<Expression> inner = arguments.stream().map(this::tangent).toList();
    boolean still = inner.stream().allMatch(Algebra::isZero);
    return still ? Algebra.ZERO : operator.tangent(arguments, inner);
  }
}
