package org.homeostat.kernel;

import java.util.ArrayList;
import java.util.List;
import org.homeostat.expression.Range;
import org.homeostat.expression.Shape;

/// The shapes that the array operations of a program give, and which elements they take.
final class ArrayShapes {
  private ArrayShapes() {}

  /// (m,k)@(k,n) -> (m,n); (m,k)@(k) -> (m); (k)@(k,n) -> (n); (k)@(k) -> scalar.
  static Shape product(Shape a, Shape b) {
    List<Integer> lengths = new ArrayList<>();
    if (a.rank() == 2) {
      lengths.add(a.length(0));
    }
    if (b.rank() == 2) {
      lengths.add(b.length(1));
    }
    if (a.rank() < 1 || b.rank() < 1 || inner(a) != b.length(0)) {
      throw new IllegalArgumentException("product of shapes " + a + " and " + b);
    }
    return new Shape(lengths);
  }

  /// The length over which a product of a with another shape sums.
  static int inner(Shape a) {
    return a.length(a.rank() - 1);
  }

  /// The rows of the left factor of a product: 1 for a vector.
  static int rows(Shape a) {
    return a.rank() == 2 ? a.length(0) : 1;
  }

  /// The columns of the right factor of a product: 1 for a vector.
  static int columns(Shape b) {
    return b.rank() == 2 ? b.length(1) : 1;
  }

  static Shape transpose(Shape a) {
    return new Shape(a.lengths().reversed());
  }

  static Shape slice(Shape a, List<Range> ranges) {
    List<Integer> lengths = new ArrayList<>();
    for (int axis = 0; axis < a.rank(); axis++) {
      Range range = ranges.get(axis);
      if (!range.index()) {
        lengths.add(Math.min(range.to(), a.length(axis)) - range.from());
      }
    }
    return new Shape(lengths);
  }

  static Shape stack(int count, Shape part) {
    List<Integer> lengths = new ArrayList<>();
    lengths.add(count);
    lengths.addAll(part.lengths());
    return new Shape(lengths);
  }

  /// For each element of the transpose of a, the number of the element of a.
  static int[] transposed(Shape a) {
    int rows = a.rank() == 2 ? a.length(0) : 1;
    int columns = a.size() / rows;
    int[] elements = new int[a.size()];
    for (int i = 0; i < elements.length; i++) {
      elements[i] = i % rows * columns + i / rows;
    }
    return elements;
  }

  /// For each element of a slice of a, the number of the element of a.
  static int[] sliced(Shape a, List<Range> ranges) {
    int[] elements = {0};
    for (int axis = 0; axis < a.rank(); axis++) {
      Range range = ranges.get(axis);
      int to = Math.min(range.to(), a.length(axis));
      int[] next = new int[elements.length * (to - range.from())];
      int n = 0;
      for (int element : elements) {
        for (int i = range.from(); i < to; i++) {
          next[n++] = element * a.length(axis) + i;
        }
      }
      elements = next;
    }
    return elements;
  }
}
