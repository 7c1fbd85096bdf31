package org.homeostat.kernel;

/// The element-wise primitives of [org.homeostat.expression.Arithmetic], with their value on
/// doubles.
public enum Primitive {
  ADD(2),
  SUBTRACT(2),
  MULTIPLY(2),
  DIVIDE(2),
  FMA(3),
  NEGATE(1),
  ABSOLUTE(1),
  SQUARE_ROOT(1),
  MINIMUM(2),
  MAXIMUM(2),
  WHERE_LESS(4),
  WHERE_LESS_OR_EQUAL(4),
  WHERE_EQUAL(4),
  POWER2(1),
  EXPONENT(1),
  MANTISSA(1);

  private final int arity;

  Primitive(int arity) {
    this.arity = arity;
  }

  public int arity() {
    return arity;
  }

  /// The value on doubles; arguments beyond the arity are ignored.
  double apply(double a, double b, double c, double d) {
    return switch (this) {
      case ADD -> a + b;
      case SUBTRACT -> a - b;
      case MULTIPLY -> a * b;
      case DIVIDE -> a / b;
      case FMA -> Math.fma(a, b, c);
      case NEGATE -> -a;
      case ABSOLUTE -> Math.abs(a);
      case SQUARE_ROOT -> Math.sqrt(a);
      case MINIMUM -> Math.min(a, b);
      case MAXIMUM -> Math.max(a, b);
      case WHERE_LESS -> a < b ? c : d;
      case WHERE_LESS_OR_EQUAL -> a <= b ? c : d;
      case WHERE_EQUAL -> a == b ? c : d;
      case POWER2 -> ScalarPrimitives.power2(a);
      case EXPONENT -> ScalarPrimitives.exponent(a);
      case MANTISSA -> ScalarPrimitives.mantissa(a);
    };
  }

  /// The value on floats (given and returned as doubles that hold floats exactly).
  double applyFloat(double a, double b, double c, double d) {
    return switch (this) {
      case ADD -> FloatPrimitives.add(a, b);
      case SUBTRACT -> FloatPrimitives.subtract(a, b);
      case MULTIPLY -> FloatPrimitives.multiply(a, b);
      case DIVIDE -> FloatPrimitives.divide(a, b);
      case FMA -> FloatPrimitives.fma(a, b, c);
      case NEGATE -> FloatPrimitives.negate(a);
      case ABSOLUTE -> FloatPrimitives.absolute(a);
      case SQUARE_ROOT -> FloatPrimitives.squareRoot(a);
      case MINIMUM -> FloatPrimitives.minimum(a, b);
      case MAXIMUM -> FloatPrimitives.maximum(a, b);
      case WHERE_LESS -> FloatPrimitives.whereLess(a, b, c, d);
      case WHERE_LESS_OR_EQUAL -> FloatPrimitives.whereLessOrEqual(a, b, c, d);
      case WHERE_EQUAL -> FloatPrimitives.whereEqual(a, b, c, d);
      case POWER2 -> FloatPrimitives.power2(a);
      case EXPONENT -> FloatPrimitives.exponent(a);
      case MANTISSA -> FloatPrimitives.mantissa(a);
    };
  }
}
