package org.homeostat.inference;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class NormalMixtureTest {
  private static final NormalMixture TWO =
      new NormalMixture(new double[] {-1, 3}, new double[] {0.5, 2});

  @Test
  void varianceIsThatWithinAndThatBetween() {
    assertEquals(1, TWO.mean());
    assertEquals(Math.sqrt((0.25 + 4) / 2 + 4), TWO.deviation(), 1e-15);
  }

  /// The normal law has 0.8413447460685429 below one deviation.
  @Test
  void probabilitiesAreMeansOfThoseOfTheLaws() {
    NormalMixture equal = new NormalMixture(new double[] {2, 2}, new double[] {3, 3});
    assertEquals(0.8413447460685429, equal.below(5), 1e-14);
    double low = new NormalMixture(new double[] {-1}, new double[] {0.5}).below(0.4);
    double high = new NormalMixture(new double[] {3}, new double[] {2}).below(0.4);
    assertEquals((low + high) / 2, TWO.below(0.4), 1e-15);
  }

  @Test
  void aLawWithoutDeviationIsAStep() {
    NormalMixture known = new NormalMixture(new double[] {2}, new double[] {0});
    assertEquals(0, known.below(1.9));
    assertEquals(0.5, known.below(2));
    assertEquals(1, known.below(2.1));
  }
}
