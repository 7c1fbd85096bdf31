package org.homeostat.inference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Objects;
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

  /// Five numbers of a normal law whose mean and deviation are unknown.
  private static Calibration normal(double narrower) {
    Expression likelihood = Parser.parse("-sum(((y - m)/(k*s))^2)/2 - 5*log(s)");
    return Calibration.of(
        LAW,
        TRIALS,
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
              .run(LAW.density(likelihood, known), 1, 2 * Calibration.DRAWS, number)
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
      assertEquals(0.5, right.middle(element), 4 * 0.5 / Math.sqrt(TRIALS), element);
    }
    assertTrue(normal(0.5).probability("s") < CHANCE, "a wrong one is found out");
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
    return Calibration.of(
        priors,
        TRIALS,
        2,
        (truth, number) -> {
          Posterior posterior = Posterior.of(filter, synthesis.record(like, truth, number), priors);
          return posterior
              .metropolis(priors.typical())
              .warmingUp(60)
              .run(posterior, 1, 2 * Calibration.DRAWS, number)
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
