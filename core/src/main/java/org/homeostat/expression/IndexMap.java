package org.homeostat.expression;

import java.util.Arrays;
import java.util.List;

/// Which element of an array each element of another comes from: `to[i] = from[element(i)]`, or 0
/// where nothing does.
///
/// Reshaping, padding, the patches under a convolution's kernel and the windows of a pool are such
/// maps. Read backwards, a map sums: `from[j]` is the sum of the `to[i]` that come from j.
public final class IndexMap {
  /// In the place of an element: none, the value is 0.
  public static final int NONE = -1;

  private final Shape from;
  private final Shape to;
  private final int[] elements;
  private final int hash;

  /// @param elements for each element of `to` the number of an element of `from`, or [#NONE]
  public IndexMap(Shape from, Shape to, int[] elements) {
    if (elements.length != to.size()) {
      throw new IllegalArgumentException(elements.length + " elements for the shape " + to);
    }
    for (int element : elements) {
      if (element < NONE || element >= from.size()) {
        throw new IllegalArgumentException("element " + element + " of the shape " + from);
      }
    }
    this.from = from;
    this.to = to;
    this.elements = elements.clone();
    this.hash = 31 * (31 * from.hashCode() + to.hashCode()) + Arrays.hashCode(elements);
  }

  /// The same elements in another shape.
  public static IndexMap reshaping(Shape from, Shape to) {
    int[] elements = new int[to.size()];
    Arrays.setAll(elements, i -> i);
    return new IndexMap(from, to, elements);
  }

  /// The elements that a slice takes.
  static IndexMap slicing(Shape from, List<Range> ranges) {
    int[] elements = {0};
    for (int axis = 0; axis < from.rank(); axis++) {
      Range range = ranges.get(axis);
      int to = Math.min(range.to(), from.length(axis));
      int[] next = new int[elements.length * (to - range.from())];
      int n = 0;
      for (int element : elements) {
        for (int i = range.from(); i < to; i++) {
          next[n++] = element * from.length(axis) + i;
        }
      }
      elements = next;
    }
    return new IndexMap(from, new Slice(ranges).shape(List.of(from)), elements);
  }

  public Shape from() {
    return from;
  }

  public Shape to() {
    return to;
  }

  /// The number of the element of `from` that element `i` of `to` comes from, or [#NONE].
  public int element(int i) {
    return elements[i];
  }

  /// The number of elements of `to`.
  public int size() {
    return elements.length;
  }

  /// Whether nothing but the shape changes.
  public boolean isReshaping() {
    if (from.size() != elements.length) {
      return false;
    }
    for (int i = 0; i < elements.length; i++) {
      if (elements[i] != i) {
        return false;
      }
    }
    return true;
  }

  @Override
  public boolean equals(Object other) {
    return other == this
        || (other instanceof IndexMap map
            && hash == map.hash
            && from.equals(map.from)
            && to.equals(map.to)
            && Arrays.equals(elements, map.elements));
  }

  @Override
  public int hashCode() {
    return hash;
  }

  /// `[4, 4] -> [2, 2, 4]`
  @Override
  public String toString() {
    return from + " -> " + to;
  }
}
