package org.homeostat.expression;

import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/// Values as plain arrays, computed by straight loops: what every faster execution is held against.
///
/// In float each primitive rounds its result to float. That is the correctly rounded float result:
/// for `+ - * /` and the square root of floats a double carries more than twice the digits of a
/// float plus two, so rounding twice is harmless (Figueroa, "When is double rounding innocuous?",
/// SIGNUM 1995); `fma` is [Math#fma(float, float, float)].
public enum PlainArithmetic implements Arithmetic<Tensor> {
  DOUBLE(Precision.DOUBLE),
  FLOAT(Precision.FLOAT);

  private final Precision precision;

  PlainArithmetic(Precision precision) {
    this.precision = precision;
  }

  public static PlainArithmetic of(Precision precision) {
    return switch (precision) {
      case DOUBLE -> DOUBLE;
      case FLOAT -> FLOAT;
    };
  }

  @Override
  public Precision precision() {
    return precision;
  }

  @Override
  public Shape shape(Tensor a) {
    return a.shape();
  }

  @Override
  public Tensor constant(double value) {
    return Tensor.scalar(round(value));
  }

  @Override
  public Tensor add(Tensor a, Tensor b) {
    return each(a, b, (x, y) -> x + y);
  }

  @Override
  public Tensor subtract(Tensor a, Tensor b) {
    return each(a, b, (x, y) -> x - y);
  }

  @Override
  public Tensor multiply(Tensor a, Tensor b) {
    return each(a, b, (x, y) -> x * y);
  }

  @Override
  public Tensor divide(Tensor a, Tensor b) {
    return each(a, b, (x, y) -> x / y);
  }

  @Override
  public Tensor fma(Tensor a, Tensor b, Tensor c) {
    Tensor result = Tensor.zeros(common(a, b, c));
    for (int i = 0; i < result.elements().length; i++) {
      result.elements()[i] = fma(at(a, i), at(b, i), at(c, i));
    }
    return result;
  }

  @Override
  public Tensor negate(Tensor a) {
    return each(a, x -> -x);
  }

  @Override
  public Tensor absolute(Tensor a) {
    return each(a, Math::abs);
  }

  @Override
  public Tensor squareRoot(Tensor a) {
    return each(a, Math::sqrt);
  }

  @Override
  public Tensor minimum(Tensor a, Tensor b) {
    return each(a, b, Math::min);
  }

  @Override
  public Tensor maximum(Tensor a, Tensor b) {
    return each(a, b, Math::max);
  }

  @Override
  public Tensor whereLess(Tensor a, Tensor b, Tensor then, Tensor otherwise) {
    return choose(each(a, b, (x, y) -> x < y ? 1 : 0), then, otherwise);
  }

  @Override
  public Tensor whereLessOrEqual(Tensor a, Tensor b, Tensor then, Tensor otherwise) {
    return choose(each(a, b, (x, y) -> x <= y ? 1 : 0), then, otherwise);
  }

  @Override
  public Tensor whereEqual(Tensor a, Tensor b, Tensor then, Tensor otherwise) {
    return choose(each(a, b, (x, y) -> x == y ? 1 : 0), then, otherwise);
  }

  private static Tensor choose(Tensor condition, Tensor then, Tensor otherwise) {
    Tensor result = Tensor.zeros(common(condition, then, otherwise));
    for (int i = 0; i < result.elements().length; i++) {
      result.elements()[i] = at(condition, i) == 1 ? at(then, i) : at(otherwise, i);
    }
    return result;
  }

  @Override
  public Tensor power2(Tensor n) {
    return switch (precision) {
      case DOUBLE ->
          each(
              n,
              x ->
                  Double.longBitsToDouble(Double.doubleToRawLongBits(x + (0x1.8p52 + 1023)) << 52));
      case FLOAT ->
          each(
              n,
              x ->
                  Float.intBitsToFloat(
                      Float.floatToRawIntBits((float) x + (0x1.8p23f + 127)) << 23));
    };
  }

  @Override
  public Tensor exponent(Tensor a) {
    return switch (precision) {
      case DOUBLE -> each(a, x -> (double) ((Double.doubleToRawLongBits(x) >>> 52) - 1023));
      case FLOAT -> each(a, x -> (double) ((Float.floatToRawIntBits((float) x) >>> 23) - 127));
    };
  }

  @Override
  public Tensor mantissa(Tensor a) {
    return switch (precision) {
      case DOUBLE ->
          each(
              a,
              x ->
                  Double.longBitsToDouble(
                      (Double.doubleToRawLongBits(x) & 0x000fffffffffffffL) | 0x3ff0000000000000L));
      case FLOAT ->
          each(
              a,
              x ->
                  Float.intBitsToFloat(
                      (Float.floatToRawIntBits((float) x) & 0x007fffff) | 0x3f800000));
    };
  }

