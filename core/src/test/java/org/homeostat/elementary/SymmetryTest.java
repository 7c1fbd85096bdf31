package org.homeostat.elementary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SymmetryTest {

  private static final long SEED = 7;
  private static final int COUNT = Boolean.getBoolean("homeostat.long") ? 1_000_000 : 10_000;
  private static final List<ScalarArithmetic> BOTH =
      List.of(ScalarArithmetic.WIDE, ScalarArithmetic.NARROW);

  private static double[] points() {
    SplittableRandom random = new SplittableRandom(SEED);
    double[] points = new double[COUNT];
    for (int i = 0; i < COUNT; i++) {
      double scale = StrictMath.pow(2, random.nextInt(30) - 20);
      points[i] = (float) (scale * (2 * random.nextDouble() - 1));
    }
    return points;
  }

  @Test
  void oddFunctionsAreExactlyOdd() {
    List<Case.Unary> odd =
        List.of(
            Elementary::sin,
            Elementary::tan,
            Elementary::asin,
            Elementary::atan,
            Elementary::sinh,
            Elementary::tanh,
            Elementary::erf,
            Elementary::sign);
    for (ScalarArithmetic on : BOTH) {
      for (Case.Unary function : odd) {
        assertEquals(-0.0, function.at(on, -0.0));
        assertEquals(0.0, function.at(on, 0.0));
        for (double x : points()) {
          assertEquals(-function.at(on, x), function.at(on, -x), () -> "at " + x);
        }
      }
    }
  }

  @Test
  void evenFunctionsAreExactlyEven() {
    for (ScalarArithmetic on : BOTH) {
      for (double x : points()) {
        assertEquals(Elementary.cos(on, x), Elementary.cos(on, -x), () -> "cos at " + x);
        assertEquals(Elementary.cosh(on, x), Elementary.cosh(on, -x), () -> "cosh at " + x);
      }
    }
  }

  @Test
  void sigmoidAndItsMirrorAddToOne() {
    for (double x : points()) {
      double sum = Elementary.sigmoid(ScalarArithmetic.WIDE, x);
      sum += Elementary.sigmoid(ScalarArithmetic.WIDE, -x);
      assertEquals(1, sum, 2.5e-16, () -> "at " + x);
    }
  }

  @Test
  void squaresOfSineAndCosineAddToOne() {
    for (double x : points()) {
      double sine = Elementary.sin(ScalarArithmetic.WIDE, x);
      double cosine = Elementary.cos(ScalarArithmetic.WIDE, x);
      assertEquals(1, sine * sine + cosine * cosine, 5e-16, () -> "at " + x);
    }
  }

  @Test
  void risingFunctionsDoNotFallOverCoarseSteps() {
    List<Case.Unary> rising =
        List.of(
            Elementary::exp,
            Elementary::expm1,
            Elementary::atan,
            Elementary::sinh,
            Elementary::tanh,
            Elementary::sigmoid,
            Elementary::softplus,
            Elementary::erf);
    for (Case.Unary function : rising) {
      double last = Double.NEGATIVE_INFINITY;
      for (int i = -COUNT; i <= COUNT; i++) {
        double x = 30.0 * i / COUNT;
        double value = function.at(ScalarArithmetic.WIDE, x);
        double allowed = last - 3 * Math.ulp(last);
        assertTrue(i == -COUNT || value >= allowed, () -> "at " + x);
        last = value;
      }
    }
  }
}
