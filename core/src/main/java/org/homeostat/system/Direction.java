package org.homeostat.system;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.homeostat.expression.Algebra;
import org.homeostat.expression.Expression;
import org.homeostat.expression.Shape;
import org.homeostat.expression.SourceText;
import org.homeostat.expression.Tensor;

/// One number to differentiate by: an element of a parameter or input, or of the start of a state.
///
/// @param written where the variable was asked for
record Direction(SourceText written, Variable variable, int element) {

  /// A direction for each element.
  static List<Direction> of(SourceText written, Variable variable) {
    return IntStream.range(0, variable.shape().size())
        .mapToObj(element -> new Direction(written, variable, element))
        .toList();
  }

  /// `k` of a scalar, `b._0` of a vector, `A._0_1` of a matrix.
  String name() {
    StringBuilder name = new StringBuilder(variable.name());
    int rest = element;
    int size = variable.shape().size();
    for (int axis = 0; axis < variable.shape().rank(); axis++) {
      size /= variable.shape().length(axis);
      name.append(axis == 0 ? "._" : "_").append(rest / size);
      rest %= size;
    }
    return name.toString();
  }

  /// How the variable moves: 1 in the element, 0 elsewhere.
  Tensor unit() {
    Tensor unit = Tensor.zeros(variable.shape());
    unit.elements()[element] = 1;
    return unit;
  }

  /// The same as an expression: `1`, `[0, 1]`.
  Expression rate() {
    return rate(variable.shape().lengths(), element);
  }

  /// A one at an element; at -1 only zeros.
  private static Expression rate(List<Integer> lengths, int at) {
    if (lengths.isEmpty()) {
      return at == 0 ? Algebra.ONE : Algebra.ZERO;
    }
    List<Integer> inner = lengths.subList(1, lengths.size());
    int size = new Shape(inner).size();
    Expression zeros = rate(inner, -1);
    List<Expression> parts = new ArrayList<>();
    for (int i = 0; i < lengths.getFirst(); i++) {
      boolean here = at >= 0 && at / size == i;
      parts.add(here ? rate(inner, at % size) : zeros);
    }
    return Algebra.stack(parts);
  }
}
