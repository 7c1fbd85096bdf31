package org.homeostat.expression;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/// A quantity that is a parabola in each element of an array by itself: `sum(k*s^2/2 - u*s)` and
/// what does not depend on s. Where k is positive it is least at `s = u/k`.
///
/// @param curvature k, free of s but for its shape
/// @param drive u, likewise
record Quadratic(Expression curvature, Expression drive) {
  private static final String ONES = "#ones";
  private static final double GOLDEN = 0.6180339887498949;

  /// That of the array `name` in a scalar expression; empty if it is none.
  ///
  /// @param shapes the shapes of all names
  static Optional<Quadratic> of(Expression scalar, String name, Function<String, Shape> shapes) {
    Name s = new Name(name);
    List<String> by = List.of(name);
    Expression slope = Objects.requireNonNull(Adjoint.of(scalar, by, shapes).get(name));
    if (Degree.of(slope, Map.of(name, 1)) != 1) {
      return Optional.empty();
    }
    Name ones = new Name(ONES);
    Function<String, Shape> wider = each -> shapes.apply(each.equals(ONES) ? name : each);
    Expression sums = Objects.requireNonNull(Adjoint.of(slope, ones, by, wider).get(name));
    Expression curvature = sums.replace(Map.of(ONES, Algebra.fill(Algebra.ONE, s)));
    Expression nothing = Algebra.fill(Algebra.ZERO, s);
    Expression drive = Algebra.negate(slope.replace(Map.of(name, nothing)));
    Quadratic quadratic = new Quadratic(curvature, drive);
    return quadratic.describes(slope, s, shapes) && quadratic.opensUpwards(shapes)
        ? Optional.of(quadratic)
        : Optional.empty();
  }

  /// Whether a value depends on that of a name, not on its shape alone.
  static boolean dependsOn(Expression e, String name) {
    return Degree.of(e, Map.of(name, 1)) != 0;
  }

  /// Whether the affine `slope` is `k*s - u`, each element by itself: tried with numbers for all
  /// names, which are not such that what couples elements could cancel.
  private boolean describes(Expression slope, Name s, Function<String, Shape> shapes) {
    Map<String, Tensor> values = new HashMap<>();
    Function<Name, Tensor> read =
        each -> values.computeIfAbsent(each.text(), text -> numbers(text, shapes.apply(text)));
    Expression line = Algebra.subtract(Algebra.multiply(curvature, s), drive);
    Tensor found = Evaluation.evaluate(PlainArithmetic.DOUBLE, slope, read);
    Tensor expected = Evaluation.evaluate(PlainArithmetic.DOUBLE, line, read);
    return agree(found.elements(), expected.elements());
  }

  /// Whether k is positive where all names are, as conductances are.
  private boolean opensUpwards(Function<String, Shape> shapes) {
    Tensor found =
        Evaluation.evaluate(
            PlainArithmetic.DOUBLE,
            curvature,
            each -> {
              Tensor numbers = numbers(each.text(), shapes.apply(each.text()));
              return PlainArithmetic.DOUBLE.absolute(numbers);
            });
    return Arrays.stream(found.elements()).allMatch(k -> k > 0);
  }

  private static boolean agree(double[] a, double[] b) {
    for (int i = 0; i < Math.max(a.length, b.length); i++) {
      double x = a[i % a.length];
      double y = b[i % b.length];
      if (!(Math.abs(x - y) <= 1e-9 * (1 + Math.abs(x)))) {
        return false;
      }
    }
    return true;
  }

  /// Numbers without a pattern between -1 and 1.
  private static Tensor numbers(String name, Shape shape) {
    double[] elements = new double[shape.size()];
    int start = name.hashCode() & 0xFFFF;
    for (int i = 0; i < elements.length; i++) {
      double turns = (start + i + 1) * GOLDEN;
      elements[i] = 2 * (turns - Math.floor(turns)) - 1;
    }
    return new Tensor(shape, elements);
  }
}
