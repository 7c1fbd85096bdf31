package org.homeostat.studio.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AugmentedTest {
  private static final int ROWS = 5;
  private static final int COLUMNS = 7;

  /// Images whose numbers are all different and not 0.
  private static Examples images(int count, int channels) {
    float[] numbers = new float[count * ROWS * COLUMNS * channels];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = i + 1;
    }
    List<Integer> shape = channels == 1 ? List.of(ROWS, COLUMNS) : List.of(ROWS, COLUMNS, channels);
    return Examples.of("images", shape, numbers, new int[count], List.of("a"));
  }

  /// The window at an offset, number by number, from its definition.
  private static List<Float> window(
      Examples images, int top, int left, int rows, int columns, boolean flipped) {
    int channels = images.size() / (ROWS * COLUMNS);
    float[] image = new float[images.size()];
    images.copy(0, image, 0);
    List<Float> window = new ArrayList<>();
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < columns; c++) {
        int y = r + top;
        int x = (flipped ? columns - 1 - c : c) + left;
        for (int k = 0; k < channels; k++) {
          boolean inside = y >= 0 && y < ROWS && x >= 0 && x < COLUMNS;
          window.add(inside ? image[(y * COLUMNS + x) * channels + k] : 0);
        }
      }
    }
    return window;
  }

  private static List<Float> drawn(Augmented images, int epoch) {
    float[] to = new float[images.size() + 2];
    Arrays.fill(to, 77);
    images.draw(epoch, 0, to, 1);
    assertEquals(77, to[0]);
    assertEquals(77, to[to.length - 1]);
    List<Float> drawn = new ArrayList<>();
    for (int i = 1; i < to.length - 1; i++) {
      drawn.add(to[i]);
    }
    return drawn;
  }

  /// 5000 draws from 5 x 5 x 2 windows, each expected 100 times: five standard deviations are 50.
  @Test
  void aShiftedImageIsOneOfTheShiftedImagesAllEquallyOften() {
    for (int channels : new int[] {1, 3}) {
      Examples images = images(1, channels);
      Map<List<Float>, Integer> counts = new HashMap<>();
      for (int top = -2; top <= 2; top++) {
        for (int left = -2; left <= 2; left++) {
          counts.put(window(images, top, left, ROWS, COLUMNS, false), 0);
          counts.put(window(images, top, left, ROWS, COLUMNS, true), 0);
        }
      }
      assertEquals(50, counts.size());
      var augmented = new Augmented(images, new Augmentation(2, true, List.of()), 8);
      for (int epoch = 0; epoch < 5000; epoch++) {
        List<Float> drawn = drawn(augmented, epoch);
        assertTrue(counts.containsKey(drawn), drawn::toString);
        counts.merge(drawn, 1, Integer::sum);
      }
      counts.values().forEach(count -> assertEquals(100, count, 50));
    }
  }

  /// 1500 draws from 3 x 5 places, each expected 100 times.
  @Test
  void aCroppedImageIsCutOutAnywhereWithin() {
    Examples images = images(1, 1);
    Map<List<Float>, Integer> counts = new HashMap<>();
    for (int top = 0; top <= 2; top++) {
      for (int left = 0; left <= 4; left++) {
        counts.put(window(images, top, left, 3, 3, false), 0);
      }
    }
    var augmented = new Augmented(images, new Augmentation(0, false, List.of(3, 3)), 2);
    assertEquals(List.of(3, 3), augmented.shape());
    for (int epoch = 0; epoch < 1500; epoch++) {
      List<Float> drawn = drawn(augmented, epoch);
      assertTrue(counts.containsKey(drawn), drawn::toString);
      counts.merge(drawn, 1, Integer::sum);
    }
    counts.values().forEach(count -> assertEquals(100, count, 50));
  }

  @Test
  void aTestTakesTheCentre() {
    Examples images = images(1, 3);
    var augmented = new Augmented(images, new Augmentation(2, true, List.of(3, 3)), 2);
    float[] centre = new float[27];
    augmented.copy(0, centre, 0);
    List<Float> expected = window(images, 1, 2, 3, 3, false);
    for (int i = 0; i < 27; i++) {
      assertEquals(expected.get(i), centre[i]);
    }
  }

  @Test
  void whatIsDrawnIsAFunctionOfSeedEpochAndExample() {
    Examples images = images(4, 1);
    var augmentation = new Augmentation(2, true, List.of(4, 4));
    var one = new Augmented(images, augmentation, 1);
    float[] first = new float[16];
    float[] again = new float[16];
    double[] doubles = new double[16];
    Set<String> met = new HashSet<>();
    for (int epoch = 0; epoch < 50; epoch++) {
      one.draw(epoch, 3, first, 0);
      one.draw(epoch + 1, 2, again, 0);
      new Augmented(images, augmentation, 1).draw(epoch, 3, again, 0);
      assertArrayEquals(first, again);
      one.draw(epoch, 3, doubles, 0);
      for (int i = 0; i < 16; i++) {
        assertEquals(first[i], doubles[i]);
      }
      met.add(Arrays.toString(first));
    }
    assertTrue(met.size() > 25, "few of " + met.size());
    int different = 0;
    var other = new Augmented(images, augmentation, 2);
    for (int epoch = 0; epoch < 50; epoch++) {
      one.draw(epoch, 0, first, 0);
      other.draw(epoch, 0, again, 0);
      different += Arrays.equals(first, again) ? 0 : 1;
    }
    assertTrue(different > 25, different + " of 50 differ");
  }

  @Test
  void withoutAugmentationAnythingMayBeAnInput() {
    Examples row = Examples.of("row", List.of(3), new float[] {1, 2, 3}, new int[1], List.of("a"));
    var plain = new Augmented(row, Augmentation.NONE, 1);
    float[] to = new float[3];
    plain.draw(0, 0, to, 0);
    assertArrayEquals(new float[] {1, 2, 3}, to);
    assertEquals(List.of(3), plain.shape());
    assertFalse(row.isBytes());
  }

  @Test
  void whatCannotBeVariedIsRefused() {
    Examples row = Examples.of("row", List.of(3), new float[3], new int[1], List.of("a"));
    refuse(row, 1, List.of(), "are no images");
    refuse(images(1, 1), 5, List.of(), "out of sight");
    refuse(images(1, 1), 0, List.of(6, 6), "no part of 6 x 6 lies within images of 5 x 7");
    refuse(images(1, 1), -1, List.of(), "by -1 pixels");
    refuse(images(1, 1), 0, List.of(3), "a crop has rows and columns");
  }

  private static void refuse(Examples images, int shift, List<Integer> crop, String message) {
    DataException refused =
        assertThrows(
            DataException.class,
            () -> new Augmented(images, new Augmentation(shift, false, crop), 1));
    assertTrue(refused.getMessage().contains(message), refused.getMessage());
  }
}
