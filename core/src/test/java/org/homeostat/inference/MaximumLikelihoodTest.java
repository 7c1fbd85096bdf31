package org.homeostat.inference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.homeostat.control.Matrix;
import org.homeostat.expression.Shape;
import org.homeostat.inference.MaximumLikelihood.Estimate;
import org.homeostat.solver.RefusedException;
import org.homeostat.system.DynamicalSystem;
import org.junit.jupiter.api.Test;

class MaximumLikelihoodTest {

  private static GaussianFilter filter() {
    return filter(0.1);
  }

  private static GaussianFilter filter(double step) {
    DynamicalSystem system =
        DynamicalSystem.named("pulled")
            .state("x", 0)
            .parameter("rate", 1)
            .parameter("level", 0)
            .parameter("shake", 1)
            .parameter("error", 0.1)
            .noise("w")
            .equations("dx = rate*(level - x)*dt + shake*dw")
            .output("y", "x")
            .build();
    StateSpace space =
        new StateSpace(system, List.of(Sensor.of("y", "error")), Matrix.diagonal(1), step);
    return GaussianFilter.of(space, Approximation.taylor());
  }

  /// By the exact law of a pulled walk from one row to the next.
  private static Measurements record(int rows) {
    SplittableRandom random = new SplittableRandom(21);
    double rate = 1.5;
    double level = 0.7;
    double shake = 0.9;
    double h = 0.1;
    double decay = Math.exp(-rate * h);
    double spread = shake * Math.sqrt((1 - decay * decay) / (2 * rate));
    double x = 0.2;
    double[] times = new double[rows];
    double[][] values = new double[rows][1];
    for (int k = 0; k < rows; k++) {
      times[k] = h * k;
      values[k][0] = x + 0.15 * random.nextGaussian();
      x = level + decay * (x - level) + spread * random.nextGaussian();
    }
    return Measurements.of(times, values);
  }

  @Test
  void parametersOfAPulledWalkAreFoundWithinTheirDeviations() {
    Map<String, Double> starts = new LinkedHashMap<>();
    starts.put("rate", 0.5);
    starts.put("level", 0.0);
    starts.put("shake", 0.5);
    starts.put("error", 0.3);
    Estimate found =
        MaximumLikelihood.of(filter(), record(2000), starts, Set.of("rate", "shake", "error"));
    assertTrue(found.converged());
    Map<String, Double> truth = Map.of("rate", 1.5, "level", 0.7, "shake", 0.9, "error", 0.15);
    truth.forEach((name, value) -> {
      assertEquals(value, found.value(name), 3 * found.deviation(name), name);
      assertTrue(found.deviation(name) < 0.3 * value, name + " " + found.deviation(name));
    });
  }

  /// Central differences of the filter's likelihood are its forward sensitivities, which are
  /// carried here by hand through the exact filter of the pulled walk.
  @Test
  void slopesAreForwardSensitivities() {
    Measurements record = record(200);
    List<Prior> priors =
        Stream.of("rate", "level", "shake", "error")
            .map(name -> new Prior(name, Shape.SCALAR, Support.ALL, new Prior.Flat()))
            .toList();
    double[] at = {1.2, 0.5, 0.8, 0.2};
    double[] slope = new double[4];
    double height =
        Posterior.of(filter(0.005), record, new Priors(priors)).likelihood().slope(at, slope);
    double[] exact = sensitivities(record, at);
    assertEquals(exact[4], height, 1e-8 * Math.abs(height));
    for (int i = 0; i < 4; i++) {
      assertEquals(exact[i], slope[i], 1e-7 * Math.abs(exact[i]), priors.get(i).name());
    }
  }

  /// The derivatives of the log-likelihood by rate, level, shake and error, and the log-likelihood.
  private static double[] sensitivities(Measurements record, double[] at) {
    double rate = at[0];
    double shake = at[2];
    double error = at[3];
    double h = 0.1;
    double a = Math.exp(-rate * h);
    double q = shake * shake * (1 - a * a) / (2 * rate);
    double[] byA = {-h * a, 0, 0, 0};
    double[] byQ = {shake * shake * h * a * a / rate - q / rate, 0, 2 * q / shake, 0};
    double[] byLevel = {0, 1, 0, 0};
    double[] byError = {0, 0, 0, 2 * error};
    double m = 0;
    double p = 1;
    double[] dm = new double[4];
    double[] dp = new double[4];
    double[] sum = new double[5];
    for (int k = 0; k < record.times().length; k++) {
      if (k > 0) {
        for (int i = 0; i < 4; i++) {
          dm[i] = a * dm[i] + (m - at[1]) * byA[i] + (1 - a) * byLevel[i];
          dp[i] = a * a * dp[i] + 2 * a * p * byA[i] + byQ[i];
        }
        m = at[1] + a * (m - at[1]);
        p = a * a * p + q;
      }
      double s = p + error * error;
      double v = record.values()[k][0] - m;
      sum[4] -= 0.5 * (Math.log(2 * Math.PI * s) + v * v / s);
      for (int i = 0; i < 4; i++) {
        double ds = dp[i] + byError[i];
        sum[i] += -0.5 * ds / s + v * dm[i] / s + 0.5 * v * v * ds / (s * s);
        dm[i] += (dp[i] / s - p * ds / (s * s)) * v - p / s * dm[i];
        dp[i] += -2 * p * dp[i] / s + p * p * ds / (s * s);
      }
      m += p / s * v;
      p -= p * p / s;
    }
    return sum;
  }

  /// Measurements without noise between them: the mean has the deviation error/sqrt(rows).
  @Test
  void aMeanIsThatOfTheRows() {
    DynamicalSystem system =
        DynamicalSystem.named("still")
            .state("x", 0)
            .equations("dx = 0*dt")
            .output("y", "x")
            .build();
    StateSpace space =
        new StateSpace(system, List.of(Sensor.of("y", "0.5")), Matrix.zeros(1, 1), 1);
    Measurements record =
        Measurements.of(new double[] {0, 1, 2, 3}, new double[][] {{1}, {2}, {4}, {2}});
    Estimate found =
        MaximumLikelihood.of(
            GaussianFilter.of(space, Approximation.taylor()), record, Map.of("x", 0.0), Set.of());
    assertEquals(9.0 / 4, found.value("x"), 1e-6);
    assertEquals(0.25, found.deviation("x"), 1e-6);
    assertThrows(
        RefusedException.class,
        () ->
            MaximumLikelihood.of(
                GaussianFilter.of(space, Approximation.taylor()),
                record,
                Map.of("x", 0.0),
                Set.of("x")));
  }
}
