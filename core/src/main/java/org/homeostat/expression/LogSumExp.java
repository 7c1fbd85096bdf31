package org.homeostat.expression;

import java.util.List;
import org.homeostat.elementary.Elementary;

/// `logsumexp(x)` = log(sum(exp(x))) of a vector. The largest element is taken off first, so that
/// nothing overflows; its derivative is [Softmax].
record LogSumExp() implements ArrayFunction {
  @Override
  public String name() {
    return "logsumexp";
  }

  @Override
  public Arity arity() {
    return Arity.ONE;
  }

  @Override
  public Shape shape(List<Shape> arguments) {
    Largest.needsVector(name(), arguments.getFirst());
    return Shape.SCALAR;
  }

  @Override
  public Unit unit(List<Unit> arguments) {
    ElementwiseRules.dimensionless(name(), arguments);
    return Unit.DIMENSIONLESS;
  }

  @Override
  public <V> V value(Arithmetic<V> on, List<V> arguments) {
    V x = arguments.getFirst();
    V largest = Largest.of(on, x);
    V sum = on.sum(Elementary.exp(on, on.subtract(x, largest)));
    return on.add(largest, Elementary.log(on, sum));
  }

  @Override
  public Expression tangent(List<Expression> arguments, List<Expression> tangents) {
    return Algebra.dot(slope(arguments), tangents.getFirst());
  }

  @Override
  public List<Expression> adjoint(
      List<Expression> arguments, Expression cotangent, List<Shape> shapes) {
    return List.of(Algebra.multiply(cotangent, slope(arguments)));
  }

  private static Expression slope(List<Expression> arguments) {
    return new Apply(new Softmax(), arguments);
  }
}
