package org.homeostat.substrate.fixed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Formats of fixed-point numbers.
class FixedPointTest {
  private static final FixedPoint Q15_16 = FixedPoint.parse("Q15.16");

  @Test
  void aNumberIsRoundedToTheNearestAndATieToEven() {
    assertEquals(65536, Q15_16.raw(1));
    assertEquals(6554, Q15_16.raw(0.1));
    assertEquals(0, Q15_16.raw(Math.scalb(0.5, -16)));
    assertEquals(2, Q15_16.raw(Math.scalb(1.5, -16)));
    assertEquals(0.25, Q15_16.value(Q15_16.raw(0.25)));
  }

  @Test
  void whatLiesOutsideStandsAtTheEnd() {
    assertEquals(Integer.MAX_VALUE, Q15_16.raw(1e9));
    assertEquals(Integer.MIN_VALUE, Q15_16.raw(Double.NEGATIVE_INFINITY));
    assertTrue(Q15_16.holds(-32768));
    assertFalse(Q15_16.holds(32768));
    assertEquals(2047, new FixedPoint(7, 4).raw(200));
  }

  @ParameterizedTest
  @ValueSource(strings = {"q2.16", "q15.17", "q20.3", "q3.29", "15.16", "q15", "q-1.2", "q999.1"})
  void otherTextIsRefused(String text) {
    var refused = assertThrows(IllegalArgumentException.class, () -> FixedPoint.parse(text));
    String said = "" + refused.getMessage();
    assertTrue(said.contains("a fixed-point format is"), said);
  }

  @Test
  void theTextIsReadBack() {
    assertEquals("q15.16", Q15_16.toString());
    assertEquals(Q15_16, FixedPoint.parse(Q15_16.toString()));
    assertEquals(32, Q15_16.width());
  }
}
