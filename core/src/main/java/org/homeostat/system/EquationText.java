package org.homeostat.system;

import java.util.ArrayList;
import java.util.List;
import org.homeostat.expression.Algebra;
import org.homeostat.expression.Apply;
import org.homeostat.expression.Expression;
import org.homeostat.expression.Linear;
import org.homeostat.expression.Name;
import org.homeostat.expression.Parser;

/// The right side of an equation as one expression: `drift*dt + terms`.
final class EquationText {
  private static final Expression REST = Parser.parse("0*dt");

  private EquationText() {}

  static Expression right(DynamicalSystem system, Differential equation) {
    Expression sum = Algebra.multiply(equation.drift(), new Name(Linear.DT));
    List<Expression> terms = new ArrayList<>(equation.noise().values());
    for (Event event : system.events()) {
      Expression kick = event.kicks().get(equation.state());
      if (kick != null) {
        terms.add(kick);
      }
    }
    for (Expression term : terms) {
      sum = isNegated(term) ? Algebra.subtract(sum, Algebra.negate(term)) : Algebra.add(sum, term);
    }
    return sum.equals(Algebra.ZERO) ? REST : sum;
  }

  private static boolean isNegated(Expression term) {
    return term instanceof Apply apply
        && apply.arguments().size() == 1
        && apply.operator().name().equals("-");
  }
}
