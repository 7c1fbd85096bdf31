package org.homeostat.studio.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ThinningTest {
  private static final int SIZE = 10_000;
  private static final Samples X = Samples.even(0, 0.1, SIZE);

  @Test
  void aShortSeriesStaysWhole() {
    Samples x = Samples.even(0, 1, 5);
    assertArrayEquals(new int[] {0, 1, 2, 3, 4}, Thinning.indices(x, List.of(x), 5));
  }

  @Test
  void theIndicesIncreaseFromTheFirstToTheLast() {
    for (int limit : new int[] {3, 4, 17, 999, 9_999}) {
      int[] kept = Thinning.indices(X, List.of(series(i -> i % 7)), limit);
      assertEquals(limit, kept.length);
      assertEquals(0, kept[0]);
      assertEquals(SIZE - 1, kept[limit - 1]);
      assertTrue(IntStream.range(1, limit).allMatch(i -> kept[i - 1] < kept[i]), "limit " + limit);
    }
  }

  @Test
  void aSpikeOfAnySeriesStays() {
    Samples first = series(i -> i == 1234 ? 50 : i % 2);
    Samples second = series(i -> i == 8765 ? -1e-3 : 1e-6 * (i % 3));
    int[] kept = Thinning.indices(X, List.of(first, second), 200);
    assertTrue(IntStream.of(kept).anyMatch(i -> i == 1234));
    assertTrue(IntStream.of(kept).anyMatch(i -> i == 8765));
  }

  @Test
  void theEdgeOfAGapStays() {
    Samples cut = series(i -> i < 4321 ? i : Double.NaN);
    int[] kept = Thinning.indices(X, List.of(series(i -> i % 5), cut), 100);
    assertTrue(IntStream.of(kept).anyMatch(i -> i == 4320));
  }

  @Test
  void aSeriesOfGapsOnlyIsNoTrouble() {
    assertEquals(50, Thinning.indices(X, List.of(series(i -> Double.NaN)), 50).length);
  }

  private static Samples series(IntToDoubleFunction value) {
    return Samples.of(IntStream.range(0, SIZE).mapToDouble(value).toArray());
  }
}
