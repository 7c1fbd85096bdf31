package org.homeostat.expression;

import java.util.List;

/// A function of one pure number, element by element: `sin`, `exp`.
interface ElementaryFunction extends Operator {

  /// The value at `x`.
  <V> V of(Arithmetic<V> on, V x);

  /// The derivative at `x`.
  Expression derivative(Expression x);

  @Override
  default Notation notation() {
    return new Notation.Call();
  }

  @Override
  default Arity arity() {
    return Arity.ONE;
  }

  @Override
  default Shape shape(List<Shape> arguments) {
    return arguments.getFirst();
  }

  @Override
  default Unit unit(List<Unit> arguments) {
    ElementwiseRules.dimensionless(name(), arguments);
    return Unit.DIMENSIONLESS;
  }

  @Override
  default <V> V value(Arithmetic<V> on, List<V> arguments) {
    return of(on, arguments.getFirst());
  }

  @Override
  default Expression tangent(List<Expression> arguments, List<Expression> tangents) {
    return Algebra.multiply(derivative(arguments.getFirst()), tangents.getFirst());
  }

  @Override
  default String latex(List<String> arguments) {
    return "\\operatorname{" + name() + "}(" + arguments.getFirst() + ")";
  }
}
