package org.homeostat.substrate.onnx;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// The operators of ONNX that have a counterpart in equations.
final class Operators {
  /// Of one value, element by element; `X` stands for it.
  static final Map<String, String> FUNCTIONS =
      Map.ofEntries(
          Map.entry("Abs", "abs(X)"),
          Map.entry("Acos", "acos(X)"),
          Map.entry("Asin", "asin(X)"),
          Map.entry("Atan", "atan(X)"),
          Map.entry("Cos", "cos(X)"),
          Map.entry("Cosh", "cosh(X)"),
          Map.entry("Elu", "(max(X, 0) + ALPHA*expm1(min(X, 0)))"),
          Map.entry("Erf", "erf(X)"),
          Map.entry("Exp", "exp(X)"),
          Map.entry("Floor", "floor(X)"),
          Map.entry("LeakyRelu", "(max(X, 0) + ALPHA*min(X, 0))"),
          Map.entry("Log", "log(X)"),
          Map.entry("Neg", "(-X)"),
          Map.entry("Relu", "relu(X)"),
          Map.entry("Sigmoid", "sigmoid(X)"),
          Map.entry("Sign", "sign(X)"),
          Map.entry("Sin", "sin(X)"),
          Map.entry("Sinh", "sinh(X)"),
          Map.entry("Softplus", "softplus(X)"),
          Map.entry("Sqrt", "sqrt(X)"),
          Map.entry("Tan", "tan(X)"),
          Map.entry("Tanh", "tanh(X)"));

  /// The `alpha` that is meant where none is given.
  static final Map<String, Double> ALPHA = Map.of("Elu", 1.0, "LeakyRelu", 0.01);

  /// Of two values, element by element.
  static final Map<String, String> PAIRS =
      Map.of(
          "Add",
          "(X + Y)",
          "Sub",
          "(X - Y)",
          "Mul",
          "(X*Y)",
          "Div",
          "(X/Y)",
          "Pow",
          "(X^Y)",
          "Min",
          "min(X, Y)",
          "Max",
          "max(X, Y)");

  /// What leaves the elements and their order as they are.
  static final List<String> REARRANGING =
      List.of("Cast", "Dropout", "Flatten", "Identity", "Reshape", "Squeeze", "Unsqueeze");

  private static final List<String> OTHERS =
      List.of("Clip", "Constant", "Gemm", "MatMul", "Softmax", "Transpose");

  /// All, in their order.
  static final List<String> NAMES = names();

  private Operators() {}

  private static List<String> names() {
    TreeSet<String> names = new TreeSet<>(FUNCTIONS.keySet());
    names.addAll(PAIRS.keySet());
    names.addAll(REARRANGING);
    names.addAll(OTHERS);
    return List.copyOf(names);
  }
}
