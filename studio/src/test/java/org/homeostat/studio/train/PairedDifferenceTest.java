package org.homeostat.studio.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PairedDifferenceTest {
  /// Source of the values: Abramowitz and Stegun (1964), table 26.10.
  @ParameterizedTest
  @CsvSource({"1, 12.706", "2, 4.303", "3, 3.182", "4, 2.776", "10, 2.228", "29, 2.045"})
  void theQuantilesAreThoseOfTheTable(int degrees, double quantile) {
    assertEquals(quantile, PairedDifference.quantile(degrees), 5e-4);
  }

  @Test
  void theIntervalIsThatOfTheDifferences() {
    PairedDifference difference =
        PairedDifference.of(new double[] {0.9, 0.8, 0.7}, new double[] {0.8, 0.8, 0.5});
    assertEquals(3, difference.pairs());
    assertEquals(0.1, difference.mean(), 1e-15);
    double half = 4.30265 * 0.1 / Math.sqrt(3);
    assertEquals(0.1 - half, difference.ci95().low(), 1e-5);
    assertEquals(0.1 + half, difference.ci95().high(), 1e-5);
  }

  @Test
  void aPairOfWhichOneDivergedIsNone() {
    PairedDifference difference =
        PairedDifference.of(new double[] {0.9, Double.NaN}, new double[] {0.8, 0.8});
    assertEquals(1, difference.pairs());
    assertTrue(Double.isNaN(difference.ci95().low()));
  }
}
