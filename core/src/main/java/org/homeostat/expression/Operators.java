package org.homeostat.expression;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The operators of the language, by the way they are written. A new one is a file and a line here.
public final class Operators {
  private Operators() {}

  private static final Map<String, Operator> FUNCTIONS =
      named(
          new Exp(),
          new Expm1(),
          new Log(),
          new Log1p(),
          new SquareRoot(),
          new Sin(),
          new Cos(),
          new Tan(),
          new Asin(),
          new Acos(),
          new Atan(),
          new Atan2(),
          new Sinh(),
          new Cosh(),
          new Tanh(),
          new Sigmoid(),
          new Softplus(),
          new Relu(),
          new Erf(),
          new Absolute(),
          new Sign(),
          new Floor(),
          new Minimum(),
          new Maximum(),
          new Clip(),
          new Piecewise(),
          new Delay(),
          new Sum(),
          new Dot(),
          new Norm(),
          new Fill(),
          new Place(List.of(Range.ALL)),
          new Outer(),
          new Flatten(),
          new Reshape(Shape.SCALAR),
          new Convolve(1, 0),
          new ConvolveTransposed(1, 1, 1, 0),
          new Correlate(new Window(1, 1, 1, 0)),
          new AveragePool(new Pool(1)),
          new Spread(new Pool(1), 1, 1),
          new MaxPool(new Pool(1)),
          new PickMaximum(new Pool(1)),
          new PlaceMaximum(new Pool(1)),
          new Tile(1, 1),
          new ChannelSum(),
          new Softmax(),
          new LogSumExp(),
          new Potential(new Activation(Activation.Kind.SIGMOID, 1, 0)));

  private static final Map<String, Operator> INFIX =
      named(
          new Add(),
          new Subtract(),
          new Multiply(),
          new Divide(),
          new MatrixProduct(),
          new Power(),
          new Comparison(Relation.LESS),
          new Comparison(Relation.LESS_OR_EQUAL),
          new Comparison(Relation.GREATER),
          new Comparison(Relation.GREATER_OR_EQUAL),
          new Comparison(Relation.EQUAL),
          new Comparison(Relation.UNEQUAL),
          new And(),
          new Or());

  private static final Map<String, Operator> PREFIX = named(new Negate(), new Not());

  static {
    FUNCTIONS.put("pow", new Power());
    FUNCTIONS.put("transpose", new Transpose());
  }

  /// The names of all functions.
  public static Set<String> functions() {
    return Set.copyOf(FUNCTIONS.keySet());
  }

  /// The function that is called `name`.
  ///
  /// @throws IllegalArgumentException if there is none
  public static Operator function(String name) {
    return find(name)
        .orElseThrow(() ->
            new IllegalArgumentException(
                "unknown function '" + name + "' " + Nearest.advice(name, functions())));
  }

  /// The operator that is written `name`: a function, or the sign of an operator of two arguments.
  ///
  /// @throws IllegalArgumentException if there is none
  public static Operator named(String name) {
    return infix(name).orElseGet(() -> function(name));
  }

  static Optional<Operator> find(String function) {
    return Optional.ofNullable(FUNCTIONS.get(function));
  }

  static Optional<Operator> infix(String sign) {
    return Optional.ofNullable(INFIX.get(sign));
  }

  static Optional<Operator> prefix(String sign) {
    return Optional.ofNullable(PREFIX.get(sign));
  }

  private static Map<String, Operator> named(Operator... operators) {
    Map<String, Operator> map = new LinkedHashMap<>();
    for (Operator operator : List.of(operators)) {
      map.put(operator.name(), operator);
    }
    return map;
  }
}
