package org.homeostat.substrate.spice;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.homeostat.kernel.Primitive;
import org.homeostat.solver.RefusedException;
import org.homeostat.substrate.program.Identifiers;
import org.homeostat.substrate.program.Scalar;
import org.homeostat.substrate.program.ScalarProgram;

/// Numbers as the formulas of behavioural sources. What is used more than once, or is long, is the
/// voltage of a node of its own.
final class Formulas {
  /// Longer formulas are split over nodes.
  private static final int LONGEST = 400;

  private final ScalarProgram program;
  private final int[] uses;
  private final Identifiers names;
  private final BiFunction<String, Integer, String> read;
  private final List<String> nodes = new ArrayList<>();
  private final List<String> texts = new ArrayList<>();

  /// @param names of nodes; those of formulas are among them
  /// @param read the formula of an element of an input
  Formulas(ScalarProgram program, Identifiers names, BiFunction<String, Integer, String> read) {
    this.program = program;
    this.uses = program.uses();
    this.names = names;
    this.read = read;
    for (int i = 0; i < program.numbers().size(); i++) {
      texts.add(placed(i, text(program.numbers().get(i))));
    }
  }

  /// The formula of the number at a place.
  String at(int place) {
    return texts.get(place);
  }

  /// The sources of the nodes that the formulas use.
  List<String> nodes() {
    return nodes;
  }

  private String placed(int place, String text) {
    boolean leaf = program.numbers().get(place).uses().isEmpty();
    if (leaf || (uses[place] < 2 && text.length() < LONGEST)) {
      return text;
    }
    String node = names.of("n " + place);
    nodes.add("B" + node + " " + node + " 0 V=" + text);
    return "v(" + node + ")";
  }

  private String text(Scalar number) {
    return switch (number) {
      case Scalar.Constant(double value) -> constant(value);
      case Scalar.Read(String input, int element) -> read.apply(input, element);
      case Scalar.Primitively(Primitive primitive, var places) ->
          primitive(primitive, places.stream().map(texts::get).toList());
      case Scalar.Call(String name, var places) ->
          function(name, places.stream().map(texts::get).toList());
    };
  }

  static String constant(double value) {
    if (!Double.isFinite(value)) {
      throw new RefusedException(
          "a constant of the equations is " + value, "a circuit has finite numbers alone");
    }
    return value < 0 ? "(" + value + ")" : Double.toString(value);
  }

  private static String primitive(Primitive primitive, List<String> a) {
    return switch (primitive) {
      case ADD -> "(" + a.get(0) + "+" + a.get(1) + ")";
      case SUBTRACT -> "(" + a.get(0) + "-" + a.get(1) + ")";
      case MULTIPLY -> "(" + a.get(0) + "*" + a.get(1) + ")";
      case DIVIDE -> "(" + a.get(0) + "/" + a.get(1) + ")";
      case FMA -> "(" + a.get(0) + "*" + a.get(1) + "+" + a.get(2) + ")";
      case NEGATE -> "(0-" + a.get(0) + ")";
      case ABSOLUTE -> "abs(" + a.get(0) + ")";
      case SQUARE_ROOT -> "sqrt(" + a.get(0) + ")";
      case MINIMUM -> "min(" + a.get(0) + "," + a.get(1) + ")";
      case MAXIMUM -> "max(" + a.get(0) + "," + a.get(1) + ")";
      case WHERE_LESS -> where("<", a);
      case WHERE_LESS_OR_EQUAL -> where("<=", a);
      case WHERE_EQUAL -> where("==", a);
      case POWER2, EXPONENT, MANTISSA -> throw unknown("a function");
    };
  }

  private static String where(String relation, List<String> a) {
    return "(" + a.get(0) + relation + a.get(1) + " ? " + a.get(2) + " : " + a.get(3) + ")";
  }

  private static String function(String name, List<String> a) {
    String x = a.getFirst();
    return switch (name) {
      case "exp", "sin", "cos", "tan", "asin", "acos", "atan", "sinh", "cosh", "tanh", "floor" ->
          name + "(" + x + ")";
      case "log" -> "ln(" + x + ")";
      case "sign" -> "sgn(" + x + ")";
      case "expm1" -> "(exp(" + x + ")-1)";
      case "log1p" -> "ln(1+" + x + ")";
      case "sigmoid" -> "(0.5+0.5*tanh(0.5*" + x + "))";
      case "softplus" -> "(max(" + x + ",0)+ln(1+exp(0-abs(" + x + "))))";
      case "pow" -> "pow(" + x + "," + a.get(1) + ")";
      default -> throw unknown(name);
    };
  }

  private static RefusedException unknown(String function) {
    return new RefusedException(
        function + " of the equations is not one of SPICE", "export this system to c");
  }
}
