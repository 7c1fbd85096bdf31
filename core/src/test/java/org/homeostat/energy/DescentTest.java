package org.homeostat.energy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.homeostat.expression.SourceText;
import org.homeostat.kernel.Execution;
import org.homeostat.system.Energy;
import org.homeostat.system.Variable;
import org.junit.jupiter.api.Test;

class DescentTest {
  private static final int STEPS = 40;

  private static final String TEXT =
      """
      system: net
      states: {h: {shape: [5]}, o: {shape: [3]}}
      inputs: {x: {shape: [4]}, target: {shape: [3]}}
      parameters: {W: {shape: [5, 4]}, V: {shape: [3, 5]}}
      energy: sum(h^2)/2 + sum(o^2)/2 - h@(W@x) - o@(V@h)
      cost: sum((o - target)^2)/2
      """;

  /// Two examples of random numbers.
  private record Random(double[] numbers) implements Feed {
    @Override
    public int count() {
      return 2;
    }

    @Override
    public int[] order(int epoch) {
      return new int[] {0, 1};
    }

    @Override
    public void put(int epoch, int example, Object inputs, int input, Object targets, int target) {
      System.arraycopy(numbers, 4 * example, inputs, input, 4);
    }

    @Override
    public int label(int example) {
      return 0;
    }
  }

  private static Map<String, double[]> parameters(Model model, SplittableRandom random) {
    Map<String, double[]> parameters = new LinkedHashMap<>();
    for (Variable each : model.parameters()) {
      double[] values = new double[each.shape().size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = 0.6 * random.nextDouble() - 0.3;
      }
      parameters.put(each.name(), values);
    }
    return parameters;
  }

  /// A quadratic energy is least where its gradient is 0, which is solved here by elimination of h:
  /// `h = W@x + o@V`, `o = V@h`. At its minimum it is `-(h@(W@x))/2`.
  @Test
  void theEnergyFallsToTheMinimumOfAQuadraticForm() {
    Model model = Model.of(Energy.read(SourceText.of("net.yaml", TEXT)));
    var random = new SplittableRandom(7);
    Map<String, double[]> parameters = parameters(model, random);
    double[] numbers = random.doubles(8).toArray();
    double[][] energies =
        Descent.of(model, new Settling.Update.Asynchronous(), 2, Execution.PLAIN)
            .energies(parameters, new Random(numbers), new int[] {0, 1}, STEPS);
    for (int example = 0; example < 2; example++) {
      for (int step = 1; step <= STEPS; step++) {
        assertTrue(energies[example][step] <= energies[example][step - 1] + 1e-14);
      }
      assertEquals(0, energies[example][0]);
      assertEquals(minimum(parameters, numbers, example), energies[example][STEPS], 1e-12);
    }
  }

  /// The minimum by many Gauss-Seidel sweeps of plain loops.
  private static double minimum(Map<String, double[]> parameters, double[] numbers, int example) {
    double[] w = Objects.requireNonNull(parameters.get("W"));
    double[] v = Objects.requireNonNull(parameters.get("V"));
    double[] drive = new double[5];
    for (int i = 0; i < 5; i++) {
      for (int j = 0; j < 4; j++) {
        drive[i] += w[4 * i + j] * numbers[4 * example + j];
      }
    }
    double[] h = new double[5];
    double[] o = new double[3];
    for (int sweep = 0; sweep < 1000; sweep++) {
      for (int i = 0; i < 5; i++) {
        h[i] = drive[i];
        for (int k = 0; k < 3; k++) {
          h[i] += v[5 * k + i] * o[k];
        }
      }
      for (int k = 0; k < 3; k++) {
        o[k] = 0;
        for (int i = 0; i < 5; i++) {
          o[k] += v[5 * k + i] * h[i];
        }
      }
    }
    double energy = 0;
    for (int i = 0; i < 5; i++) {
      energy -= h[i] * drive[i] / 2;
    }
    return energy;
  }
}
