package org.homeostat.studio.data;

import java.util.Arrays;
import java.util.List;
import org.homeostat.noise.Draws;

/// The images of a set as an augmentation varies them. What is drawn is a function of the seed, the
/// epoch and the number of the example alone: the order, the batches and the threads in which
/// images are asked for change nothing. The set itself is not changed.
///
/// ```
/// x'[r, c] = x[r + top, c' + left]     c' = c, or columns - 1 - c when mirrored; 0 outside of x
/// ```
public final class Augmented {
  private final Examples examples;
  private final Augmentation augmentation;
  private final List<Integer> shape;
  private final Draws draws;
  private final int rows;
  private final int columns;
  private final int rowsFrom;
  private final int columnsFrom;
  private final int channels;

  /// @throws DataException if the set's inputs are no images, or too small ones
  public Augmented(Examples examples, Augmentation augmentation, long seed) {
    this.examples = examples;
    this.augmentation = augmentation;
    shape = augmentation.shape(examples.shape());
    draws = Draws.of("augmentation " + seed, 0);
    boolean image = shape.size() >= 2;
    rows = image ? shape.get(0) : 1;
    columns = image ? shape.get(1) : examples.size();
    rowsFrom = image ? examples.shape().get(0) : 1;
    columnsFrom = image ? examples.shape().get(1) : examples.size();
    channels = examples.size() / (rowsFrom * columnsFrom);
  }

  /// The shape of an image after cropping.
  public List<Integer> shape() {
    return shape;
  }

  /// How many numbers that is.
  public int size() {
    return rows * columns * channels;
  }

  /// Writes an image as it is shown in an epoch into an array, from `offset` on.
  public void draw(int epoch, int example, float[] to, int offset) {
    drawInto(epoch, example, to, offset);
  }

  /// The same in double precision.
  public void draw(int epoch, int example, double[] to, int offset) {
    drawInto(epoch, example, to, offset);
  }

  /// Writes an image without chance, as for a test: neither moved nor mirrored, cut out at its
  /// centre.
  public void copy(int example, float[] to, int offset) {
    window(example, (rowsFrom - rows) / 2, (columnsFrom - columns) / 2, false, to, offset);
  }

  /// The same in double precision.
  public void copy(int example, double[] to, int offset) {
    window(example, (rowsFrom - rows) / 2, (columnsFrom - columns) / 2, false, to, offset);
  }

  private void drawInto(int epoch, int example, Object to, int offset) {
    Draws chosen = draws.stream((long) epoch << 32 | example);
    int top = chosen.below(rowsFrom - rows + 1) + moved(chosen);
    int left = chosen.below(columnsFrom - columns + 1) + moved(chosen);
    boolean flipped = augmentation.flip() && chosen.below(2) == 1;
    window(example, top, left, flipped, to, offset);
  }

  private int moved(Draws chosen) {
    return chosen.below(2 * augmentation.shift() + 1) - augmentation.shift();
  }

  /// @param to floats or doubles
  private void window(int example, int top, int left, boolean flipped, Object to, int offset) {
    int width = columns * channels;
    int first = Math.max(0, -left) * channels;
    int last = Math.min(columns, columnsFrom - left) * channels;
    for (int r = 0; r < rows; r++) {
      int row = offset + r * width;
      int from = r + top;
      if (from < 0 || from >= rowsFrom) {
        clear(to, row, row + width);
        continue;
      }
      clear(to, row, row + first);
      clear(to, row + last, row + width);
      int start = (from * columnsFrom + left) * channels + first;
      switch (to) {
        case float[] floats -> examples.copy(example, start, last - first, floats, row + first);
        case double[] doubles -> examples.copy(example, start, last - first, doubles, row + first);
        default -> throw new IllegalArgumentException("neither floats nor doubles");
      }
      if (flipped) {
        mirror(to, row);
      }
    }
  }

  private static void clear(Object to, int from, int end) {
    switch (to) {
      case float[] floats -> Arrays.fill(floats, from, end, 0);
      case double[] doubles -> Arrays.fill(doubles, from, end, 0);
      default -> throw new IllegalArgumentException("neither floats nor doubles");
    }
  }

  private void mirror(Object to, int row) {
    for (int c = 0; c < columns / 2; c++) {
      for (int k = 0; k < channels; k++) {
        exchange(to, row + c * channels + k, row + (columns - 1 - c) * channels + k);
      }
    }
  }

  private static void exchange(Object to, int i, int j) {
    switch (to) {
      case float[] floats -> {
        float kept = floats[i];
        floats[i] = floats[j];
        floats[j] = kept;
      }
      case double[] doubles -> {
        double kept = doubles[i];
        doubles[i] = doubles[j];
        doubles[j] = kept;
      }
      default -> throw new IllegalArgumentException("neither floats nor doubles");
    }
  }
}
