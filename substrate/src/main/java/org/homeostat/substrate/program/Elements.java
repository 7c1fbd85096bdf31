package org.homeostat.substrate.program;

import java.util.Arrays;
import java.util.List;
import org.homeostat.expression.IndexMap;
import org.homeostat.expression.Range;
import org.homeostat.expression.Shape;
import org.homeostat.expression.Tensor;

/// Which elements of an array the elements of another are.
public final class Elements {
  private Elements() {}

  /// Those of a map.
  public static int[] of(IndexMap map) {
    int[] elements = new int[map.size()];
    Arrays.setAll(elements, map::element);
    return elements;
  }

  /// Those of the transpose of an array of shape a.
  public static int[] transposed(Shape a) {
    int rows = a.rank() == 2 ? a.length(0) : 1;
    int columns = a.size() / rows;
    int[] elements = new int[a.size()];
    Arrays.setAll(elements, i -> i % rows * columns + i / rows);
    return elements;
  }

  /// The transpose of a matrix.
  public static Tensor transposed(Tensor a) {
    int[] from = transposed(a.shape());
    double[] elements = new double[from.length];
    Arrays.setAll(elements, i -> a.elements()[from[i]]);
    return new Tensor(Shape.of(a.shape().length(1), a.shape().length(0)), elements);
  }

  /// Those of a slice of an array of shape a.
  public static int[] sliced(Shape a, List<Range> ranges) {
    int[] elements = {0};
    for (int axis = 0; axis < a.rank(); axis++) {
      Range range = ranges.get(axis);
      int length = a.length(axis);
      int from = range.from();
      int count = Math.min(range.to(), length) - from;
      int[] outer = elements;
      elements = new int[outer.length * count];
      Arrays.setAll(elements, i -> outer[i / count] * length + from + i % count);
    }
    return elements;
  }
}
