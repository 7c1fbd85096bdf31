package org.homeostat.studio.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ShortNumbersTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "-0.0, 0",
    "1, 1",
    "-2.5, -2.5",
    "0.1, 0.1",
    "0.30000000000000004, 0.3",
    "123456.7, 123457",
    "999999.9, 1000000",
    "0.00123456789, 0.00123457",
    "100, 100",
    "12345678, 12345678",
    "1e300, 1E+300",
    "-1.23456789e-7, -1.23457E-7",
    "0.999999999, 1"
  })
  void aNumberHasSixDigits(double value, String text) {
    assertEquals(text, write(value, 6));
  }

  @Test
  void whatIsNotFiniteIsNull() {
    Samples samples = Samples.of(1, Double.NaN, Double.POSITIVE_INFINITY, 2);
    assertEquals("[1,null,null,2]", ShortNumbers.array(samples, 6));
    assertEquals("[]", ShortNumbers.array(Samples.NONE, 6));
  }

  @Test
  void aNumberReadBackIsCloseToItself() {
    long seed = 20260909;
    var random = new SplittableRandom(seed);
    for (int i = 0; i < 100_000; i++) {
      int exponent = random.nextInt(-40, 40);
      double value = random.nextDouble(-1, 1) * Double.parseDouble("1e" + exponent);
      for (int digits : new int[] {6, 9}) {
        double back = Double.parseDouble(write(value, digits));
        double bound = 0.51 * Double.parseDouble("1e" + (1 - digits));
        assertTrue(
            Math.abs(back - value) <= bound * Math.abs(value), "seed " + seed + ": " + value);
      }
    }
  }

  private static String write(double value, int digits) {
    var text = new StringBuilder();
    ShortNumbers.append(text, value, digits);
    return text.toString();
  }
}
