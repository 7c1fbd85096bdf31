package org.homeostat.evolution;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.homeostat.expression.Algebra;
import org.homeostat.expression.Apply;
import org.homeostat.expression.Expression;
import org.homeostat.expression.Literal;
import org.homeostat.expression.Operators;
import org.homeostat.expression.Printer;
import org.homeostat.expression.Simplifier;

/// The canonical form of an expression over the real numbers: like terms are collected, constants
/// folded, factors cancelled, sums and products sorted, so that the same law written differently is
/// the same tree, and no larger than it must be.
///
/// Rounding and what happens at infinities and poles may change, as they may not in
/// [Simplifier]; a candidate is evaluated in this form only.
final class Canonical {
  private static final double NEGLIGIBLE = 1e-12;

  private Canonical() {}

  static Expression of(Expression e) {
    return Simplifier.simplify(build(sum(e)));
  }

  /// A linear combination: `constant + sum of coefficient*product`, by the text of the product.
  private record Sum(double constant, TreeMap<String, Term> terms) {
    boolean isConstant() {
      return terms.isEmpty();
    }
  }

  private record Term(double coefficient, Expression product) {}

  /// `coefficient*over/under`, each the sorted factors by their texts, with how often they occur.
  private record Product(double coefficient, TreeMap<String, Factor> factors) {}

  private record Factor(Expression base, int power) {}

  private static Sum constant(double value) {
    return new Sum(value, new TreeMap<>());
  }

  private static Sum sum(Expression e) {
    return switch (e) {
      case Literal literal -> constant(literal.si());
      case Apply apply -> sum(apply);
      default -> single(1, e);
    };
  }

  private static Sum single(double coefficient, Expression product) {
    TreeMap<String, Term> terms = new TreeMap<>();
    if (coefficient != 0) {
      terms.put(Printer.print(product), new Term(coefficient, product));
    }
    return new Sum(0, terms);
  }

  private static Sum sum(Apply apply) {
    List<Expression> arguments = apply.arguments();
    return switch (apply.operator().name()) {
      case "+" -> add(sum(arguments.getFirst()), sum(arguments.getLast()), 1);
      case "-" ->
          arguments.size() == 1
              ? add(constant(0), sum(arguments.getFirst()), -1)
              : add(sum(arguments.getFirst()), sum(arguments.getLast()), -1);
      case "*", "/" -> sum(product(apply));
      default -> opaque(apply);
    };
  }

  /// A function, its arguments in canonical form.
  private static Sum opaque(Apply apply) {
    List<Expression> arguments = apply.arguments().stream().map(Canonical::of).toList();
    Expression simple = Simplifier.simplify(new Apply(apply.operator(), arguments));
    return simple instanceof Literal literal ? constant(literal.si()) : single(1, simple);
  }

  private static Sum add(Sum a, Sum b, double factor) {
    TreeMap<String, Term> terms = new TreeMap<>(a.terms);
    b.terms.forEach((text, term) -> {
      Term own = terms.get(text);
      double before = own == null ? 0 : own.coefficient;
      double after = before + factor * term.coefficient;
      if (Math.abs(after) <= NEGLIGIBLE * Math.abs(before)) {
        terms.remove(text);
      } else {
        terms.put(text, new Term(after, term.product));
      }
    });
    return new Sum(a.constant + factor * b.constant, terms);
  }

  private static Sum sum(Product product) {
    if (product.factors.isEmpty() || product.coefficient == 0) {
      return constant(product.coefficient);
    }
    if (product.factors.size() == 1) {
      Factor only = product.factors.firstEntry().getValue();
      if (only.power == 1 && only.base instanceof Apply apply && isSum(apply)) {
        return add(constant(0), sum(only.base), product.coefficient);
      }
    }
    return single(product.coefficient, build(product.factors));
  }

  private static boolean isSum(Apply apply) {
    String name = apply.operator().name();
    return name.equals("+") || name.equals("-");
  }

