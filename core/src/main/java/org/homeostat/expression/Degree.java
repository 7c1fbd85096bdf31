package org.homeostat.expression;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/// The degree of an expression as a polynomial in some of its names: 0 if it is free of them, 1 if
/// it is affine in them, 2 if quadratic, [#NONE] if it may be no polynomial.
///
/// It is read off the tree and is an upper bound: a bound of 1 is a proof that the expression is
/// affine, while `(x + 1)^2 - x^2` has the bound 2.
public final class Degree {
  /// The degree of what may be no polynomial.
  public static final int NONE = Integer.MAX_VALUE;

  private final Map<String, Integer> names;
  private final Map<Expression, Integer> done = new IdentityHashMap<>();

  private Degree(Map<String, Integer> names) {
    this.names = names;
  }

  /// The degree of `expression`.
  ///
  /// @param names the degrees of names: 1 for a variable, that of its value for a definition; any
  ///   other name counts as a constant
  public static int of(Expression expression, Map<String, Integer> names) {
    return new Degree(new HashMap<>(names)).of(expression);
  }

  private int of(Expression e) {
    Integer known = done.get(e);
    if (known != null) {
      return known;
    }
    int degree =
        switch (e) {
          case Literal _ -> 0;
          case Name(String name) -> names.getOrDefault(name, 0);
          case Apply(Operator operator, List<Expression> arguments) -> of(operator, arguments);
        };
    done.put(e, degree);
    return degree;
  }

  private int of(Operator operator, List<Expression> arguments) {
    int first = of(arguments.getFirst());
    int last = of(arguments.getLast());
    int largest = arguments.stream().mapToInt(this::of).max().orElse(0);
    return switch (operator) {
      case Add _, Subtract _, Negate _, Sum _, Transpose _, Slice _, Stack _ -> largest;
      case Fill _, Place _, Reshape _, Flatten _, AveragePool _, Spread _ -> first;
      case Tile _, ChannelSum _ -> first;
      case Multiply _, MatrixProduct _, Dot _, Bilinear _ -> product(first, last);
      case Divide _ when last == 0 -> first;
      case Power _ -> power(first, last, Constants.number(arguments.getLast()));
      case Piecewise _ when conditionsAreFree(arguments) -> largest;
      default -> largest == 0 ? 0 : NONE;
    };
  }

  private boolean conditionsAreFree(List<Expression> arguments) {
    for (int i = 0; i + 1 < arguments.size(); i += 2) {
      if (of(arguments.get(i)) != 0) {
        return false;
      }
    }
    return true;
  }

  private static int product(int a, int b) {
    return a == NONE || b == NONE ? NONE : (int) Math.min((long) a + b, NONE);
  }

  private static int power(int base, int exponent, OptionalDouble number) {
    if (base == 0 && exponent == 0) {
      return 0;
    }
    double n = number.orElse(Double.NaN);
    boolean whole = n >= 0 && Math.rint(n) == n && base != NONE && n * base < NONE;
    return whole ? (int) (n * base) : NONE;
  }
}
