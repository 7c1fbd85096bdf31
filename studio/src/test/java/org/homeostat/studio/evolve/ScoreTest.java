package org.homeostat.studio.evolve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ScoreTest {
  @Test
  void theIntervalIsThatOfTheNormalLaw() {
    Score score = Score.of(new double[] {1, 2, 3, 4}, 2);
    double half = 1.959963984540054 * Math.sqrt(5.0 / 3 / 4);
    assertEquals(new Score(2.5, 2.5 - half, 2.5 + half, 1.25), score);
  }

  @Test
  void oneDivergedTrajectoryIsNotDropped() {
    Score score = Score.of(new double[] {1, 2, Double.POSITIVE_INFINITY}, 2);
    double inf = Double.POSITIVE_INFINITY;
    assertEquals(new Score(inf, inf, inf, inf), score);
  }

  @Test
  void theIntervalCoversTheMeanAsOftenAsItSays() {
    var random = new SplittableRandom(7);
    int covered = 0;
    int samples = 2000;
    for (int i = 0; i < samples; i++) {
      double[] costs = new double[100];
      for (int k = 0; k < costs.length; k++) {
        double z = random.nextGaussian();
        costs[k] = z * z; // skewed, as costs are; its mean is 1
      }
      Score score = Score.of(costs, Double.NaN);
      covered += score.low() <= 1 && 1 <= score.high() ? 1 : 0;
    }
    double share = (double) covered / samples;
    assertTrue(share > 0.92 && share < 0.97, "covered " + share);
  }
}