  private static Product product(Expression e) {
    if (e instanceof Apply apply) {
      switch (apply.operator().name()) {
        case "*" -> {
          return times(
              product(apply.arguments().getFirst()), product(apply.arguments().getLast()), 1);
        }
        case "/" -> {
          return times(
              product(apply.arguments().getFirst()), product(apply.arguments().getLast()), -1);
        }
        default -> {}
      }
    }
    Sum sum = sum(e);
    if (sum.isConstant()) {
      return new Product(sum.constant, new TreeMap<>());
    }
    if (sum.constant == 0 && sum.terms.size() == 1) {
      Term term = sum.terms.firstEntry().getValue();
      boolean divisible =
          term.product instanceof Apply inner
              && (inner.operator().name().equals("*") || inner.operator().name().equals("/"));
      Product factors = divisible ? product(term.product) : factor(1, term.product);
      return new Product(factors.coefficient * term.coefficient, factors.factors);
    }
    double leading = sum.terms.firstEntry().getValue().coefficient;
    return factor(leading, build(add(constant(0), sum, 1 / leading)));
  }

  private static Product factor(double coefficient, Expression base) {
    TreeMap<String, Factor> factors = new TreeMap<>();
    factors.put(Printer.print(base), new Factor(base, 1));
    return new Product(coefficient, factors);
  }

  private static Product times(Product a, Product b, int sign) {
    TreeMap<String, Factor> factors = new TreeMap<>(a.factors);
    b.factors.forEach((text, factor) -> {
      Factor own = factors.get(text);
      int power = (own == null ? 0 : own.power) + sign * factor.power;
      if (power == 0) {
        factors.remove(text);
      } else {
        factors.put(text, new Factor(factor.base, power));
      }
    });
    double coefficient =
        sign > 0 ? a.coefficient * b.coefficient : a.coefficient / b.coefficient;
    return new Product(coefficient, factors);
  }

  private static Expression build(TreeMap<String, Factor> factors) {
    List<Expression> over = new ArrayList<>();
    List<Expression> under = new ArrayList<>();
    for (Factor factor : factors.values()) {
      for (int i = 0; i < Math.abs(factor.power); i++) {
        (factor.power > 0 ? over : under).add(factor.base);
      }
    }
    Expression above = over.isEmpty() ? Algebra.ONE : joined(over);
    return under.isEmpty() ? above : infix("/", above, joined(under));
  }

  private static Expression joined(List<Expression> factors) {
    Expression product = factors.getFirst();
    for (Expression factor : factors.subList(1, factors.size())) {
      product = infix("*", product, factor);
    }
    return product;
  }

  /// The smaller of the sum as it stands and the sum with the leading coefficient as a factor.
  private static Expression build(Sum sum) {
    if (sum.isConstant()) {
      return Literal.of(finite(sum.constant));
    }
    Expression plain = plain(sum);
    double leading = sum.terms.firstEntry().getValue().coefficient;
    if (sum.terms.size() + (sum.constant == 0 ? 0 : 1) < 2 || Math.abs(leading) == 1) {
      return plain;
    }
    Expression factored =
        infix("*", Literal.of(finite(leading)), plain(add(constant(0), sum, 1 / leading)));
    return Nodes.count(factored) < Nodes.count(plain) ? factored : plain;
  }

  private static Expression plain(Sum sum) {
    List<Map.Entry<String, Term>> terms = new ArrayList<>(sum.terms.entrySet());
    // a positive term first, so that no sign stands alone
    terms.sort((a, b) ->
        Boolean.compare(a.getValue().coefficient < 0, b.getValue().coefficient < 0));
    Expression total = Algebra.ZERO;
    boolean first = true;
    for (Map.Entry<String, Term> entry : terms) {
      Term term = entry.getValue();
      double size = Math.abs(term.coefficient);
      boolean subtracts = !first && term.coefficient < 0;
      Expression scaled = scaled(first ? term.coefficient : size, term.product);
      total = first ? scaled : infix(subtracts ? "-" : "+", total, scaled);
      first = false;
    }
    if (sum.constant == 0) {
      return total;
    }
    return sum.constant < 0
        ? infix("-", total, Literal.of(finite(-sum.constant)))
        : infix("+", total, Literal.of(finite(sum.constant)));
  }

  private static Expression scaled(double coefficient, Expression product) {
    if (coefficient == 1) {
      return product;
    }
    return coefficient == -1
        ? Algebra.negate(product)
        : infix("*", Literal.of(finite(coefficient)), product);
  }

  private static Expression infix(String sign, Expression a, Expression b) {
    return Apply.of(Operators.named(sign), a, b);
  }

  private static double finite(double value) {
    if (!Double.isFinite(value)) {
      throw new ArithmeticException("a constant that is not finite");
    }
    return value + 0.0;
  }
}
