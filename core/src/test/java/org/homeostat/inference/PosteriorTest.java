package org.homeostat.inference;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.homeostat.control.Matrix;
import org.homeostat.expression.Tensor;
import org.homeostat.solver.RefusedException;
import org.homeostat.system.DynamicalSystem;
import org.junit.jupiter.api.Test;

class PosteriorTest {
  private static final double[] ROWS = {1, 2, 4, 2};

  private static GaussianFilter still(String error) {
    DynamicalSystem system =
        DynamicalSystem.named("still")
            .state("x", 0)
            .parameter("error", 1)
            .equations("dx = 0*dt")
            .output("y", "x")
            .build();
    return GaussianFilter.of(
        new StateSpace(system, List.of(Sensor.of("y", error)), Matrix.zeros(1, 1), 1),
        Approximation.taylor());
  }

  private static Measurements record() {
    double[][] values = new double[ROWS.length][1];
    double[] times = new double[ROWS.length];
    for (int k = 0; k < ROWS.length; k++) {
      times[k] = k;
      values[k][0] = ROWS[k];
    }
    return Measurements.of(times, values);
  }

  private static Chains draw(Posterior posterior, Map<String, Tensor> starts, int draws) {
    return posterior
        .metropolis(starts)
        .run(posterior, 4, draws, 1)
        .map(posterior.elements(), posterior.priors()::values);
  }

  /// Normal prior, normal rows: precisions add.
  @Test
  void aMeanHasItsConjugateLaw() {
    Posterior posterior =
        Posterior.of(still("0.5"), record(), Priors.of(Prior.of("x", Distribution.NORMAL, 0, 0.4)));
    Convergence x = draw(posterior, Map.of("x", Tensor.scalar(0)), 4000).convergence("x");
    double precision = 1 / 0.16 + 4 / 0.25;
    assertEquals(9 / 0.25 / precision, x.mean(), 4 * x.deviation() / Math.sqrt(x.bulk()));
    assertEquals(1 / Math.sqrt(precision), x.deviation(), 0.01);
    assertTrue(x.rHat() < 1.01, x.toString());
    // leaps make the draws of a normal law nearly independent
    assertTrue(x.bulk() > 4000, x.toString());
  }

  /// Of rows of mean 0 around the start 2: the density of the deviation is summed over a grid.
  @Test
  void aDeviationHasTheLawOfASum() {
    Posterior posterior =
        Posterior.of(
            still("error"), record(), Priors.of(Prior.of("error", Distribution.HALFCAUCHY, 1)));
    Convergence error =
        draw(posterior, Map.of("error", Tensor.scalar(0.3)), 10_000).convergence("error");
    double squares = 1 + 4 + 16 + 4;
    DoubleUnaryOperator density =
        s -> Math.pow(s, -4) * Math.exp(-squares / (2 * s * s)) / (1 + s * s);
    double mass = 0;
    double mean = 0;
    for (double s = 0.05; s < 2000; s *= 1.0005) {
      mass += density.applyAsDouble(s) * s;
      mean += density.applyAsDouble(s) * s * s;
    }
    assertEquals(mean / mass, error.mean(), 4 * error.deviation() / Math.sqrt(error.bulk()));
    assertTrue(error.rHat() < 1.01, error.toString());
  }

  /// Slopes by differences serve Hamiltonian Monte Carlo, which draws from the same law.
  @Test
  void noUTurnAgrees() {
    Posterior posterior =
        Posterior.of(
            still("error"),
            record(),
            Priors.of(
                Prior.of("x", Distribution.NORMAL, 0, 3),
                Prior.of("error", Distribution.HALFNORMAL, 2)));
    Map<String, Tensor> starts = Map.of("x", Tensor.scalar(1), "error", Tensor.scalar(1));
    Chains one = draw(posterior, starts, 3000);
    Chains other =
        Sampler.noUTurn()
            .warmingUp(200)
            .run(posterior, 4, 500, 2)
            .map(posterior.elements(), posterior.priors()::values);
    for (String name : posterior.elements()) {
      Convergence a = one.convergence(name);
      Convergence b = other.convergence(name);
      double error =
          Math.hypot(a.deviation() / Math.sqrt(a.bulk()), b.deviation() / Math.sqrt(b.bulk()));
      assertEquals(a.mean(), b.mean(), 4 * error, name);
    }
  }

  @Test
  void theSameSeedGivesTheSameDraws() {
    Posterior posterior =
        Posterior.of(still("0.5"), record(), Priors.of(Prior.of("x", Distribution.NORMAL, 0, 0.4)));
    Map<String, Tensor> starts = Map.of("x", Tensor.scalar(0));
    Chains one = draw(posterior, starts, 20);
    Chains other = draw(posterior, starts, 20);
    assertArrayEquals(one.of("x")[1], other.of("x")[1]);
    assertTrue(one.of("x")[0][19] != one.of("x")[1][19]);
  }

  @Test
  void anImpossibleStartIsRefused() {
    Posterior posterior =
        Posterior.of(
            still("error"), record(), Priors.of(Prior.of("error", Distribution.HALFNORMAL, 1)));
    assertThrows(
        RefusedException.class, () -> posterior.metropolis(Map.of("error", Tensor.scalar(-1))));
  }
}
