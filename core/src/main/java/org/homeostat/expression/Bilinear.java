package org.homeostat.expression;

import java.util.ArrayList;
import java.util.List;

/// A function of two arrays that is linear in each.
public interface Bilinear extends ArrayFunction {

  @Override
  default Arity arity() {
    return Arity.TWO;
  }

  @Override
  default Unit unit(List<Unit> arguments) {
    return arguments.getFirst().times(arguments.getLast());
  }

  @Override
  default Expression tangent(List<Expression> arguments, List<Expression> tangents) {
    Expression sum = Algebra.ZERO;
    for (int i = 0; i < arguments.size(); i++) {
      if (!Algebra.isZero(tangents.get(i))) {
        List<Expression> moved = new ArrayList<>(arguments);
        moved.set(i, tangents.get(i));
        sum = Algebra.add(sum, new Apply(this, moved));
      }
    }
    return sum;
  }
}
