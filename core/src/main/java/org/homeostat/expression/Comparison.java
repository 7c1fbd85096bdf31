package org.homeostat.expression;

import java.util.List;

/// `a < b`, `a <= b`, `a > b`, `a >= b`, `a == b`, `a != b`: 1 where it holds, otherwise 0. With
/// NaN only `!=` holds. Moves nowhere, so its derivative is 0.
record Comparison(Relation relation) implements Operator {
  @Override
  public String name() {
    return relation.sign;
  }

  @Override
  public Notation notation() {
    return Precedence.COMPARISON;
  }

  @Override
  public Arity arity() {
    return Arity.TWO;
  }

  @Override
  public Shape shape(List<Shape> arguments) {
    return ElementwiseRules.shape(name(), arguments);
  }

  @Override
  public Unit unit(List<Unit> arguments) {
    ElementwiseRules.agree(name(), arguments);
    return Unit.DIMENSIONLESS;
  }

  @Override
  public <V> V value(Arithmetic<V> on, List<V> arguments) {
    V a = arguments.getFirst();
    V b = arguments.getLast();
    V yes = on.constant(1);
    V no = on.constant(0);
    return switch (relation) {
      case LESS -> on.whereLess(a, b, yes, no);
      case LESS_OR_EQUAL -> on.whereLessOrEqual(a, b, yes, no);
      case GREATER -> on.whereLess(b, a, yes, no);
      case GREATER_OR_EQUAL -> on.whereLessOrEqual(b, a, yes, no);
      case EQUAL -> on.whereEqual(a, b, yes, no);
      case UNEQUAL -> on.whereEqual(a, b, no, yes);
    };
  }

  @Override
  public Expression tangent(List<Expression> arguments, List<Expression> tangents) {
    return Algebra.ZERO;
  }

  @Override
  public Smoothness smoothness() {
    return Smoothness.JUMPING;
  }

  @Override
  public String latex(List<String> arguments) {
    return arguments.getFirst() + " " + relation.latex + " " + arguments.getLast();
  }
}
