package org.homeostat.learning;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.homeostat.expression.Apply;
import org.homeostat.expression.Expression;

/// Puts expressions in the place of others, the outermost first.
final class Replacement implements UnaryOperator<Expression> {
  private final Map<Expression, Expression> by;
  private final Map<Expression, Expression> done = new IdentityHashMap<>();

  Replacement(Map<? extends Expression, ? extends Expression> by) {
    this.by = Map.copyOf(by);
  }

  @Override
  public Expression apply(Expression e) {
    Expression known = done.get(e);
    if (known == null) {
      known = replaced(e);
      done.put(e, known);
    }
    return known;
  }

  private Expression replaced(Expression e) {
    Expression other = by.get(e);
    if (other != null) {
      return other;
    }
    if (!(e instanceof Apply apply)) {
      return e;
    }
    List<Expression> arguments = apply.arguments().stream().map(this).toList();
    return arguments.equals(apply.arguments()) ? e : new Apply(apply.operator(), arguments);
  }
}
