package org.homeostat.studio.file;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class TimesTest {
  @Test
  void aNumberOfStepsIsWrittenAsTheDecimalThatIsMeant() {
    assertEquals(19.2, Times.written(192 * 0.1));
    assertEquals(0.3, Times.written(3 * 0.1));
    assertEquals(1e-5, Times.written(1e-5));
    assertEquals(Double.NaN, Times.written(Double.NaN));
  }

  @Test
  void neighbouringSamplesOfALongRunStayApart() {
    double step = 1e-4;
    for (int k : new int[] {1, 99_999_999, 100_000_000}) {
      assertEquals(k, Math.rint(Times.written(k * step) / step));
    }
  }
}
