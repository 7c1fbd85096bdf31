package org.homeostat.studio.train;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A half of an image.
public enum Half {
  LEFT,
  RIGHT,
  TOP,
  BOTTOM;

  /// As a command says it.
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static List<String> names() {
    return Arrays.stream(values()).map(Half::text).toList();
  }

  /// The half that a word says; empty if it says none.
  public static Optional<Half> of(String text) {
    return Arrays.stream(values()).filter(half -> half.text().equals(text)).findFirst();
  }

  private boolean has(int row, int column, int rows, int columns) {
    return switch (this) {
      case LEFT -> 2 * column < columns;
      case RIGHT -> 2 * column >= columns;
      case TOP -> 2 * row < rows;
      case BOTTOM -> 2 * row >= rows;
    };
  }

  /// Which elements of an image are in any of some halves.
  ///
  /// @param shape rows, columns and, if there are any, channels
  static boolean[] mask(List<Half> halves, List<Integer> shape) {
    int rows = shape.get(0);
    int columns = shape.get(1);
    int channels = shape.size() > 2 ? shape.get(2) : 1;
    boolean[] mask = new boolean[rows * columns * channels];
    for (int i = 0; i < mask.length; i++) {
      int row = i / channels / columns;
      int column = i / channels % columns;
      mask[i] = halves.stream().anyMatch(half -> half.has(row, column, rows, columns));
    }
    return mask;
  }
}
