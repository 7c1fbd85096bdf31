package org.homeostat.learning;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.homeostat.expression.SourceText;
import org.homeostat.noise.Draws;
import org.homeostat.solver.Controller;
import org.homeostat.solver.Course;
import org.homeostat.solver.Methods;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.Reward;
import org.homeostat.system.SystemReader;
import org.junit.jupiter.api.Test;

final class EvolutionStrategyTest {
  private static final double[] AT = {1, -2, 0.5};
  private static final double[] BEND = {1, 3, 0.5};

  private static double hill(double[] theta) {
    double sum = 7;
    for (int e = 0; e < theta.length; e++) {
      sum -= BEND[e] * theta[e] * theta[e] / 2 + theta[e] * theta[(e + 1) % theta.length] / 4;
    }
    return sum;
  }

  /// Pairs cancel the curvature: on a quadratic the estimate has the gradient as its mean for any
  /// sigma. Each element has a standard error of |gradient|*sqrt(2/pairs), here 0.02.
  @Test
  void onAQuadraticTheEstimateIsTheGradient() {
    int pairs = 200_000;
    double sigma = 0.7;
    Draws draws = Draws.of("test", 1);
    double[][] directions = new double[pairs][AT.length];
    double[] up = new double[pairs];
    double[] down = new double[pairs];
    for (int i = 0; i < pairs; i++) {
      double[] above = AT.clone();
      double[] below = AT.clone();
      for (int e = 0; e < AT.length; e++) {
        directions[i][e] = draws.normal();
        above[e] += sigma * directions[i][e];
        below[e] -= sigma * directions[i][e];
      }
      up[i] = hill(above);
      down[i] = hill(below);
    }
    double[] gradient = new double[AT.length];
    for (int e = 0; e < AT.length; e++) {
      gradient[e] = -BEND[e] * AT[e] - (AT[(e + 1) % 3] + AT[(e + 2) % 3]) / 4;
    }
    assertArrayEquals(gradient, EvolutionStrategy.slope(directions, up, down, sigma), 0.1);
  }

  @Test
  void ranksLieEvenlyAndDivergedLivesLast() {
    double[] ranks = EvolutionStrategy.ranks(new double[] {3, Double.NaN, -1, 100, 3});
    assertArrayEquals(new double[] {0, -0.5, -0.25, 0.5, 0.25}, ranks);
  }

  /// A leaky integrator driven by k, paid for standing at 2: k = 2 is best, and k = -40 runs away.
  private static DynamicalSystem task() {
    String text =
        """
        system: stand
        states: {x: 0}
        parameters: {k: 0, W: {shape: [2]}}
        noise: [w]
        equations: |
          dx = (k + W[1] - x)*dt + 0.3*dw
        """;
    return SystemReader.read(SourceText.of("stand", text)).with(Reward.of("-(x - 2)^2"));
  }

  private static double[] decided(EvolutionStrategy strategy, long... seeds) {
    Course life = Course.until(5, 0.05, Methods.named("euler-maruyama"), List.of(), Map.of());
    Controller.Hand hand = strategy.search(task(), life).begin(seeds);
    double[] found = new double[3 * seeds.length];
    double[] input = new double[3];
    for (int i = 0; i < seeds.length; i++) {
      hand.act(i, 0, new double[0], input);
      System.arraycopy(input, 0, found, 3 * i, 3);
    }
    return found;
  }

  /// x goes to k + W[1] from 0: sum over the 101 samples of (c*(1 - 0.95^j) - 2)^2 is least at c =
  /// 2*sum(1 - 0.95^j)/sum((1 - 0.95^j)^2) = 2.31.
  @Test
  void aSearchFindsWhatPaysBest() {
    var strategy = new EvolutionStrategy(List.of("k", "W"), 8, 150, 0.2, 0.05);
    double a = 0;
    double b = 0;
    for (int j = 0; j <= 100; j++) {
      double share = 1 - Math.pow(0.95, j);
      a += 2 * share;
      b += share * share;
    }
    for (long seed = 0; seed < 4; seed++) {
      double[] found = decided(strategy, seed);
      assertEquals(a / b, found[0] + found[2], 0.25, "seed " + seed);
    }
  }

  @Test
  void whatASeedFindsDependsOnTheSeedAlone() {
    var strategy = new EvolutionStrategy(List.of("k", "W"), 4, 10, 0.2, 0.1);
    double[] both = decided(strategy, 5, 6);
    assertArrayEquals(decided(strategy, 5), Arrays.copyOf(both, 3));
    assertTrue(both[0] != both[3]);
  }

  @Test
  void nonsenseIsRefused() {
    assertThrows(
        IllegalArgumentException.class, () -> new EvolutionStrategy(List.of("k"), 0, 1, 1, 1));
    assertThrows(
        IllegalArgumentException.class, () -> new EvolutionStrategy(List.of("k"), 1, 1, 0, 1));
  }
}
