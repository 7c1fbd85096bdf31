package org.homeostat.substrate.fixed;

import static org.homeostat.substrate.fixed.IntegerBuilder.FULL;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.homeostat.substrate.fixed.IntegerOperation.Relation;
import org.homeostat.substrate.program.Functions;

/// Elementary functions of fixed-point numbers as lists of integer operations.
///
/// Where a function has no value, one near by is given: roots and logarithms of negative numbers
/// are 0 and the lowest number, inverse functions stop at the ends of their domain, and a power of
/// a negative number is that of its magnitude.
final class ElementaryFunctions {
  private static final Set<String> TWO = Set.of("atan2", "pow", Functions.POISSON);

  private final FixedPoint format;
  private final int n;
  private final Map<String, IntegerFunction> made = new HashMap<>();

  ElementaryFunctions(FixedPoint format) {
    this.format = format;
    this.n = format.fraction();
  }

  /// The function of a name of the language.
  ///
  /// @throws IllegalArgumentException if there is none
  IntegerFunction of(String name) {
    IntegerFunction known = made.get(name);
    if (known == null) {
      known = make(name);
      made.put(name, known);
    }
    return known;
  }

  private IntegerFunction make(String name) {
    var on = new IntegerBuilder(FULL);
    boolean two = TWO.contains(name);
    int x = on.append(new IntegerOperation.Argument(0));
    int y = two ? on.append(new IntegerOperation.Argument(1)) : x;
    int value = value(on, new Curves(on, n), name, x, y);
    int end = on.append(format.width(), new IntegerOperation.Scale(0), value);
    return on.function(name, two ? 2 : 1, end);
  }

  private int value(IntegerBuilder on, Curves curves, String name, int x, int y) {
    int one = on.constant(1L << n);
    return switch (name) {
      case "exp" -> curves.exponential(x);
      case "expm1" -> on.subtract(call(on, "exp", x), one);
      case "log" -> curves.logarithm(x, n);
      case "log1p" -> curves.logarithm(on.add(one, x), n);
      case "sin" -> on.scale(curves.sine(curves.angle(x)), n - Curves.ANGLE);
      case "cos" -> on.scale(curves.cosine(curves.angle(x)), n - Curves.ANGLE);
      case "tan" -> tangent(on, curves, x);
      case "asin" -> curves.arctangent(x, across(on, x));
      case "acos" -> curves.arctangent(across(on, x), x);
      case "atan" -> curves.arctangent(x, one);
      case "atan2" -> curves.arctangent(x, y);
      case "sinh" -> on.subtract(curves.halfExponential(x), curves.halfExponential(on.negate(x)));
      case "cosh" -> on.add(curves.halfExponential(x), curves.halfExponential(on.negate(x)));
      case "tanh" -> curves.hyperbolicTangent(x);
      case "sigmoid" -> curves.sigmoid(x);
      case "softplus" -> curves.softplus(x);
      case "erf" -> curves.errorFunction(x);
      case "floor" -> on.scale(on.floor(x, n), n);
      case "sign" -> sign(on, x, one);
      case "pow" -> power(on, curves, x, y);
      case Functions.POISSON -> new PoissonNumber(on, format).of(x, y);
      default -> throw new IllegalArgumentException("no integer form of " + name);
    };
  }

  private int call(IntegerBuilder on, String name, int x) {
    IntegerFunction function = of(name);
    return on.append(function.width(), new IntegerOperation.Call(function), x);
  }

  private int tangent(IntegerBuilder on, Curves curves, int x) {
    int angle = curves.angle(x);
    return on.divide(curves.sine(angle), curves.cosine(angle), n);
  }

  /// sqrt(1 - x^2)
  private int across(IntegerBuilder on, int x) {
    int one = on.constant(1L << n);
    return on.root(on.multiply(on.subtract(one, x), on.add(one, x), n), n);
  }

  private static int sign(IntegerBuilder on, int x, int one) {
    int zero = on.constant(0);
    int positive = on.where(Relation.LESS, zero, x, one, zero);
    return on.where(Relation.LESS, x, zero, on.negate(one), positive);
  }

  /// x^y, negative for negative x and odd y.
  private int power(IntegerBuilder on, Curves curves, int x, int y) {
    int zero = on.constant(0);
    int one = on.constant(1L << n);
    int magnitude = curves.power(on.magnitude(x), y);
    int odd = on.append(new IntegerOperation.Fraction(n + 1), y);
    int negative = on.where(Relation.EQUAL, odd, one, on.negate(magnitude), magnitude);
    int signed = on.where(Relation.LESS, x, zero, negative, magnitude);
    int ofZero = on.where(Relation.LESS, y, zero, on.constant(Integer.MAX_VALUE), zero);
    int value = on.where(Relation.EQUAL, x, zero, ofZero, signed);
    return on.where(Relation.EQUAL, y, zero, one, value);
  }
}
