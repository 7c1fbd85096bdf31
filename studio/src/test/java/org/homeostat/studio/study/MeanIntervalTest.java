package org.homeostat.studio.study;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class MeanIntervalTest {
  /// The deviation of 1, 2, 3, 4 is sqrt(5/3), that of their mean half of it.
  @Test
  void itIsTheMeanAndSoManyOfItsDeviations() {
    MeanInterval interval = MeanInterval.of(new double[] {1, 2, 3, 4});
    assertEquals(2.5, interval.mean());
    assertEquals(1.959963984540054 * Math.sqrt(5.0 / 3) / 2, interval.half(), 1e-15);
    assertEquals(Double.NaN, MeanInterval.of(new double[] {1}).half());
    assertEquals(Double.NaN, MeanInterval.of(new double[0]).mean());
  }
}
