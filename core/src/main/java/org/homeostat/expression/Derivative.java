package org.homeostat.expression;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/// Symbolic derivatives along a direction, simplified.
///
/// A derivative that is zero everywhere is the literal 0, whatever the shape of the expression.
/// Without the shapes of the names the result holds [Algebra#fill] wherever a term might have to be
/// spread over a vector; with them only where it must.
public final class Derivative {
  private static final Expression ANY = new Name("any");

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

  /// The names along which the derivative of `expression` is not zero everywhere: `x` of
  /// `x*floor(y)`. There may be more among them: those of terms that cancel each other.
  public static Set<String> moving(Expression expression) {
    Map<Expression, Set<String>> moving = new IdentityHashMap<>();
    Rewriting.visit(
        expression,
        node ->
            moving.put(
                node,
                switch (node) {
                  case Literal _ -> Set.of();
                  case Name(String name) -> Set.of(name);
                  case Apply apply -> moving(apply, moving);
                }));
    return Objects.requireNonNull(moving.get(expression));
  }

  private static Set<String> moving(Apply apply, Map<Expression, Set<String>> moving) {
    List<Expression> arguments = apply.arguments();
    List<Expression> rates = new ArrayList<>(Collections.nCopies(arguments.size(), Algebra.ZERO));
    Set<String> names = new LinkedHashSet<>();
    for (int i = 0; i < arguments.size(); i++) {
      Set<String> inner = Objects.requireNonNull(moving.get(arguments.get(i)));
      if (!names.containsAll(inner)) {
        rates.set(i, ANY);
        if (!Algebra.isZero(apply.operator().tangent(arguments, rates))) {
          names.addAll(inner);
        }
        rates.set(i, Algebra.ZERO);
      }
    }
    return names;
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
    List<Expression> inner = new ArrayList<>(arguments.size());
    boolean still = true;
    for (Expression argument : arguments) {
      Expression tangent = tangent(argument);
      still &= Algebra.isZero(tangent);
      inner.add(tangent);
    }
    return still ? Algebra.ZERO : operator.tangent(arguments, inner);
  }
}
