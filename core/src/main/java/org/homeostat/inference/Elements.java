package org.homeostat.inference;

import java.util.ArrayList;
import java.util.List;
import org.homeostat.expression.IndexMap;
import org.homeostat.expression.Shape;
import org.homeostat.kernel.ProgramBuilder;
import org.homeostat.kernel.Value;

/// The elements of values of a program, row by row.
final class Elements {
  private Elements() {}

  static List<Value> of(ProgramBuilder on, Value value) {
    if (value.shape().isScalar()) {
      return List.of(value);
    }
    List<Value> elements = new ArrayList<>();
    for (int i = 0; i < value.shape().size(); i++) {
      elements.add(on.slice(value, List.of(Parts.place(value.shape(), i))));
    }
    return elements;
  }

  static Value joined(ProgramBuilder on, List<Value> elements, Shape shape) {
    if (shape.isScalar()) {
      return elements.getFirst();
    }
    Value vector = on.stack(elements);
    return shape.rank() == 1
        ? vector
        : on.gather(vector, IndexMap.reshaping(vector.shape(), shape));
  }
}
