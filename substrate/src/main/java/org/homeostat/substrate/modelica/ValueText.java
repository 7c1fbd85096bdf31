package org.homeostat.substrate.modelica;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.homeostat.expression.Shape;
import org.homeostat.expression.Tensor;
import org.homeostat.solver.RefusedException;

/// Numbers and arrays of numbers as Modelica writes them.
final class ValueText {
  /// Whole numbers below this are integers of every tool.
  private static final double WHOLE = 1e9;

  private ValueText() {}

  /// @throws RefusedException if the number is not finite
  static String number(double value) {
    if (!Double.isFinite(value)) {
      throw new RefusedException(
          "a constant of the equations is " + value, "a model has finite numbers alone");
    }
    String text = Double.toString(value).replace(".0E", "E").replace('E', 'e');
    boolean whole = text.endsWith(".0") && Math.abs(value) < WHOLE;
    return whole ? text.substring(0, text.length() - 2) : text;
  }

  /// `{{1, 2}, {3, 4}}`
  static String array(Tensor value) {
    List<String> numbers = Arrays.stream(value.elements()).mapToObj(ValueText::number).toList();
    return array(value.shape(), numbers);
  }

  /// An array of elements that stand row by row.
  static String array(Shape shape, List<String> elements) {
    List<String> parts = elements;
    for (int axis = shape.rank() - 1; axis >= 0; axis--) {
      int length = shape.length(axis);
      List<String> inner = parts;
      parts =
          IntStream.range(0, inner.size() / length)
              .mapToObj(
                  i -> "{" + String.join(", ", inner.subList(i * length, (i + 1) * length)) + "}")
              .toList();
    }
    return parts.getFirst();
  }

  /// Whether all elements are one number.
  static boolean isUniform(Tensor value) {
    double first = value.elements()[0];
    return Arrays.stream(value.elements()).allMatch(each -> each == first);
  }

  /// A text within quotes.
  static String quoted(String text) {
    return '"'
        + text.replaceAll("\\s+", " ").strip().replace("\\", "\\\\").replace("\"", "\\\"")
        + '"';
  }
}
