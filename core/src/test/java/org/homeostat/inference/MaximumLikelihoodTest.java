package org.homeostat.inference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.homeostat.control.Matrix;
import org.homeostat.inference.MaximumLikelihood.Estimate;
import org.homeostat.solver.RefusedException;
import org.homeostat.system.DynamicalSystem;
import org.junit.jupiter.api.Test;

class MaximumLikelihoodTest {

  private static GaussianFilter filter() {
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
        new StateSpace(system, List.of(Sensor.of("y", "error")), Matrix.diagonal(1), 0.1);
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
