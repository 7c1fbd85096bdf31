package org.homeostat.elementary;

import java.util.List;
import org.homeostat.expression.Arithmetic;
import org.homeostat.expression.IndexMap;
import org.homeostat.expression.Precision;
import org.homeostat.expression.Range;
import org.homeostat.expression.Shape;

/// Arithmetic on one number at a time; in float every result is rounded to float and carried in a
/// double.
record ScalarArithmetic(Precision precision) implements Arithmetic<Double> {

  static final ScalarArithmetic WIDE = new ScalarArithmetic(Precision.DOUBLE);
  static final ScalarArithmetic NARROW = new ScalarArithmetic(Precision.FLOAT);

  /// Sum, product, quotient and square root of floats are right when rounded twice (Figueroa 1995).
  private double rounded(double value) {
    return switch (precision) {
      case DOUBLE -> value;
      case FLOAT -> (float) value;
    };
  }

  @Override
  public Shape shape(Double a) {
    return Shape.SCALAR;
  }

  @Override
  public Double constant(double value) {
    return rounded(value);
  }

  @Override
  public Double add(Double a, Double b) {
    return rounded(a + b);
  }

  @Override
  public Double subtract(Double a, Double b) {
    return rounded(a - b);
  }

  @Override
  public Double multiply(Double a, Double b) {
    return rounded(a * b);
  }

  @Override
  public Double divide(Double a, Double b) {
    return rounded(a / b);
  }

  @Override
  public Double fma(Double a, Double b, Double c) {
    return switch (precision) {
      case DOUBLE -> Math.fma(a, b, c);
      case FLOAT -> (double) Math.fma(a.floatValue(), b.floatValue(), c.floatValue());
    };
  }

  @Override
  public Double negate(Double a) {
    return -a;
  }

  @Override
  public Double absolute(Double a) {
    return Math.abs(a);
  }

  @Override
  public Double squareRoot(Double a) {
    return rounded(Math.sqrt(a));
  }

  @Override
  public Double minimum(Double a, Double b) {
    return Math.min(a, b);
  }

  @Override
  public Double maximum(Double a, Double b) {
    return Math.max(a, b);
  }

  @Override
  public Double whereLess(Double a, Double b, Double then, Double otherwise) {
    return a.doubleValue() < b.doubleValue() ? then : otherwise;
  }

  @Override
  public Double whereLessOrEqual(Double a, Double b, Double then, Double otherwise) {
    return a.doubleValue() <= b.doubleValue() ? then : otherwise;
  }

  @Override
  public Double whereEqual(Double a, Double b, Double then, Double otherwise) {
    return a.doubleValue() == b.doubleValue() ? then : otherwise;
  }

  @Override
  public Double power2(Double n) {
    return switch (precision) {
      case DOUBLE ->
          Double.longBitsToDouble(Double.doubleToRawLongBits(n + (0x1.8p52 + 1023)) << 52);
      case FLOAT ->
          (double)
              Float.intBitsToFloat(
                  Float.floatToRawIntBits(n.floatValue() + (0x1.8p23f + 127)) << 23);
    };
  }

  @Override
  public Double exponent(Double a) {
    return switch (precision) {
      case DOUBLE ->
          Double.longBitsToDouble((Double.doubleToRawLongBits(a) >>> 52) | 0x4330000000000000L)
              - (0x1p52 + 1023);
      case FLOAT ->
          (double)
              (Float.intBitsToFloat((Float.floatToRawIntBits(a.floatValue()) >>> 23) | 0x4b000000)
                  - (0x1p23f + 127));
    };
  }

  @Override
  public Double mantissa(Double a) {
    return switch (precision) {
      case DOUBLE ->
          Double.longBitsToDouble(
              (Double.doubleToRawLongBits(a) & 0x000fffffffffffffL) | 0x3ff0000000000000L);
      case FLOAT ->
          (double)
              Float.intBitsToFloat(
                  (Float.floatToRawIntBits(a.floatValue()) & 0x007fffff) | 0x3f800000);
    };
  }

  @Override
  public Double product(Double a, Double b) {
    throw arrays();
  }

  @Override
  public Double transpose(Double a) {
    throw arrays();
  }

  @Override
  public Double slice(Double a, List<Range> ranges) {
    throw arrays();
  }

  @Override
  public Double sum(Double a) {
    throw arrays();
  }

  @Override
  public Double stack(List<Double> parts) {
    throw arrays();
  }

  @Override
  public Double gather(Double a, IndexMap map) {
    throw arrays();
  }

  @Override
  public Double scatter(Double a, IndexMap map) {
    throw arrays();
  }

  private static UnsupportedOperationException arrays() {
    return new UnsupportedOperationException("an operation on arrays");
  }
}
