package org.homeostat.expression;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// Random expressions whose shapes agree, over the names of [#SHAPES], and random values for these
/// names. The same seed gives the same sequence (SplitMix64: Steele, Lea and Flood, OOPSLA 2014).
public final class RandomExpressions {
  private static final Shape VECTOR = Shape.of(3);
  private static final Shape MATRIX = Shape.of(3, 3);

  /// The names that occur: scalars, vectors and matrices.
  public static final Map<String, Shape> SHAPES =
      Map.of(
          "a",
          Shape.SCALAR,
          "b",
          Shape.SCALAR,
          "plant.c",
          Shape.SCALAR,
          "x",
          VECTOR,
          "y",
          VECTOR,
          "long",
          Shape.of(5),
          "A",
          MATRIX,
          "B",
          MATRIX);

  private static final List<String> INFIX = List.of("+", "-", "*", "/", "+", "-", "*");
  private static final List<String> RELATIONS = List.of("<", "<=", ">", ">=", "==", "!=");
  private static final List<String> LOGIC = List.of("and", "or");
  private static final List<String> UNARY =
      List.of(
          "exp",
          "expm1",
          "log",
          "log1p",
          "sqrt",
          "sin",
          "cos",
          "tan",
          "asin",
          "acos",
          "atan",
          "sinh",
          "cosh",
          "tanh",
          "sigmoid",
          "softplus",
          "relu",
          "erf",
          "abs",
          "sign",
          "floor");
  private static final List<String> BINARY = List.of("min", "max", "atan2");
  private static final double[] NUMBERS = {
    0, 1, 2, 3, 0.5, 10, 1e-3, 0.1, Math.PI, 1e300, 1.0 / 3, -1, -0.0, -2.5, 5e-324
  };
  private static final double[] EXPONENTS = {0, 1, 2, 3, -1, -2, 0.5, 7, 64, 1.5, -0.5};
  private static final List<String> UNIT_TEXTS =
      List.of("m", "mV", "m/s^2", "s^(1/2)", "1/s", "kg*m^2", "m^2", "s^-1", "ohm");

  private final double[] numbers;
  private long state;

  /// Expressions with literals of all sizes.
  public RandomExpressions(long seed) {
    this(seed, NUMBERS);
  }

  /// Expressions with these literals.
  public RandomExpressions(long seed, double... numbers) {
    this.state = seed;
    this.numbers = numbers.clone();
  }

  /// 64 random bits.
  public long bits() {
    state += 0x9e3779b97f4a7c15L;
    long z = state;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }

  /// A whole number from 0 to below `bound`.
  public int below(int bound) {
    return (int) Long.remainderUnsigned(bits(), bound);
  }

  public double between(double low, double high) {
    return low + (high - low) * ((bits() >>> 11) * 0x1p-53);
  }

  private <T> T choice(List<T> list) {
    return list.get(below(list.size()));
  }

  /// A scalar, vector or matrix expression of at most this depth.
  public Expression any(int depth) {
    return of(choice(List.of(Shape.SCALAR, Shape.SCALAR, VECTOR, MATRIX)), depth);
  }

  /// An expression of a shape: a scalar, `[3]` or `[3, 3]`.
  public Expression of(Shape shape, int depth) {
    if (depth <= 1 || below(8) == 0) {
      return leaf(shape);
    }
    if (shape.isScalar() && below(3) == 0) {
      return reduction(depth - 1);
    }
    if (!shape.isScalar() && below(3) == 0) {
      return shape.equals(VECTOR) ? vector(depth - 1) : matrix(depth - 1);
    }
    return elementwise(shape, depth - 1);
  }

  private Expression leaf(Shape shape) {
    if (shape.equals(VECTOR)) {
      return new Name(choice(List.of("x", "y")));
    }
    if (shape.equals(MATRIX)) {
      return new Name(choice(List.of("A", "B")));
    }
    return below(2) == 0
        ? Literal.of(numbers[below(numbers.length)])
        : new Name(choice(List.of("a", "b", "plant.c")));
  }

  /// A literal with a random unit.
  public Literal quantity() {
    double value = numbers[below(numbers.length)];
    return new Literal(value, Unit.of(choice(UNIT_TEXTS)));
  }

  private Expression elementwise(Shape shape, int depth) {
    Expression one = of(shape, depth);
    return switch (below(10)) {
      case 0 -> Apply.of(new Negate(), one);
      case 1 -> Apply.of(new Power(), one, Literal.of(EXPONENTS[below(EXPONENTS.length)]));
      case 2, 3 -> Algebra.call(choice(UNARY), one);
      case 4 -> infix(RELATIONS, one, spreading(shape, depth));
      case 5 -> below(2) == 0 ? Apply.of(new Not(), one) : infix(LOGIC, one, of(shape, depth));
      case 6 -> choosing(one, spreading(shape, depth), of(shape, depth));
      case 7 -> Algebra.call(choice(BINARY), one, spreading(shape, depth));
      default ->
          below(2) == 0
              ? infix(INFIX, one, spreading(shape, depth))
              : infix(INFIX, spreading(shape, depth), one);
    };
  }

