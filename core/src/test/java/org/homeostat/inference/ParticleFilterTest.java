package org.homeostat.inference;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.homeostat.control.Matrix;
import org.homeostat.solver.RefusedException;
import org.homeostat.system.DynamicalSystem;
import org.junit.jupiter.api.Test;

/// Against the Kalman filter, on walks of which a step of Euler and Maruyama has the exact law.
class ParticleFilterTest {

  private static StateSpace walk(String deviation) {
    DynamicalSystem system =
        DynamicalSystem.named("walk")
            .state("x", 0.3)
            .state("z", -0.2)
            .parameter("g", 0.5)
            .noise("w")
            .noise("v")
            .equations("dx = 0.2*dt + g*dw", "dz = -0.1*dt + 0.3*dw + 0.4*dv")
            .output("a", "x")
            .output("b", "x + 2*z")
            .build();
    return new StateSpace(
        system,
        List.of(Sensor.of("a", deviation), Sensor.of("b", deviation)),
        Matrix.diagonal(0.2, 0.1),
        0.1);
  }

  private static Measurements record(int rows) {
    SplittableRandom random = new SplittableRandom(17);
    double[] times = new double[rows];
    double[][] values = new double[rows][];
    for (int k = 0; k < rows; k++) {
      times[k] = 0.25 * k;
      values[k] = new double[] {0.3 + 0.5 * random.nextGaussian(), 0.6 * random.nextGaussian()};
      if (k % 4 == 2) {
        values[k][k % 3 == 0 ? 0 : 1] = Double.NaN;
      }
    }
    return Measurements.of(times, values);
  }

  @Test
  void likelihoodIsUnbiased() {
    StateSpace space = walk("0.4");
    Measurements record = record(8);
    double exact = GaussianFilter.of(space, Approximation.taylor()).logLikelihood(record, Map.of());
    for (ParticleFilter filter :
        List.of(ParticleFilter.bootstrap(space, 100), ParticleFilter.guided(space, 100))) {
      int runs = 1000;
      double sum = 0;
      double square = 0;
      for (int seed = 0; seed < runs; seed++) {
        double ratio = Math.exp(filter.run(record, seed).logLikelihood() - exact);
        sum += ratio;
        square += ratio * ratio;
      }
      double mean = sum / runs;
      double error = Math.sqrt((square / runs - mean * mean) / runs);
      assertEquals(1, mean, 4 * error);
      assertTrue(error < 0.05, "so that the test can fail: " + error);
    }
  }

  @Test
  void meansAndDeviationsAreThoseOfTheKalmanFilter() {
    StateSpace space = walk("0.4");
    Measurements record = record(12);
    Filtered exact = GaussianFilter.of(space, Approximation.taylor()).run(record);
    int particles = 20_000;
    for (ParticleFilter filter :
        List.of(
            ParticleFilter.bootstrap(space, particles), ParticleFilter.guided(space, particles))) {
      ParticleFilter.Particles found = filter.run(record, 3);
      for (int k = 0; k < 12; k++) {
        for (int i = 0; i < 2; i++) {
          double deviation = exact.deviations(k)[i];
          double error = 8 * deviation / Math.sqrt(found.effective()[k]);
          assertEquals(exact.mean(k)[i], found.means().get(k)[i], error);
          assertEquals(deviation, found.deviations().get(k)[i], error);
        }
      }
    }
  }

  /// With sensors a hundred times as precise as a step is rough, the guided filter still estimates.
  @Test
  void guidedParticlesStandPreciseSensors() {
    StateSpace space = walk("0.003");
    Measurements record = record(10);
    double exact = GaussianFilter.of(space, Approximation.taylor()).logLikelihood(record, Map.of());
    double guided = 0;
    double bootstrap = 0;
    for (int seed = 0; seed < 20; seed++) {
      double g = ParticleFilter.guided(space, 500).run(record, seed).logLikelihood() - exact;
      double b = ParticleFilter.bootstrap(space, 500).run(record, seed).logLikelihood() - exact;
      guided += g * g / 20;
      bootstrap += b * b / 20;
    }
    assertTrue(guided < 0.01 * bootstrap, guided + " against " + bootstrap);
  }

  /// Outputs that are not linear: both proposals estimate the same likelihood.
  @Test
  void guidedAndBootstrapAgreeWhereOutputsBend() {
    DynamicalSystem system =
        DynamicalSystem.named("bent")
            .state("x", 0.4)
            .noise("w")
            .equations("dx = -x^3*dt + 0.6*dw")
            .output("y", "x + x^2")
            .build();
    StateSpace space =
        new StateSpace(system, List.of(Sensor.of("y", "0.3 + 0.1*x^2")), Matrix.diagonal(0.1), 0.1);
    double[] times = {0.2, 0.5, 0.9, 1.0};
    double[][] values = {{0.3}, {1.1}, {-0.1}, {0.4}};
    Measurements record = Measurements.of(times, values).from(0);
    double[] found = new double[2];
    double[] error = new double[2];
    for (int which = 0; which < 2; which++) {
      ParticleFilter filter =
          which == 0 ? ParticleFilter.bootstrap(space, 2000) : ParticleFilter.guided(space, 2000);
      double square = 0;
      for (int seed = 0; seed < 100; seed++) {
        double likelihood = Math.exp(filter.run(record, seed).logLikelihood());
        found[which] += likelihood / 100;
        square += likelihood * likelihood / 100;
      }
      error[which] = Math.sqrt((square - found[which] * found[which]) / 100);
    }
    double together = Math.sqrt(error[0] * error[0] + error[1] * error[1]);
    assertEquals(found[0], found[1], 4 * together);
    assertTrue(together < 0.02 * found[0], "so that the test can fail");
  }

  @Test
  void ensembleApproachesTheKalmanFilter() {
    StateSpace space = walk("0.4");
    Measurements record = record(12);
    Filtered exact = GaussianFilter.of(space, Approximation.taylor()).run(record);
    EnsembleFilter.Members found = EnsembleFilter.of(space, 20_000).run(record, 1);
    for (int k = 0; k < 12; k++) {
      double[] deviations = exact.deviations(k);
      for (int i = 0; i < 2; i++) {
        assertEquals(exact.mean(k)[i], found.means().get(k)[i], 0.05 * deviations[i]);
        assertEquals(deviations[i], found.deviations().get(k)[i], 0.05 * deviations[i]);
      }
    }
  }

  @Test
  void systematicChildrenAreInProportion() {
    double[] weights = {0.1, 0.45, 0.0, 0.25, 0.2};
    int[] parents = new int[5];
    Weights.systematic(weights, 0.5, parents);
    assertArrayEquals(new int[] {0, 1, 1, 3, 4}, parents);
    int[] children = new int[5];
    for (int i = 0; i < 1000; i++) {
      Weights.systematic(weights, i / 1000.0, parents);
      for (int parent : parents) {
        children[parent]++;
      }
    }
    for (int i = 0; i < 5; i++) {
      assertEquals(5 * weights[i], children[i] / 1000.0, 0.002);
    }
  }

  @Test
  void theSameSeedGivesTheSameParticles() {
    StateSpace space = walk("0.4");
    ParticleFilter filter = ParticleFilter.bootstrap(space, 200);
    Measurements record = record(5);
    assertEquals(filter.run(record, 4).logLikelihood(), filter.run(record, 4).logLikelihood());
    assertTrue(filter.run(record, 4).logLikelihood() != filter.run(record, 5).logLikelihood());
    assertThrows(RefusedException.class, () -> ParticleFilter.bootstrap(space, 1));
  }
}
