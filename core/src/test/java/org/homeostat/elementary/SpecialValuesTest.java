package org.homeostat.elementary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpecialValuesTest {

  private static final double INFINITY = Double.POSITIVE_INFINITY;
  private static final double NAN = Double.NaN;
  private static final ScalarArithmetic WIDE = ScalarArithmetic.WIDE;
  private static final ScalarArithmetic NARROW = ScalarArithmetic.NARROW;
  private static final List<ScalarArithmetic> BOTH = List.of(WIDE, NARROW);
  private static final double[] ODDITIES = {
    NAN,
    -INFINITY,
    -Double.MAX_VALUE,
    -1e10,
    -3,
    -2.5,
    -1,
    -0.5,
    -Double.MIN_VALUE,
    -0.0,
    0.0,
    Double.MIN_VALUE,
    1e-310,
    0.5,
    1,
    2,
    2.5,
    3,
    1e10,
    Double.MAX_VALUE,
    INFINITY
  };

  @Test
  void functionsOfNotANumberAreNotANumber() {
    for (Case tried : Case.ALL) {
      for (ScalarArithmetic on : BOTH) {
        assertEquals(NAN, tried.function().at(on, NAN), tried.name());
      }
    }
    assertEquals(NAN, Elementary.floor(WIDE, NAN));
    assertEquals(NAN, Elementary.sign(WIDE, NAN));
  }

  @Test
  void limitsAtTheEndsOfTheLine() {
    for (ScalarArithmetic on : BOTH) {
      assertEnds(on, Elementary::exp, 0.0, INFINITY);
      assertEnds(on, Elementary::expm1, -1, INFINITY);
      assertEnds(on, Elementary::log, NAN, INFINITY);
      assertEnds(on, Elementary::log1p, NAN, INFINITY);
      assertEnds(on, Elementary::sin, NAN, NAN);
      assertEnds(on, Elementary::cos, NAN, NAN);
      assertEnds(on, Elementary::tan, NAN, NAN);
      assertEnds(on, Elementary::asin, NAN, NAN);
      assertEnds(on, Elementary::acos, NAN, NAN);
      assertEnds(on, Elementary::atan, -on.constant(Math.PI / 2), on.constant(Math.PI / 2));
      assertEnds(on, Elementary::sinh, -INFINITY, INFINITY);
      assertEnds(on, Elementary::cosh, INFINITY, INFINITY);
      assertEnds(on, Elementary::tanh, -1, 1);
      assertEnds(on, Elementary::sigmoid, 0.0, 1);
      assertEnds(on, Elementary::softplus, 0.0, INFINITY);
      assertEnds(on, Elementary::erf, -1, 1);
      assertEnds(on, Elementary::floor, -INFINITY, INFINITY);
      assertEnds(on, Elementary::sign, -1, 1);
    }
  }

  private static void assertEnds(
      ScalarArithmetic on, Case.Unary function, double low, double high) {
    assertEquals(low, function.at(on, -INFINITY));
    assertEquals(high, function.at(on, INFINITY));
    double top = on.equals(WIDE) ? Double.MAX_VALUE : Float.MAX_VALUE;
    boolean growing = Double.isInfinite(high) && function.at(on, 1e30) < INFINITY;
    if (!growing && !Double.isNaN(high)) {
      assertEquals(high, function.at(on, top));
    }
  }

  @Test
  void exponentialOverflowsAndUnderflowsWhereItMust() {
    assertEquals(INFINITY, Elementary.exp(WIDE, 709.7827128933841));
    assertEquals(Double.MAX_VALUE, Elementary.exp(WIDE, 709.782712893384), 1e296);
    assertEquals(Double.MIN_VALUE, Elementary.exp(WIDE, -745.0));
    assertEquals(0.0, Elementary.exp(WIDE, -745.2));
    for (double x = -708; x > -745; x -= 0.37) {
      assertEquals(StrictMath.exp(x), Elementary.exp(WIDE, x), 2 * Double.MIN_VALUE);
    }
    assertEquals(INFINITY, Elementary.exp(NARROW, 88.8));
    assertEquals((double) Float.MIN_VALUE, Elementary.exp(NARROW, -103.0));
    assertEquals(0.0, Elementary.exp(NARROW, -104.0));
    assertEquals(INFINITY, Elementary.sinh(WIDE, 710.5));
    assertEquals(INFINITY, Elementary.cosh(WIDE, -710.5));
    assertEquals(INFINITY, Elementary.sinh(NARROW, 89.5));
  }

  @Test
  void sigmoidIsFlushedToZeroOnlyBelowTheNormalNumbers() {
    assertTrue(Elementary.sigmoid(WIDE, -708.0) > 0);
    assertEquals(0.0, Elementary.sigmoid(WIDE, -709.0));
  }

  @Test
  void logarithmOfZeroAndSubnormalNumbers() {
    assertEquals(-INFINITY, Elementary.log(WIDE, 0.0));
    assertEquals(-INFINITY, Elementary.log(WIDE, -0.0));
    assertEquals(NAN, Elementary.log(WIDE, -1e-320));
    assertEquals(0.0, Elementary.log(WIDE, 1.0));
    for (double x = Double.MIN_VALUE; x < Double.MIN_NORMAL; x *= 7) {
      assertEquals(StrictMath.log(x), Elementary.log(WIDE, x), 1.2e-13);
    }
    double least = Float.MIN_VALUE;
    assertEquals(StrictMath.log(least), Elementary.log(NARROW, least), 8e-6);
    assertEquals(-INFINITY, Elementary.log1p(WIDE, -1.0));
    assertEquals(-0.0, Elementary.log1p(WIDE, -0.0));
    assertEquals(1e-320, Elementary.log1p(WIDE, 1e-320));
  }

  @Test
  void anglesBeyondTheReductionCountAsZero() {
    assertEquals(0.0, Elementary.sin(WIDE, 1e300));
    assertEquals(1.0, Elementary.cos(WIDE, 1e300));
    assertEquals(0.0, Elementary.sin(NARROW, 1e30));
  }

  @Test
  void arcFunctionsEndAtTheUnitInterval() {
    assertEquals(Math.PI / 2, Elementary.asin(WIDE, 1.0));
    assertEquals(-Math.PI / 2, Elementary.asin(WIDE, -1.0));
    assertEquals(0.0, Elementary.acos(WIDE, 1.0));
    assertEquals(Math.PI, Elementary.acos(WIDE, -1.0));
    assertEquals(NAN, Elementary.asin(WIDE, 1.0000000000000002));
    assertEquals(NAN, Elementary.acos(WIDE, -1.0000000000000002));
  }

  @Test
  void tinyArgumentsComeBackUnchanged() {
    for (double x : new double[] {1e-20, -1e-20, 1e-310, Double.MIN_VALUE, -Double.MIN_VALUE}) {
      assertEquals(x, Elementary.sin(WIDE, x));
      assertEquals(x, Elementary.tan(WIDE, x));
      assertEquals(x, Elementary.tanh(WIDE, x));
      assertEquals(x, Elementary.expm1(WIDE, x));
      assertEquals(x, Elementary.asin(WIDE, x));
      assertEquals(x, Elementary.atan(WIDE, x));
      assertEquals(x, Elementary.sinh(WIDE, x));
    }
  }

  @Test
  void powerHasTheSpecialValuesOfJava() {
    for (double x : ODDITIES) {
      for (double y : ODDITIES) {
        double expected = StrictMath.pow(x, y);
        double value = Elementary.pow(WIDE, x, y);
        double tolerance = Math.abs(expected) < INFINITY ? 2 * Math.ulp(expected) : 0;
        assertEquals(expected, value, tolerance, () -> x + "^" + y);
        assertEquals(1 / expected < 0, 1 / value < 0, () -> "sign of " + x + "^" + y);
      }
    }
  }

  @Test
  void wholePowersOfIntegersAreExactWhereTheyFit() {
    for (int x = 2; x <= 40; x++) {
      double product = 1;
      for (int y = 0; product < 0x1p53; y++) {
        assertEquals(product, Elementary.pow(WIDE, (double) x, (double) y));
        product *= x;
      }
    }
    for (int y = -1074; y < 1024; y++) {
      assertEquals(Math.scalb(1.0, y), Elementary.pow(WIDE, 2.0, (double) y));
    }
  }

  @Test
  void angleOfAPointHasTheSpecialValuesOfJava() {
    for (double y : ODDITIES) {
      for (double x : ODDITIES) {
        double expected = StrictMath.atan2(y, x);
        double value = Elementary.atan2(WIDE, y, x);
        double tolerance = Double.isNaN(expected) ? 0 : 2 * Math.ulp(expected);
        assertEquals(expected, value, tolerance, () -> "atan2(" + y + ", " + x + ")");
        assertEquals(1 / expected < 0, 1 / value < 0, () -> "sign of atan2 " + y + ", " + x);
      }
    }
  }

  @Test
  void floorIsThatOfJava() {
    for (double x : ODDITIES) {
      assertEquals(StrictMath.floor(x), Elementary.floor(WIDE, x));
    }
    for (double x : new double[] {0.49999999999999994, -1e-300, 4503599627370497.5, 1e15 + 0.5}) {
      assertEquals(StrictMath.floor(x), Elementary.floor(WIDE, x));
      assertEquals(StrictMath.floor(-x), Elementary.floor(WIDE, -x));
    }
  }
}
