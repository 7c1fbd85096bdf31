package org.homeostat.expression;

import java.util.List;
import org.homeostat.elementary.Elementary;

/// `softmax(x)` = exp(x)/sum(exp(x)) of a vector: positive elements with the sum 1. The largest
/// element is taken off first, so that nothing overflows.
record Softmax() implements ArrayFunction {
  @Override
  public String name() {
    return "softmax";
  }

  @Override
  public Arity arity() {
    return Arity.ONE;
  }

  @Override
  public Shape shape(List<Shape> arguments) {
    Largest.needsVector(name(), arguments.getFirst());
    return arguments.getFirst();
  }

  @Override
  public Unit unit(List<Unit> arguments) {
    ElementwiseRules.dimensionless(name(), arguments);
    return Unit.DIMENSIONLESS;
  }

  @Override
  public <V> V value(Arithmetic<V> on, List<V> arguments) {
    V x = arguments.getFirst();
    V e = Elementary.exp(on, on.subtract(x, Largest.of(on, x)));
    return on.divide(e, on.sum(e));
  }

  @Override
  public Expression tangent(List<Expression> arguments, List<Expression> tangents) {
    return along(arguments, tangents.getFirst());
  }

  /// The Jacobian is symmetric.
  @Override
  public List<Expression> adjoint(
      List<Expression> arguments, Expression cotangent, List<Shape> shapes) {
    return List.of(along(arguments, cotangent));
  }

  /// With s = softmax(x): ds = s*(dx - dot(s, dx)).
  private Expression along(List<Expression> arguments, Expression direction) {
    Expression s = new Apply(this, arguments);
    return Algebra.multiply(s, Algebra.subtract(direction, Algebra.dot(s, direction)));
  }
}
