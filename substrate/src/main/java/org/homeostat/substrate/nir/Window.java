package org.homeostat.substrate.nir;

import java.util.List;
import org.homeostat.expression.Shape;

/// A kernel that moves over one or two axes of [channels, ...].
record Window(
    Shape taken,
    Shape given,
    List<Integer> kernel,
    List<Integer> stride,
    Padding padding,
    List<Integer> dilation) {

  /// Takes the places that a place reaches.
  @FunctionalInterface
  interface Reach {
    /// @param to the place in the result
    /// @param tap the element of the kernel that stands between them
    void at(int to, int tap);
  }

  /// The elements of the kernel.
  int taps() {
    return kernel.stream().reduce(1, Math::multiplyExact);
  }

  /// The places of one channel.
  int places(Shape shape) {
    return shape.size() / shape.length(0);
  }

  /// The places of the result that see a place, with the taps they see it by.
  void reached(int place, Reach reach) {
    if (kernel.size() == 1) {
      for (int tap = 0; tap < kernel.get(0); tap++) {
        int to = target(0, place, tap);
        if (to >= 0) {
          reach.at(to, tap);
        }
      }
      return;
    }
    int width = taken.length(2);
    for (int i = 0; i < kernel.get(0); i++) {
      int y = target(0, place / width, i);
      for (int j = 0; j < kernel.get(1) && y >= 0; j++) {
        int x = target(1, place % width, j);
        if (x >= 0) {
          reach.at(y * given.length(2) + x, i * kernel.get(1) + j);
        }
      }
    }
  }

  /// Where the result has the window whose tap lies on a place along an axis, or -1.
  private int target(int axis, int at, int tap) {
    int span = Shapes.span(kernel.get(axis), dilation.get(axis));
    int first = at + padding.before(axis, span) - tap * dilation.get(axis);
    int to = first / stride.get(axis);
    return first >= 0 && first % stride.get(axis) == 0 && to < given.length(axis + 1) ? to : -1;
  }
}
