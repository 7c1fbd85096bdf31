package org.homeostat.noise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/// The references of [StrictMath] are themselves off by up to one unit in the last place.
class BoxMullerTest {
  private static final long SEED = 31;
  private static final int COUNT = 200_000;

  @Test
  void logarithmIsWithinThreeUlps() {
    DoubleStream.of(0x1p-53, 3 * 0x1p-53, 0.25, 0.5, 0.75, 1 - 0x1p-53, 0x1.6a09e667f3bcdp-1)
        .forEach(u -> assertLogarithm(u, BoxMuller.minusTwoLog(u)));
    for (int i = 0; i < COUNT; i++) {
      long bits = Philox.block(SEED, i, 0).x();
      double u = Double.longBitsToDouble(bits >>> 12 | BoxMuller.ONE) - BoxMuller.BELOW_ONE;
      assertLogarithm(u, BoxMuller.minusTwoLog(u));
      double tiny = u * Math.scalb(1.0, -(i % 50));
      assertLogarithm(tiny, BoxMuller.minusTwoLog(tiny));
    }
  }

  @Test
  void sineAndCosineAreWithinThreeUlps() {
    for (int i = 0; i < COUNT; i++) {
      double f = BoxMuller.fraction(Philox.block(SEED, i, 1).y());
      assertClose(f, angle(f, StrictMath::sin, StrictMath::cos), BoxMuller.sine(f));
      assertClose(f, angle(f, StrictMath::cos, s -> -StrictMath.sin(s)), BoxMuller.cosine(f));
    }
  }

  @Test
  void radiusOfTheExtremeBitsIsFinite() {
    assertEquals(
        Math.sqrt(106 * StrictMath.log(2)), BoxMuller.radius(0, 0), 1e-14, "the largest radius");
    double least = BoxMuller.radius(-1, 0);
    assertEquals(0x1p-26, least, 1e-20, "the smallest radius");
    assertEquals(-least, BoxMuller.radius(-1, 1));
  }

  @Test
  void fractionIsSymmetric() {
    assertEquals(0.5 - 0x1p-52, BoxMuller.fraction(-1));
    assertEquals(-0.5 + 0x1p-52, BoxMuller.fraction(0));
  }

  private static double angle(double f, DoubleUnaryOperator function, DoubleUnaryOperator slope) {
    double near = f * (StrictMath.PI / 2);
    double missing = Math.fma(f, StrictMath.PI / 2, -near) + f * 6.123233995736766e-17;
    return function.applyAsDouble(near) + missing * slope.applyAsDouble(near);
  }

  private static void assertLogarithm(double u, double actual) {
    assertClose(u, -2 * StrictMath.log(u), actual);
  }

  private static void assertClose(double at, double expected, double actual) {
    double error = Math.abs(actual - expected) / Math.ulp(expected);
    assertTrue(error <= 3, () -> "off by " + error + " ulps at " + at);
  }
}
