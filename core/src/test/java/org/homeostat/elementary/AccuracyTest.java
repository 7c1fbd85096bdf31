package org.homeostat.elementary;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AccuracyTest {

  private static final long SEED = 20250;
  private static final int COUNT = Boolean.getBoolean("homeostat.long") ? 10_000 : 100;

  static List<Case> cases() {
    return Case.ALL;
  }

  @ParameterizedTest
  @MethodSource("cases")
  void doubleIsWithinTheStatedUlps(Case tried) {
    for (double x : tried.wide().points(COUNT, new SplittableRandom(SEED))) {
      double value = tried.function().at(ScalarArithmetic.WIDE, x);
      BigDecimal exact = tried.reference().apply(new BigDecimal(x));
      double ulp = Math.ulp(exact.doubleValue());
      assertWithin(tried.wideBound(), value, exact, ulp, tried + "(" + x + ")");
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void floatIsWithinTheStatedUlps(Case tried) {
    for (double point : tried.narrow().points(COUNT, new SplittableRandom(SEED))) {
      double x = (float) point;
      double value = tried.function().at(ScalarArithmetic.NARROW, x);
      BigDecimal exact = tried.reference().apply(new BigDecimal(x));
      double ulp = Math.ulp(exact.floatValue());
      assertWithin(tried.narrowBound(), value, exact, ulp, tried + "(" + x + ")");
    }
  }

  @Test
  void powerIsWithinTheStatedUlps() {
    SplittableRandom random = new SplittableRandom(SEED);
    for (int i = 0; i < 3 * COUNT; i++) {
      double x = StrictMath.exp(40 * random.nextDouble() - 20);
      double y = 700 * (2 * random.nextDouble() - 1) / (1 + Math.abs(StrictMath.log(x)));
      double value = Elementary.pow(ScalarArithmetic.WIDE, x, y);
      BigDecimal exact = Reference.pow(new BigDecimal(x), new BigDecimal(y));
      double ulp = Math.ulp(exact.doubleValue());
      assertWithin(1.4, value, exact, ulp, "pow(" + x + ", " + y + ")");
    }
  }

  @Test
  void floatPowerIsWithinTheStatedUlps() {
    SplittableRandom random = new SplittableRandom(SEED);
    for (int i = 0; i < 3 * COUNT; i++) {
      double x = (float) StrictMath.exp(20 * random.nextDouble() - 10);
      double y = (float) (80 * (2 * random.nextDouble() - 1) / (1 + Math.abs(StrictMath.log(x))));
      double value = Elementary.pow(ScalarArithmetic.NARROW, x, y);
      BigDecimal exact = Reference.pow(new BigDecimal(x), new BigDecimal(y));
      double ulp = Math.ulp(exact.floatValue());
      assertWithin(1.4, value, exact, ulp, "pow(" + x + ", " + y + ")");
    }
  }

  @Test
  void angleOfAPointIsWithinTheStatedUlps() {
    SplittableRandom random = new SplittableRandom(SEED);
    for (int i = 0; i < 3 * COUNT; i++) {
      double y = 2 * random.nextDouble() - 1;
      double x = (2 * random.nextDouble() - 1) * StrictMath.pow(2, random.nextInt(40) - 20);
      BigDecimal exact = Reference.atan2(new BigDecimal(y), new BigDecimal(x));
      double value = Elementary.atan2(ScalarArithmetic.WIDE, y, x);
      double ulp = Math.ulp(exact.doubleValue());
      assertWithin(0.9, value, exact, ulp, "atan2(" + y + ", " + x + ")");
    }
  }

  private static void assertWithin(
      double bound, double value, BigDecimal exact, double ulp, String call) {
    assertTrue(Double.isFinite(value), () -> call + " = " + value + ", not " + exact);
    BigDecimal error = new BigDecimal(value).subtract(exact).abs();
    double ulps = error.divide(new BigDecimal(ulp), MathContext.DECIMAL64).doubleValue();
    assertTrue(
        ulps <= bound,
        () -> call + " is " + ulps + " ulps off: " + value + ", not " + exact.doubleValue());
  }
}
