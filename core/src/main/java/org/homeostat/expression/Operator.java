package org.homeostat.expression;

import java.util.List;

/// An operator of the language. One file an operator: its shape rule, unit rule, value, derivative
/// and text stand together. Operators are values with `equals`; [Operators] finds them by name.
///
/// The value is given once, in terms of the primitives of [Arithmetic]; interpreter, compiled
/// kernels and exporters all execute that one definition and so agree to the last bit.
public interface Operator {

  /// The word or sign in the text: `+`, `sin`, `@`.
  String name();

  /// How the operator is written.
  Notation notation();

  /// How many arguments it takes.
  Arity arity();

  /// The shape of the result.
  ///
  /// @throws ShapeException if the operator cannot take these shapes; the message prints them
  Shape shape(List<Shape> arguments);

  /// The unit of the result; [Unit#BARE] arguments fit everywhere.
  ///
  /// @throws UnitException if the operator cannot take these units; the message prints them
  Unit unit(List<Unit> arguments);

  /// The value of the operator on values of any kind: numbers, program values, generated code.
  <V> V value(Arithmetic<V> on, List<V> arguments);

  /// The unit of the result when the text of the arguments matters, as that of an exponent does.
  default Unit unit(List<Expression> written, List<Unit> arguments) {
    return unit(arguments);
  }

  /// The value when the text of the arguments matters: `x^2` multiplies where `x^y` needs
  /// logarithms. Executions call this one.
  default <V> V value(Arithmetic<V> on, List<Expression> written, List<V> arguments) {
    return value(on, arguments);
  }

  /// The derivative along a direction: with `arguments[i]` moving at the rate `tangents[i]` (an
  /// expression of the same shape, or the literal 0 for no motion, whatever the shape), the rate at
  /// which the result moves. At least one tangent is not 0.
  Expression tangent(List<Expression> arguments, List<Expression> tangents);

  /// The derivative read backwards: given how much a quantity rises for each rise of an element of
  /// the result, `cotangent` (an expression of the shape of the result), how much it rises for each
  /// rise of an element of an argument: an expression of the shape of that argument, or the literal
  /// 0 for no rise, whatever the shape. In inner products: `<cotangent, tangent(t)>` is the sum of
  /// the `<adjoint[i], t[i]>`.
  ///
  /// This one is for element-wise operators: the Jacobian is diagonal, so [#tangent] serves both
  /// ways; where a scalar argument is spread over an array its cotangents add up.
  ///
  /// @param shapes those of the arguments
  default List<Expression> adjoint(
      List<Expression> arguments, Expression cotangent, List<Shape> shapes) {
    return ElementwiseRules.adjoint(this, arguments, cotangent, shapes);
  }

  /// Whether element i of the result depends on element i of each argument alone, or on a scalar
  /// that is spread.
  default boolean isElementwise() {
    return true;
  }

  /// How smooth the result is where it is defined.
  default Smoothness smoothness() {
    return Smoothness.SMOOTH;
  }

  /// The LaTeX text, from the LaTeX texts of the arguments; the printer has already put those in
  /// parentheses that need them.
  String latex(List<String> arguments);
}
