package org.homeostat.control;

import java.util.List;
import java.util.stream.Stream;
import org.homeostat.expression.Shape;

/// One number of a state, input, output or noise source: `x`, `z[1]`, `A[0,1]`.
///
/// @param variable the name of the whole
/// @param index row by row
public record Element(String variable, Shape shape, int index) {

  /// The elements of one variable.
  public static Stream<Element> of(String variable, Shape shape) {
    return Stream.iterate(0, i -> i < shape.size(), i -> i + 1)
        .map(i -> new Element(variable, shape, i));
  }

  /// The element as an expression, the name as it is or with a prefix.
  String text(String prefix) {
    String name = prefix + variable;
    return switch (shape.rank()) {
      case 0 -> name;
      case 1 -> name + "[" + index + "]";
      default -> name + "[" + index / shape.length(1) + "," + index % shape.length(1) + "]";
    };
  }

  static List<String> texts(List<Element> elements) {
    return elements.stream().map(Element::toString).toList();
  }

  @Override
  public String toString() {
    return text("");
  }
}
