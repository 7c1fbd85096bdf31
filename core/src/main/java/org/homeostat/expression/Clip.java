package org.homeostat.expression;

import java.util.List;

/// `clip(x, low, high)` = min(max(x, low), high). Its derivative by x is 1 on the closed interval:
/// a state that starts on the edge can still move.
record Clip() implements Operator {
  @Override
  public String name() {
    return "clip";
  }

  @Override
  public Notation notation() {
    return new Notation.Call();
  }

  @Override
  public Arity arity() {
    return Arity.THREE;
  }

  @Override
  public Shape shape(List<Shape> arguments) {
    return ElementwiseRules.shape(name(), arguments);
  }

  @Override
  public Unit unit(List<Unit> arguments) {
    return ElementwiseRules.agree(name(), arguments);
  }

  @Override
  public <V> V value(Arithmetic<V> on, List<V> arguments) {
    V atLeast = on.maximum(arguments.get(0), arguments.get(1));
    return on.minimum(atLeast, arguments.get(2));
  }

  @Override
  public Expression tangent(List<Expression> arguments, List<Expression> tangents) {
    Expression x = arguments.get(0);
    Expression low = arguments.get(1);
    Expression high = arguments.get(2);
    Expression raised = areOrdered(low, high) ? x : Apply.of(new Maximum(), x, low);
    return Apply.of(
        new Piecewise(),
        Apply.of(new Comparison(Relation.GREATER), raised, high),
        tangents.get(2),
        Apply.of(new Comparison(Relation.LESS), x, low),
        tangents.get(1),
        tangents.get(0));
  }

  @Override
  public Smoothness smoothness() {
    return Smoothness.CONTINUOUS;
  }

  @Override
  public String latex(List<String> arguments) {
    return "\\operatorname{clip}(" + String.join(", ", arguments) + ")";
  }

  /// Whether low is known to be at most high; otherwise high wins where they cross.
  private static boolean areOrdered(Expression low, Expression high) {
    return low instanceof Literal a && high instanceof Literal b && a.si() <= b.si();
  }
}
