package org.homeostat.evolution;

import java.util.Map;
import java.util.TreeMap;
import org.homeostat.expression.Algebra;
import org.homeostat.expression.Apply;
import org.homeostat.expression.Expression;
import org.homeostat.expression.Literal;
import org.homeostat.expression.Name;
import org.homeostat.expression.Operator;
import org.homeostat.expression.Operators;
import org.homeostat.expression.RandomExpressions;

/// Random expressions of `+ - * /`, the sign and, if asked, functions over the scalars `a`, `b`,
/// `c`, `d`; and their values with a bound on what rounding may do to them.
final class Fragment {
  private static final String[] NAMES = {"a", "b", "c", "d"};
  private static final double[] NUMBERS = {2, 3, -1, 0.5, -2, 7, 1.0 / 3, 0.1, 1, 0, -0.7};
  private static final String[] INFIX = {"+", "-", "*", "+", "-", "*", "/"};

  private static final Operator NEGATE = ((Apply) Algebra.negate(new Name("a"))).operator();

  private final RandomExpressions random;
  private final boolean functions;

  Fragment(long seed, boolean functions) {
    this.random = new RandomExpressions(seed);
    this.functions = functions;
  }

  RandomExpressions random() {
    return random;
  }

  Expression tree(int depth) {
    if (depth <= 1 || random.below(6) == 0) {
      return random.below(3) == 0
          ? Literal.of(NUMBERS[random.below(NUMBERS.length)])
          : new Name(NAMES[random.below(NAMES.length)]);
    }
    int kind = random.below(functions ? 12 : 10);
    if (kind >= 10) {
      return Algebra.call(kind == 10 ? "sin" : "tanh", tree(depth - 1));
    }
    return kind == 0
        ? Apply.of(NEGATE, tree(depth - 1))
        : Apply.of(
            Operators.named(INFIX[random.below(INFIX.length)]), tree(depth - 1), tree(depth - 1));
  }

  /// Values for the names.
  Map<String, Double> point() {
    Map<String, Double> point = new TreeMap<>();
    for (String name : NAMES) {
      point.put(name, random.between(0.2, 3) * (random.below(2) == 0 ? 1 : -1));
    }
    return point;
  }

  /// The same expression with the arguments of `+` and `*` in random order, and `a - b` as `a +
  /// (-1)*b` now and then.
  Expression shuffled(Expression e) {
    if (!(e instanceof Apply apply)) {
      return e;
    }
    Expression first = shuffled(apply.arguments().getFirst());
    if (apply.arguments().size() == 1) {
      return Apply.of(apply.operator(), first);
    }
    Expression last = shuffled(apply.arguments().getLast());
    String name = apply.operator().name();
    if (name.equals("-") && random.below(3) == 0) {
      Expression negative = Apply.of(Operators.named("*"), Literal.of(-1), last);
      return Apply.of(Operators.named("+"), negative, first);
    }
    boolean turns = (name.equals("+") || name.equals("*")) && random.below(2) == 0;
    return turns
        ? Apply.of(apply.operator(), last, first)
        : Apply.of(apply.operator(), first, last);
  }

  /// A value and how far rounding, also that of constants to twelve digits, may have moved it.
  record Value(double value, double error) {
    private static final double UNIT = 1e-11;

    static Value of(Expression e, Map<String, Double> point) {
      return switch (e) {
        case Literal literal -> rounded(literal.value(), 0);
        case Name(String name) -> rounded(point.getOrDefault(name, Double.NaN), 0);
        case Apply apply -> {
          Value first = of(apply.arguments().getFirst(), point);
          Value last = of(apply.arguments().getLast(), point);
          double x = first.value;
          double y = last.value;
          yield switch (apply.operator().name()) {
            case "+" -> rounded(x + y, first.error + last.error);
            case "-" ->
                apply.arguments().size() == 1
                    ? new Value(-x, first.error)
                    : rounded(x - y, first.error + last.error);
            case "*" ->
                rounded(
                    x * y,
                    Math.abs(x) * last.error
                        + Math.abs(y) * first.error
                        + first.error * last.error);
            case "/" ->
                rounded(
                    x / y,
                    Math.abs(y) <= 2 * last.error
                        ? Double.POSITIVE_INFINITY
                        : 2 * (first.error + Math.abs(x / y) * last.error) / Math.abs(y));
            case "sin" -> rounded(StrictMath.sin(x), first.error);
            case "tanh" -> rounded(StrictMath.tanh(x), first.error);
            default -> throw new IllegalArgumentException(apply.operator().name());
          };
        }
      };
    }

    private static Value rounded(double value, double error) {
      return new Value(value, error + UNIT * Math.abs(value));
    }

    boolean isSharp() {
      return Double.isFinite(value) && error < 1e-6 * Math.max(1, Math.abs(value));
    }
  }
}