  private Expression choosing(Expression a, Expression b, Expression c) {
    return switch (below(3)) {
      case 0 -> Algebra.call("clip", a, b, c);
      case 1 -> Apply.of(new Power(), a, b);
      default -> Algebra.call("piecewise", a, b, c);
    };
  }

  private Expression infix(List<String> signs, Expression a, Expression b) {
    return Apply.of(Operators.infix(choice(signs)).orElseThrow(), a, b);
  }

  /// Of this shape, or a scalar that spreads over it.
  private Expression spreading(Shape shape, int depth) {
    return of(below(3) == 0 ? Shape.SCALAR : shape, depth);
  }

  private Expression reduction(int depth) {
    return switch (below(7)) {
      case 6 -> Apply.of(new LogSumExp(), of(VECTOR, depth));
      case 0 -> Apply.of(new Sum(), any(depth));
      case 1 -> Apply.of(new Norm(), of(VECTOR, depth));
      case 2 -> Apply.of(new Dot(), of(VECTOR, depth), of(VECTOR, depth));
      case 3 -> Apply.of(new MatrixProduct(), of(VECTOR, depth), of(VECTOR, depth));
      case 4 -> Apply.of(new Slice(List.of(Range.at(below(3)))), of(VECTOR, depth));
      default ->
          Apply.of(new Slice(List.of(Range.at(below(3)), Range.at(below(3)))), of(MATRIX, depth));
    };
  }

  private Expression vector(int depth) {
    return switch (below(9)) {
      case 7 -> Apply.of(new Softmax(), of(VECTOR, depth));
      case 8 -> {
        Slice two = new Slice(List.of(new Range(1, 3, false)));
        Expression part = Apply.of(two, of(VECTOR, depth));
        yield Apply.of(new Place(List.of(new Range(0, 2, false))), part, of(VECTOR, depth));
      }
      case 0 -> new Apply(new Stack(), parts(Shape.SCALAR, depth));
      case 1 -> Apply.of(new MatrixProduct(), of(MATRIX, depth), of(VECTOR, depth));
      case 2 -> Apply.of(new MatrixProduct(), of(VECTOR, depth), of(MATRIX, depth));
      case 3 -> Apply.of(new Slice(List.of(Range.at(below(3)), Range.ALL)), of(MATRIX, depth));
      case 4 -> Apply.of(new Slice(List.of(Range.ALL, Range.at(below(3)))), of(MATRIX, depth));
      case 5 -> {
        int from = below(3);
        yield Apply.of(new Slice(List.of(new Range(from, from + 3, false))), new Name("long"));
      }
      default -> Apply.of(new Fill(), of(Shape.SCALAR, depth), of(VECTOR, depth));
    };
  }

  private Expression matrix(int depth) {
    return switch (below(5)) {
      case 3 -> Apply.of(new Outer(), of(VECTOR, depth), of(VECTOR, depth));
      case 4 -> {
        Reshape reshape = new Reshape(MATRIX);
        yield Apply.of(reshape, Apply.of(new Flatten(), of(MATRIX, depth)));
      }
      case 0 -> new Apply(new Stack(), parts(VECTOR, depth));
      case 1 -> Apply.of(new MatrixProduct(), of(MATRIX, depth), of(MATRIX, depth));
      default -> Apply.of(new Transpose(), of(MATRIX, depth));
    };
  }

  private List<Expression> parts(Shape shape, int depth) {
    return IntStream.range(0, 3).mapToObj(i -> of(shape, depth)).toList();
  }

  /// Values for all names, each element from `low` to `high`.
  public Map<String, Tensor> point(double low, double high) {
    Map<String, Tensor> point = new HashMap<>();
    new TreeMap<>(SHAPES)
        .forEach((name, shape) -> {
          Tensor value = Tensor.zeros(shape);
          for (int i = 0; i < value.elements().length; i++) {
            value.elements()[i] = between(low, high);
          }
          point.put(name, value);
        });
    return point;
  }

  /// Values for all names in which zeros of both signs, infinities, NaN and extremes occur.
  public Map<String, Tensor> hostilePoint() {
    double[] hostile = {
      0.0, -0.0, 1, -1, 1e-310, -1e308, 1e308, 1.0 / 0, -1.0 / 0, Double.NaN, 2, 0.5
    };
    Map<String, Tensor> point = point(-3, 3);
    for (Tensor value : new TreeMap<>(point).values()) {
      for (int i = 0; i < value.elements().length; i++) {
        if (below(3) == 0) {
          value.elements()[i] = hostile[below(hostile.length)];
        }
      }
    }
    return point;
  }

  /// How often a property is tried: `usual` times, a hundred times as often in the long profile.
  public static int count(int usual) {
    return Boolean.getBoolean("homeostat.long") ? 100 * usual : usual;
  }
}
