package org.homeostat.inference;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.homeostat.expression.Algebra;
import org.homeostat.expression.Expression;
import org.homeostat.expression.Range;
import org.homeostat.expression.Shape;

/// The elements of values, row by row.
final class Parts {
  private Parts() {}

  /// The elements of a value of a shape that is not scalar.
  static List<Expression> of(Expression value, Shape shape) {
    return IntStream.range(0, shape.size()).mapToObj(i -> at(value, shape, i)).toList();
  }

  static Expression at(Expression value, Shape shape, int element) {
    return Algebra.slice(value, place(shape, element));
  }

  /// The indices of an element.
  static Range[] place(Shape shape, int element) {
    Range[] ranges = new Range[shape.rank()];
    int rest = element;
    for (int axis = shape.rank() - 1; axis >= 0; axis--) {
      ranges[axis] = Range.at(rest % shape.length(axis));
      rest /= shape.length(axis);
    }
    return ranges;
  }

  /// `2, 3`
  static String lengths(Shape shape) {
    return shape.lengths().stream().map(String::valueOf).collect(Collectors.joining(", "));
  }
}
