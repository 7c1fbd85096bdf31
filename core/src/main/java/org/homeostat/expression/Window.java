package org.homeostat.expression;

import java.util.List;

/// A window that moves over an image: the kernel of a convolution.
///
/// @param height its rows
/// @param width its columns
/// @param stride how far it moves, in rows and in columns
/// @param padding how many rows and columns of zeros surround the image on each side
record Window(int height, int width, int stride, int padding) {
  Window {
    WholeNumbers.positive("the window of a convolution", height, width, stride);
  }

  /// How many places the window has along an axis; at most 0 if it does not fit.
  private int places(int length, int extent) {
    return length + 2 * padding < extent ? 0 : (length + 2 * padding - extent) / stride + 1;
  }

  /// How many places the window has: rows and columns.
  ///
  /// @throws ShapeException if it does not fit into an image of the shape [rows, columns, ...]
  Shape places(Shape image) {
    int rows = places(image.length(0), height);
    int columns = places(image.length(1), width);
    if (rows < 1 || columns < 1) {
      throw new ShapeException(
          "a window of %s rows and %s columns does not fit into %s with a padding of %s"
              .formatted(height, width, image, padding));
    }
    return Shape.of(rows, columns);
  }

  /// The patches of an image [rows, columns, channels] that are seen through the window: a row for
  /// each place, in it the window's rows, columns and channels.
  IndexMap patches(Shape image) {
    Shape places = places(image);
    int rows = image.length(0);
    int columns = image.length(1);
    int channels = image.length(2);
    int[] elements = new int[Math.multiplyExact(places.size(), height * width * channels)];
    int n = 0;
    for (int place = 0; place < places.size(); place++) {
      int top = place / places.length(1) * stride - padding;
      int left = place % places.length(1) * stride - padding;
      for (int cell = 0; cell < height * width; cell++) {
        int row = top + cell / width;
        int column = left + cell % width;
        boolean inside = row >= 0 && row < rows && column >= 0 && column < columns;
        for (int channel = 0; channel < channels; channel++) {
          elements[n++] = inside ? (row * columns + column) * channels + channel : IndexMap.NONE;
        }
      }
    }
    Shape patches = Shape.of(places.size(), height * width * channels);
    return new IndexMap(image, patches, elements);
  }

  /// The stride and the padding as a call ends with them: left out where they are 1 and 0.
  List<Integer> settings() {
    return padding > 0 ? List.of(stride, padding) : stride > 1 ? List.of(stride) : List.of();
  }
}
