package org.homeostat.substrate.modelica;

import java.util.ArrayList;
import java.util.List;
import org.homeostat.expression.Shape;

/// One element of an array, or a number.
///
/// @param element counted row by row from 0
/// @param index what picks it, such as `[1, 2]`; empty for a number
record Cell(int element, String index) {

  /// The elements of an array, row by row.
  static List<Cell> all(Shape shape) {
    List<Cell> cells = new ArrayList<>();
    for (int element = 0; element < shape.size(); element++) {
      List<String> places = new ArrayList<>();
      int rest = element;
      for (int axis = shape.rank() - 1; axis >= 0; axis--) {
        places.addFirst("" + (rest % shape.length(axis) + 1));
        rest /= shape.length(axis);
      }
      String index = places.isEmpty() ? "" : "[" + String.join(", ", places) + "]";
      cells.add(new Cell(element, index));
    }
    return cells;
  }

  /// The name of a variable that stands for the element: `v[1, 2]` is `v_1_2`.
  String of(String name) {
    return name + index.replace("[", "_").replace(", ", "_").replace("]", "");
  }
}
