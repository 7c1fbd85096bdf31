package org.homeostat.studio.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NumberTextTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "NaN, –",
    "Infinity, ∞",
    "-Infinity, −∞",
    "-873.184, −873.2",
    "1000, 1000",
    "13402.9, 13\u202f400",
    "-1234567, −1\u202f235\u202f000",
    "0.00012345, 0.0001234",
    "0.000012, 1.2e−5",
    "3e8, 3e8",
    "-1.5e300, −1.5e300",
    "9999.99, 10\u202f000"
  })
  void aNumberReadsAsPeopleWriteIt(double value, String text) {
    assertEquals(text, NumberText.of(value));
  }
}
