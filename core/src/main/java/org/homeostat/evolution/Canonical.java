package org.homeostat.evolution;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.homeostat.expression.Apply;
import org.homeostat.expression.Expression;
import org.homeostat.expression.Literal;
import org.homeostat.expression.Printer;
import org.homeostat.expression.Simplifier;

/// The canonical form of an expression over the real numbers: like terms are collected, constants
/// folded, factors cancelled, sums and products sorted, so that the same law written differently is
/// the same tree, and no larger than it must be ([Smallest]). Products of sums are not multiplied
/// out.
///
/// Constants keep twelve digits. Rounding and what happens at infinities and poles may change, as
/// they may not in [Simplifier]; a candidate is evaluated in this form only.
final class Canonical {
  private static final double NEGLIGIBLE = 1e-12;
  private static final MathContext DIGITS = new MathContext(12);

  private Canonical() {}

  /// The canonical form, of no more nodes than the expression.
  ///
  /// @throws ArithmeticException if a constant is not finite
  static Expression of(Expression e) {
    Expression form = Simplifier.simplify(Smallest.of(sum(e)));
    return Nodes.count(form) <= Nodes.count(e) ? form : e;
  }

  /// `constant + sum of coefficient*product`, by the texts of the products. No coefficient is 0.
  record Sum(double constant, SortedMap<String, Term> terms) {
    static final Sum ZERO = new Sum(0, Collections.emptySortedMap());

    boolean isConstant() {
      return terms.isEmpty();
    }

    Sum times(double factor) {
      return ZERO.plus(this, factor);
    }

    Sum plus(Sum other, double factor) {
      TreeMap<String, Term> all = new TreeMap<>(terms);
      other.terms.forEach((text, term) -> {
        Term own = all.get(text);
        double coefficient = total(own == null ? 0 : own.coefficient, factor * term.coefficient);
        if (coefficient == 0) {
          all.remove(text);
        } else {
          all.put(text, new Term(coefficient, term.product));
        }
      });
      return new Sum(total(constant, factor * other.constant), all);
    }

    private static double total(double a, double b) {
      double total = a + b;
      boolean negligible = Math.abs(total) <= NEGLIGIBLE * Math.abs(a);
      return negligible && Double.isFinite(a) ? 0 : total;
    }

    /// Equal for sums whose constants agree in twelve digits.
    String text() {
      StringBuilder text = new StringBuilder("(");
      terms.forEach((product, term) ->
          text.append(rounded(term.coefficient)).append('*').append(product).append(" + "));
      return text.append(rounded(constant)).append(')').toString();
    }
  }

  record Term(double coefficient, Product product) {}

  /// Powers of factors, by their texts.
  record Product(SortedMap<String, Factor> factors) {
    static final Product ONE = new Product(Collections.emptySortedMap());

    Product times(Product other, int sign) {
      TreeMap<String, Factor> all = new TreeMap<>(factors);
      other.factors.forEach((text, factor) -> {
        Factor own = all.get(text);
        int power = (own == null ? 0 : own.power()) + sign * factor.power();
        if (power == 0) {
          all.remove(text);
        } else {
          all.put(text, factor.to(power));
        }
      });
      return new Product(all);
    }

    String text() {
      StringBuilder text = new StringBuilder();
      factors.forEach((base, factor) -> text.append(base).append('^').append(factor.power()));
      return text.toString();
    }
  }

  /// A power of something.
  sealed interface Factor {
    int power();

    Factor to(int other);
  }

  /// Of what is no sum and no product.
  record Atom(Expression base, int power) implements Factor {
    @Override
    public Factor to(int other) {
      return new Atom(base, other);
    }
  }

  /// Of a sum whose first coefficient is 1.
  record Bracket(Sum base, int power) implements Factor {
    @Override
    public Factor to(int other) {
      return new Bracket(base, other);
    }
  }

  private static Sum constant(double value) {
    return new Sum(value, Collections.emptySortedMap());
  }

  private static Sum single(Term term) {
    SortedMap<String, Factor> factors = term.product.factors();
    if (factors.isEmpty() || term.coefficient == 0) {
      return constant(term.coefficient);
    }
    boolean alone = factors.size() == 1;
    if (alone
        && factors.get(factors.firstKey()) instanceof Bracket(Sum sum, int power)
        && power == 1) {
      return sum.times(term.coefficient);
    }
    return new Sum(0, new TreeMap<>(Map.of(term.product.text(), term)));
  }

  private static Sum atom(Expression e) {
    return single(new Term(1, factor(Printer.print(e), new Atom(e, 1))));
  }

  private static Product factor(String text, Factor factor) {
    return new Product(new TreeMap<>(Map.of(text, factor)));
  }

  private static Sum sum(Expression e) {
    return switch (e) {
      case Literal literal -> constant(literal.si());
      case Apply apply -> sum(apply);
      default -> atom(e);
    };
  }

  private static Sum sum(Apply apply) {
    Expression first = apply.arguments().getFirst();
    Expression last = apply.arguments().getLast();
    return switch (apply.operator().name()) {
      case "+" -> sum(first).plus(sum(last), 1);
      case "-" ->
          apply.arguments().size() == 1 ? sum(first).times(-1) : sum(first).plus(sum(last), -1);
      case "*", "/" -> single(term(apply));
      default -> opaque(apply);
    };
  }

  /// A function, its arguments in canonical form.
  private static Sum opaque(Apply apply) {
    List<Expression> arguments = apply.arguments().stream().map(Canonical::of).toList();
    Expression simple = Simplifier.simplify(new Apply(apply.operator(), arguments));
    return simple instanceof Literal literal ? constant(literal.si()) : atom(simple);
  }

  private static Term term(Expression e) {
    if (e instanceof Apply apply) {
      String operator = apply.operator().name();
      if (operator.equals("*") || operator.equals("/")) {
        Term first = term(apply.arguments().getFirst());
        Term last = term(apply.arguments().getLast());
        boolean over = operator.equals("*");
        return new Term(
            over ? first.coefficient * last.coefficient : first.coefficient / last.coefficient,
            first.product.times(last.product, over ? 1 : -1));
      }
    }
    return term(sum(e));
  }

  private static Term term(Sum sum) {
    if (sum.isConstant()) {
      return new Term(sum.constant, Product.ONE);
    }
    Term first = Objects.requireNonNull(sum.terms.get(sum.terms.firstKey()));
    if (sum.constant == 0 && sum.terms.size() == 1) {
      return first;
    }
    Sum base = sum.times(1 / first.coefficient);
    return new Term(first.coefficient, factor(base.text(), new Bracket(base, 1)));
  }

  /// @throws ArithmeticException if a constant is not finite
  static double finite(double value) {
    if (!Double.isFinite(value)) {
      throw new ArithmeticException("a constant that is not finite");
    }
    return value;
  }

  /// A constant to twelve digits.
  ///
  /// @throws ArithmeticException if it is not finite
  static double rounded(double value) {
    finite(value);
    return value == Math.rint(value) && Math.abs(value) < 1e12
        ? value + 0.0
        : new BigDecimal(value).round(DIGITS).doubleValue();
  }
}
