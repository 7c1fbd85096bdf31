package org.homeostat.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnitTest {

  @ParameterizedTest
  @CsvSource({
    "N, kg*m/s^2",
    "J, N*m",
    "W, J/s",
    "V, W/A",
    "ohm, V/A",
    "S, 1/ohm",
    "F, C/V",
    "mV, 0.001*V",
    "Hz, 1/s",
    "Hz, s^-1",
    "km/h, m/s/3.6",
    "(m/s)^2, m^2/s^2",
    "s^(1/2), s^0.5",
    "nS, pA/mV",
    "mM, mol/m^3",
    "L, dm^3",
    "rad, 1",
    "day, 24*h"
  })
  void unitsAreEqualHoweverTheyAreWritten(String one, String other) {
    Unit a = Unit.of(one);
    Unit b = Unit.of(other);
    assertTrue(a.sameDimension(b));
    assertEquals(b.factor(), a.factor(), 1e-15 * a.factor());
  }

  @Test
  void sizesAreExactWhereDecimalsAre() {
    assertEquals(0.07, Unit.of("mV").toSi(70));
    assertEquals(0.035, Unit.of("mV").toSi(35));
    assertEquals(70, Unit.of("mV").fromSi(0.07));
    assertEquals(1e-12, Unit.of("pF").toSi(1));
    assertEquals(Math.PI / 2, Unit.of("degree").toSi(90));
    assertEquals(3600, Unit.of("h").toSi(1));
  }

  @Test
  void powersAndProductsCombineDimensions() {
    Unit root = Unit.SECOND.power(0.5);
    assertEquals(Unit.SECOND, root.times(root));
    assertEquals(Unit.of("m^2"), Unit.METRE.power(2));
    assertEquals(Unit.of("1/mm"), Unit.of("mm").power(-1));
    assertEquals(Unit.DIMENSIONLESS, Unit.METRE.divide(Unit.METRE));
    assertThrows(UnitException.class, () -> Unit.METRE.power(0.123456));
  }

  @Test
  void bareIsAPureNumberInProductsAndFreeIsUnknown() {
    assertEquals(Unit.METRE, Unit.METRE.times(Unit.BARE));
    assertEquals(Unit.of("1/m"), Unit.BARE.divide(Unit.METRE));
    assertTrue(Unit.METRE.times(Unit.FREE).isFree());
    assertTrue(Unit.BARE.fits(Unit.METRE));
    assertTrue(Unit.METRE.fits(Unit.FREE));
    assertFalse(Unit.METRE.fits(Unit.DIMENSIONLESS));
    assertNotEquals(Unit.BARE, Unit.DIMENSIONLESS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"m/s^2", "kg*m^2", "mV", "s^(1/2)", "1/s", "km/h", "mm^2*uA/s^(3/2)"})
  void whatIsPrintedReadsBackAsTheSameUnit(String text) {
    Unit unit = Unit.of(text);
    assertEquals(text, unit.toString());
    Unit derived = unit.times(Unit.of("mm")).power(2);
    assertEquals(derived, Unit.of(derived.toString()), derived.toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "mvv | 1 | unknown unit 'mvv' | did you mean 'mV', 'meV', 'MV'",
        "m/ | 3 | expected a unit such as 'm/s' or 'mV' | ''",
        "m s | 3 | expected '*', '/' or '^' in a unit, found 's' | ''",
        "m^x | 3 | expected a number in a unit | ''",
        "(m | 3 | expected ')' in a unit | ''",
        "m^(1/0) | 6 | a number in a unit is positive and finite | ''",
        "m^0.1234 | 1 | the exponents of this unit are out of range | ''"
      })
  void mistakesArePlaced(String text, int column, String message, String advice) {
    Problem problem = assertThrows(InputException.class, () -> Unit.of(text)).problems().getFirst();
    assertEquals(message, problem.message());
    assertEquals(column, problem.position().column());
    assertTrue(problem.advice().startsWith(advice), problem.advice());
  }
}