  @Override
  public Tensor product(Tensor a, Tensor b) {
    Shape shape = new MatrixProduct().shape(List.of(a.shape(), b.shape()));
    int inner = b.shape().length(0);
    int rows = a.elements().length / inner;
    int columns = b.elements().length / inner;
    Tensor result = Tensor.zeros(shape);
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        double s = 0;
        for (int k = 0; k < inner; k++) {
          s = fma(a.elements()[i * inner + k], b.elements()[k * columns + j], s);
        }
        result.elements()[i * columns + j] = s;
      }
    }
    return result;
  }

  @Override
  public Tensor transpose(Tensor a) {
    Tensor result = Tensor.zeros(new Transpose().shape(List.of(a.shape())));
    int rows = a.shape().rank() == 2 ? a.shape().length(0) : 1;
    int columns = a.elements().length / rows;
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        result.elements()[j * rows + i] = a.elements()[i * columns + j];
      }
    }
    return result;
  }

  @Override
  public Tensor slice(Tensor a, List<Range> ranges) {
    Tensor result = Tensor.zeros(new Slice(ranges).shape(List.of(a.shape())));
    int axes = a.shape().rank();
    for (int i = 0; i < result.elements().length; i++) {
      int rest = i;
      int from = 0;
      int stride = 1;
      for (int axis = axes - 1; axis >= 0; axis--) {
        Range range = ranges.get(axis);
        int length = a.shape().length(axis);
        int taken = Math.min(range.to(), length) - range.from();
        from += (range.from() + rest % taken) * stride;
        rest /= taken;
        stride *= length;
      }
      result.elements()[i] = a.elements()[from];
    }
    return result;
  }

  @Override
  public Tensor sum(Tensor a) {
    double s = 0;
    for (double element : a.elements()) {
      s = round(s + element);
    }
    return Tensor.scalar(s);
  }

  @Override
  public Tensor stack(List<Tensor> parts) {
    Tensor result = Tensor.zeros(new Stack().shape(parts.stream().map(Tensor::shape).toList()));
    int size = parts.getFirst().elements().length;
    for (int i = 0; i < parts.size(); i++) {
      System.arraycopy(parts.get(i).elements(), 0, result.elements(), i * size, size);
    }
    return result;
  }

  @Override
  public Tensor gather(Tensor a, IndexMap map) {
    Tensor result = Tensor.zeros(map.to());
    for (int i = 0; i < map.size(); i++) {
      if (map.element(i) != IndexMap.NONE) {
        result.elements()[i] = a.elements()[map.element(i)];
      }
    }
    return result;
  }

  @Override
  public Tensor scatter(Tensor a, IndexMap map) {
    Tensor result = Tensor.zeros(map.from());
    for (int i = 0; i < map.size(); i++) {
      int to = map.element(i);
      if (to != IndexMap.NONE) {
        result.elements()[to] = round(result.elements()[to] + a.elements()[i]);
      }
    }
    return result;
  }

  private double round(double value) {
    return precision == Precision.FLOAT ? (float) value : value;
  }

  private double fma(double a, double b, double c) {
    return precision == Precision.FLOAT
        ? Math.fma((float) a, (float) b, (float) c)
        : Math.fma(a, b, c);
  }

  private Tensor each(Tensor a, DoubleUnaryOperator function) {
    Tensor result = Tensor.zeros(a.shape());
    for (int i = 0; i < result.elements().length; i++) {
      result.elements()[i] = round(function.applyAsDouble(a.elements()[i]));
    }
    return result;
  }

  private Tensor each(Tensor a, Tensor b, DoubleBinaryOperator function) {
    Tensor result = Tensor.zeros(common(a.shape(), b.shape()));
    for (int i = 0; i < result.elements().length; i++) {
      result.elements()[i] = round(function.applyAsDouble(at(a, i), at(b, i)));
    }
    return result;
  }

  private static double at(Tensor a, int i) {
    return a.elements()[a.shape().isScalar() ? 0 : i];
  }

  private static Shape common(Tensor a, Tensor b, Tensor c) {
    Shape first = common(a.shape(), b.shape());
    return common(first, c.shape());
  }

  private static Shape common(Shape a, Shape b) {
    if (b.isScalar() || a.equals(b)) {
      return a;
    }
    return a.isScalar() ? b : ElementwiseRules.shape("an element-wise primitive", List.of(a, b));
  }
}
