package org.homeostat.studio.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.homeostat.studio.data.Examples;

/// One input in a few lines of text: an image in shades, other numbers as they are. A character is
/// about twice as high as wide, and stands for a cell of the image, whose mean it shows.
final class Preview {
  private static final String SHADES = " ░▒▓█";
  private static final int MOST_COLUMNS = 56;
  private static final int MOST_NUMBERS = 8;

  private Preview() {}

  static List<String> of(Examples examples, int example) {
    float[] input = new float[examples.size()];
    examples.copy(example, input, 0);
    List<Integer> shape = examples.shape();
    if (shape.size() == 2 || (shape.size() == 3 && (shape.get(2) == 1 || shape.get(2) == 3))) {
      return image(input, shape.get(0), shape.get(1));
    }
    List<String> numbers = new ArrayList<>();
    for (int i = 0; i < Math.min(input.length, MOST_NUMBERS); i++) {
      numbers.add(String.format(Locale.ROOT, "%.4g", input[i]));
    }
    return List.of(String.join(" ", numbers) + (input.length > MOST_NUMBERS ? " ..." : ""));
  }

  private static List<String> image(float[] input, int rows, int columns) {
    float least = Float.POSITIVE_INFINITY;
    float largest = Float.NEGATIVE_INFINITY;
    for (float value : input) {
      least = Math.min(least, value);
      largest = Math.max(largest, value);
    }
    int step = (columns + MOST_COLUMNS - 1) / MOST_COLUMNS;
    List<String> lines = new ArrayList<>();
    for (int r = 0; r < rows; r += 2 * step) {
      var line = new StringBuilder();
      for (int c = 0; c < columns; c += step) {
        float mean =
            mean(
                input,
                rows,
                columns,
                r,
                Math.min(rows, r + 2 * step),
                c,
                Math.min(columns, c + step));
        float part = largest > least ? (mean - least) / (largest - least) : 0;
        line.append(SHADES.charAt(Math.min(SHADES.length() - 1, (int) (part * SHADES.length()))));
      }
      lines.add(line.toString().stripTrailing());
    }
    return lines;
  }

  private static float mean(
      float[] input, int rows, int columns, int top, int bottom, int left, int right) {
    int channels = input.length / (rows * columns);
    float sum = 0;
    for (int r = top; r < bottom; r++) {
      for (int i = (r * columns + left) * channels; i < (r * columns + right) * channels; i++) {
        sum += input[i];
      }
    }
    return sum / ((bottom - top) * (right - left) * channels);
  }
}
