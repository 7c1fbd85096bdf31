package org.homeostat.energy;

import java.util.ArrayList;
import java.util.List;
import org.homeostat.expression.Algebra;
import org.homeostat.expression.Apply;
import org.homeostat.expression.Expression;
import org.homeostat.expression.Literal;
import org.homeostat.expression.Name;
import org.homeostat.system.Energy;

/// A sum taken apart into its terms.
final class Terms {

  /// `scale*core`, the scale a number or beta.
  record Term(Expression scale, Expression core) {}

  private final List<Term> terms = new ArrayList<>();

  private Terms() {}

  static List<Term> of(Expression sum) {
    Terms terms = new Terms();
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

  private static boolean isScale(Expression e) {
    return switch (e) {
      case Literal _ -> true;
      case Name(String name) -> name.equals(Energy.BETA);
      case Apply _ -> false;
    };
  }
}
