package org.homeostat.expression;

import java.util.Arrays;

/// The square windows of a pool, side by side in an image [rows, columns, channels]; rows and
/// columns that are left over at the far edges are in no window.
///
/// @param size the rows and the columns of a window
record Pool(int size) {
  Pool {
    WholeNumbers.positive("the size of a pool", size);
  }

  int cells() {
    return size * size;
  }

  /// The shape with an element for each window.
  ///
  /// @throws ShapeException if no window fits
  Shape pooled(String function, Shape image) {
    if (image.rank() != 3 || image.length(0) < size || image.length(1) < size) {
      throw new ShapeException(
          "'%s' needs an image [rows, columns, channels] of at least %s rows and columns, found %s"
              .formatted(function, size, image));
    }
    return Shape.of(image.length(0) / size, image.length(1) / size, image.length(2));
  }

  /// The elements of an image that stand in the cell `cell` of their windows.
  IndexMap cell(Shape image, int cell) {
    Shape pooled = pooled("pool", image);
    int[] elements = new int[pooled.size()];
    Arrays.setAll(
        elements,
        i -> {
          int channel = i % pooled.length(2);
          int window = i / pooled.length(2);
          int row = window / pooled.length(1) * size + cell / size;
          int column = window % pooled.length(1) * size + cell % size;
          return (row * image.length(1) + column) * image.length(2) + channel;
        });
    return new IndexMap(image, pooled, elements);
  }

  /// For each element of an image its window, or none.
  IndexMap window(Shape image) {
    Shape pooled = pooled("pool", image);
    int[] elements = new int[image.size()];
    Arrays.setAll(
        elements,
        i -> {
          int channel = i % image.length(2);
          int row = i / image.length(2) / image.length(1) / size;
          int column = i / image.length(2) % image.length(1) / size;
          boolean inside = row < pooled.length(0) && column < pooled.length(1);
          return inside
              ? (row * pooled.length(1) + column) * pooled.length(2) + channel
              : IndexMap.NONE;
        });
    return new IndexMap(pooled, image, elements);
  }
}
