package org.homeostat.expression;

import java.util.List;

/// `fill(a, like)`: the scalar `a` in every element of the shape of `like`, whose values do not
/// matter. An `a` that has that shape already is itself.
record Fill() implements Operator {
  @Override
  public String name() {
    return "fill";
  }

  @Override
  public Notation notation() {
    return new Notation.Call();
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
    return arguments.getFirst();
  }

  @Override
  public <V> V value(Arithmetic<V> on, List<V> arguments) {
    V a = arguments.getFirst();
    V like = arguments.getLast();
    return on.whereEqual(like, like, a, a);
  }

  @Override
  public Expression tangent(List<Expression> arguments, List<Expression> tangents) {
    return Algebra.fill(tangents.getFirst(), arguments.getLast());
  }

  @Override
  public List<Expression> adjoint(
      List<Expression> arguments, Expression cotangent, List<Shape> shapes) {
    boolean spread = shapes.getFirst().isScalar() && !shapes.getLast().isScalar();
    return List.of(spread ? Algebra.sum(cotangent) : cotangent, Algebra.ZERO);
  }

  @Override
  public String latex(List<String> arguments) {
    return arguments.getFirst();
  }

  /// In a sum of which only one term moves, that term's motion in the shape of the other.
  static Expression moving(Expression tangent, Expression otherTangent, Expression other) {
    return Algebra.isZero(tangent) || !Algebra.isZero(otherTangent)
        ? tangent
        : Algebra.fill(tangent, other);
  }
}
