package org.homeostat.inference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.homeostat.control.Matrix;
import org.homeostat.expression.Expression;
import org.homeostat.expression.Parser;
import org.homeostat.expression.Shape;
import org.homeostat.expression.Tensor;
import org.homeostat.noise.Draws;
import org.homeostat.system.DynamicalSystem;
import org.junit.jupiter.api.Test;

/// Seeds are fixed; a right posterior passes with a chance of 0.9999, and each test shows that one
/// that is wrong by a half does not.
class CalibrationTest {
  private static final int TRIALS = Boolean.getBoolean("homeostat.long") ? 1000 : 160;
  private static final double CHANCE = 1e-4;

  private static final Priors LAW =
      Priors.of(
          Prior.of("m", Distribution.NORMAL, 0, 2), Prior.of("s", Distribution.HALFNORMAL, 1));

  private interface Trial {
    Chains draw(Map<String, Tensor> truth, int number);
  }

  private static Calibration calibrate(Priors priors, long seed, Trial trial) {
    List<int[]> ranks = new ArrayList<>();
    for (int k = 0; k < TRIALS; k++) {
      Map<String, Tensor> truth = priors.draw(Draws.of("calibration " + seed, k));
      double[] values = priors.values(priors.free(truth));
      ranks.add(Calibration.ranks(values, trial.draw(truth, k)));
    }
    return new Calibration(priors.elements(), ranks);
  }

  /// Five numbers of a normal law whose mean and deviation are unknown.
  private static Calibration normal(double narrower) {
    Expression likelihood = Parser.parse("-sum(((y - m)/(k*s))^2)/2 - 5*log(s)");
    return calibrate(
        LAW,
        1,
        (truth, number) -> {
          Draws random = Draws.of("data", number);
          double m = value(truth, "m");
          double s = value(truth, "s");
          double[] y = new double[5];
          for (int i = 0; i < y.length; i++) {
            y[i] = m + s * random.normal();
          }
          Map<String, Tensor> known =
              Map.of("y", new Tensor(Shape.of(5), y), "k", Tensor.scalar(narrower));
          return Sampler.noUTurn()
              .accepting(0.9)
              .warmingUp(150)
              .run(LAW.density(likelihood, known), 1, 130, number)
              .map(LAW.elements(), LAW::values);
        });
  }

  private static double value(Map<String, Tensor> values, String name) {
    return Objects.requireNonNull(values.get(name)).elements()[0];
  }

  @Test
  void posteriorsOfHamiltonianChainsAreCalibrated() {
    Calibration right = normal(1);
    for (String element : right.elements()) {
      assertTrue(right.probability(element) > CHANCE, element + " " + right.probability(element));
      assertEquals(0.5, right.inside(element, 50), 4 * 0.5 / Math.sqrt(TRIALS), element);
    }
    assertTrue(normal(0.5).probability("s") < CHANCE, "a wrong one is found out");
  }

  /// All paths of counts of five trials over four ranks, one by one.
  @Test
  void probabilitiesOfRanksAreExact() {
    int trials = 5;
    EvenRanks even = new EvenRanks(trials, 4);
    int all = 1 << (2 * trials);
    int[][] counts = new int[all][];
    double[] found = new double[all];
    for (int code = 0; code < all; code++) {
      int[] below = new int[5];
      for (int k = 0; k < trials; k++) {
        for (int j = (code >> (2 * k)) % 4 + 1; j <= 4; j++) {
          below[j]++;
        }
      }
      counts[code] = below;
      found[code] = even.probability(below);
    }
    for (double level : found) {
      long under = Arrays.stream(found).filter(each -> each <= level + 1e-9).count();
      assertEquals(level, under / (double) all, 1e-9);
    }
    int[][] band = even.band(0.9);
    long inside =
        Arrays.stream(counts)
            .filter(below ->
                IntStream.range(0, 5)
                    .allMatch(j -> below[j] >= band[j][0] && below[j] <= band[j][1]))
            .count();
    assertTrue(inside >= 0.9 * all && inside < all, inside + " of " + all);
  }

  private static StateSpace pulled() {
    DynamicalSystem system =
        DynamicalSystem.named("pulled")
            .state("x", 0)
            .parameter("rate", 1)
            .parameter("shake", 1)
            .noise("w")
            .equations("dx = -rate*x*dt + shake*dw")
            .output("y", "x")
            .build();
    return new StateSpace(system, List.of(Sensor.of("y", "0.2")), Matrix.diagonal(0.25), 0.2);
  }

  private static Calibration walks(String deviation) {
    StateSpace space = pulled();
    Priors priors =
        Priors.of(
            Prior.of("rate", Distribution.LOGNORMAL, 0, 0.5),
            Prior.of("shake", Distribution.LOGNORMAL, 0, 0.5));
    double[] times = new double[40];
    for (int k = 0; k < times.length; k++) {
      times[k] = 0.2 * k;
    }
    Measurements like = Measurements.of(times, new double[40][1]);
    Synthesis synthesis = Synthesis.of(space);
    GaussianFilter filter =
        GaussianFilter.of(
            new StateSpace(
                space.system(),
                List.of(Sensor.of("y", deviation)),
                space.covariance(),
                space.step()),
            Approximation.taylor());
    return calibrate(
        priors,
        2,
        (truth, number) -> {
          Posterior posterior =
              Posterior.of(filter, synthesis.make(like, truth, number).record(), priors);
          return posterior
              .metropolis(priors.typical())
              .warmingUp(60)
              .run(posterior, 1, 130, number)
              .map(priors.elements(), priors::values);
        });
  }

  /// Of the parameters of a pulled walk given rows of a filter.
  @Test
  void posteriorsOfParametersAreCalibrated() {
    Calibration right = walks("0.2");
    for (String element : right.elements()) {
      assertTrue(right.probability(element) > CHANCE, element + " " + right.probability(element));
    }
    assertTrue(walks("0.6").probability("shake") < CHANCE, "a wrong one is found out");
  }
}
