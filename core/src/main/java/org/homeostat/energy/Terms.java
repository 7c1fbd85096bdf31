package org.homeostat.energy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.homeostat.expression.Algebra;
import org.homeostat.expression.Apply;
import org.homeostat.expression.Expression;
import org.homeostat.expression.Literal;
import org.homeostat.expression.Name;

/// A sum taken apart into its terms.
final class Terms {

  /// `scale*core`
  record Term(Expression scale, Expression core) {}

  private final List<Term> terms = new ArrayList<>();

  private final Collection<String> scales;

  private Terms(Collection<String> scales) {
    this.scales = scales;
  }

  /// @param scales names that may stand in a scale beside numbers
  static List<Term> of(Expression sum, Collection<String> scales) {
    Terms terms = new Terms(scales);
    terms.add(Algebra.ONE, sum);
    return terms.terms;
  }

  private void add(Expression scale, Expression e) {
    if (e instanceof Apply apply) {
      Expression a = apply.arguments().getFirst();
      Expression b = apply.arguments().getLast();
      switch (apply.operator().name()) {
        case "+" -> {
          add(scale, a);
          add(scale, b);
        }
        case "-" -> {
          boolean difference = apply.arguments().size() == 2;
          if (difference) {
            add(scale, a);
          }
          add(Algebra.negate(scale), b);
        }
        case "*" -> {
          if (isScale(a)) {
            add(Algebra.multiply(scale, a), b);
          } else if (isScale(b)) {
            add(Algebra.multiply(scale, b), a);
          } else {
            terms.add(new Term(scale, e));
          }
        }
        case "/" -> {
          if (isScale(b)) {
            add(Algebra.divide(scale, b), a);
          } else {
            terms.add(new Term(scale, e));
          }
        }
        default -> terms.add(new Term(scale, e));
      }
    } else {
      terms.add(new Term(scale, e));
    }
  }

  private boolean isScale(Expression e) {
    return switch (e) {
      case Literal _ -> true;
      case Name(String name) -> scales.contains(name);
      case Apply _ -> false;
    };
  }
}
