package org.homeostat.expression;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// Makes derivatives fit to be read and cheap to compute: factors that are numbers come to the
/// front and are multiplied with each other, signs are made few. Other than the [Simplifier] this
/// may round differently in the last digit.
final class Tidying {
  private final Map<Expression, Term> done = new IdentityHashMap<>();
  private final Map<Expression, Integer> uses = new IdentityHashMap<>();

  /// `factor*core`
  private record Term(double factor, Expression core) {
    Term times(double by) {
      return new Term(factor * by, core);
    }

    Expression expression() {
      return factor == -1 ? Algebra.negate(core) : Algebra.multiply(Literal.of(factor), core);
    }
  }

  private Tidying() {}

  /// The expressions, tidied and simplified together.
  static List<Expression> tidy(List<Expression> expressions, Function<String, Shape> shapes) {
    List<Expression> shared = Simplifier.simplify(expressions, shapes);
    Tidying tidying = new Tidying();
    shared.forEach(tidying::count);
    List<Expression> tidy = shared.stream().map(each -> tidying.term(each).expression()).toList();
    return Simplifier.simplify(tidy, shapes);
  }

  private void count(Expression e) {
    if (uses.merge(e, 1, Integer::sum) == 1 && e instanceof Apply apply) {
      apply.arguments().forEach(this::count);
    }
  }

  private Term term(Expression e) {
    Term known = done.get(e);
    if (known == null) {
      known = e instanceof Apply apply ? kept(term(apply), apply) : new Term(1, e);
      done.put(e, known);
    }
    return known;
  }

  /// A factor that is 0, where the shape would be lost, or too large stays where it is.
  private Term kept(Term term, Apply apply) {
    boolean good = term.factor() != 0 && Double.isFinite(term.factor());
    return good ? term : new Term(1, rebuilt(apply));
  }

  private Term term(Apply apply) {
    Expression a = apply.arguments().getFirst();
    Expression b = apply.arguments().getLast();
    return switch (apply.operator()) {
      case Negate _ -> term(a).times(-1);
      case Multiply _ when isNumber(a) -> term(b).times(number(a));
      case Multiply _ when isNumber(b) -> term(a).times(number(b));
      case Divide _ when isNumber(b) && isPowerOfTwo(number(b)) -> term(a).times(1 / number(b));
      case Divide _ -> linear(apply, 1);
      case Add _, Subtract _ -> sum(apply);
      case Multiply _, MatrixProduct _, Dot _, Outer _, Convolve _ -> linear(apply, 2);
      case ConvolveTransposed _, Correlate _ -> linear(apply, 2);
      case Sum _, Transpose _, Slice _, Place _, Reshape _, Flatten _ -> linear(apply, 1);
      case AveragePool _, Spread _, Tile _, ChannelSum _, Fill _ -> linear(apply, 1);
      default -> new Term(1, rebuilt(apply));
    };
  }

  /// The numbers of the first arguments, in which the operator is linear, come to the front.
  private Term linear(Apply apply, int linear) {
    List<Expression> arguments = new ArrayList<>();
    double factor = 1;
    for (int i = 0; i < apply.arguments().size(); i++) {
      Term part = term(apply.arguments().get(i));
      if (i < linear) {
        factor *= part.factor();
        arguments.add(part.core());
      } else {
        arguments.add(part.expression());
      }
    }
    boolean chain = apply.operator() instanceof Multiply && !isShared(apply.arguments().getLast());
    return new Term(
        factor,
        chain
            ? chained(arguments.getFirst(), arguments.getLast())
            : new Apply(apply.operator(), arguments));
  }

  /// `a*b*c` for `a*(b*c)`.
  private static Expression chained(Expression a, Expression b) {
    return b instanceof Apply(Multiply times, List<Expression> of)
        ? Apply.of(times, chained(a, of.getFirst()), of.getLast())
        : Apply.of(new Multiply(), a, b);
  }

  private boolean isShared(Expression e) {
    return uses.getOrDefault(e, 0) > 1;
  }

  private Expression rebuilt(Apply apply) {
    return new Apply(
        apply.operator(), apply.arguments().stream().map(each -> term(each).expression()).toList());
  }

  /// The terms that are added come first, then those that are taken off; if all are taken off, the
  /// sign stands before the sum.
  private Term sum(Apply apply) {
    List<Term> terms = new ArrayList<>();
    collect(apply, 1, true, terms);
    boolean negative = terms.stream().allMatch(term -> term.factor() < 0);
    Expression sum = Algebra.ZERO;
    for (boolean taken : new boolean[] {false, true}) {
      for (Term term : terms) {
        if ((term.factor() < 0 && !negative) == taken) {
          Expression part = new Term(Math.abs(term.factor()), term.core()).expression();
          sum = taken ? Algebra.subtract(sum, part) : Algebra.add(sum, part);
        }
      }
    }
    return new Term(negative ? -1 : 1, sum);
  }

  /// A sum that is used elsewhere too stays one.
  private void collect(Expression e, double sign, boolean root, List<Term> into) {
    boolean open = root || !isShared(e);
    if (open && e instanceof Apply(Operator operator, List<Expression> arguments)) {
      Expression a = arguments.getFirst();
      Expression b = arguments.getLast();
      switch (operator) {
        case Add _ -> {
          collect(a, sign, false, into);
          collect(b, sign, false, into);
          return;
        }
        case Subtract _ -> {
          collect(a, sign, false, into);
          collect(b, -sign, false, into);
          return;
        }
        case Negate _ -> {
          collect(a, -sign, false, into);
          return;
        }
        default -> {}
      }
    }
    into.add(term(e).times(sign));
  }

  private static boolean isNumber(Expression e) {
    return e instanceof Literal literal && literal.unit().isBare();
  }

  /// Division by such a number is exact.
  private static boolean isPowerOfTwo(double number) {
    return Math.scalb(1.0, Math.getExponent(number)) == Math.abs(number);
  }

  private static double number(Expression e) {
    return ((Literal) e).value();
  }
}
