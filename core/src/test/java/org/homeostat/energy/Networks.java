package org.homeostat.energy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.homeostat.expression.SourceText;
import org.homeostat.kernel.BatchMemory;
import org.homeostat.noise.Draws;
import org.homeostat.system.Energy;
import org.homeostat.system.Variable;

/// Small models, their parameters and examples for tests; everything follows from a seed.
final class Networks {
  /// Two layers of rates.
  static final String DENSE =
      """
      system: dense
      states: {h: {shape: [9]}, o: {shape: [4]}}
      inputs: {x: {shape: [6]}, target: {shape: [4]}}
      parameters: {W: {shape: [9, 6]}, V: {shape: [4, 9]}, b: {shape: [9]}, c: {shape: [4]}}
      energy: >
        sum(potential(sigmoid(4*(h - 0.5)))) + sum(potential(sigmoid(4*(o - 0.5))))
        - h@(W@x) - o@(V@h) - b@h - c@o
      cost: sum((o - target)^2)/2
      """;

  /// Units in a ring that drive each other, a self-energy that is no potential, a cubic term: no
  /// stack of layers.
  static final String RING =
      """
      system: ring
      states: {h: {shape: [5]}, o: {shape: [3]}}
      inputs: {x: {shape: [4]}, target: {shape: [3]}}
      parameters: {W: {shape: [5, 4]}, V: {shape: [3, 5]}, R: {shape: [5, 5]}, c: {shape: [3]}}
      energy: >
        sum(h^2) + sum(o^2) + sum(h^4)/20 - tanh(h)@(W@x) - sin(o)@(V@tanh(h))
        - 0.1*tanh(h)@(R@tanh(h)) - c@o
      cost: sum((o - target)^2)/2
      """;

  /// Images under kernels, means of windows, a readout.
  static final String CONVOLUTION =
      """
      system: convolution
      states: {h: {shape: [3, 3, 4]}, o: {shape: [3]}}
      inputs: {x: {shape: [8, 8, 2]}, target: {shape: [3]}}
      parameters: {K: {shape: [3, 3, 2, 4]}, b: {shape: [4]}, V: {shape: [3, 36]}, c: {shape: [3]}}
      energy: >
        sum(potential(sigmoid(4*(h - 0.5)))) + sum(potential(sigmoid(4*(o - 0.5))))
        - sum(h*average_pool(convolve(x, K), 2)) - sum(flatten(h))*sum(b)/40 - o@(V@flatten(h)) - c@o
      cost: sum((o - target)^2)/2
      """;

  private Networks() {}

  static Model model(String text) {
    return Model.of(Energy.read(SourceText.of("energy.yaml", text)));
  }

  /// Weights as training starts them, times a gain; small random biases.
  static Map<String, double[]> parameters(Model model, double gain, long seed) {
    Map<String, double[]> parameters = new LinkedHashMap<>();
    for (Variable parameter : model.parameters()) {
      double[] values = new double[parameter.shape().size()];
      Start.fill(parameter, gain, seed, values);
      if (parameter.shape().rank() < 2) {
        Draws draws = Draws.of("bias " + parameter.name(), seed);
        for (int i = 0; i < values.length; i++) {
          values[i] = 0.1 * draws.normal();
        }
      }
      parameters.put(parameter.name(), values);
    }
    return parameters;
  }

  /// Examples of random inputs whose class is the largest of the first inputs.
  static Feed feed(int count, int input, int classes, long seed) {
    return new Feed() {
      @Override
      public int count() {
        return count;
      }

      @Override
      public int[] order(int epoch) {
        int[] order = new int[count];
        for (int i = 0; i < count; i++) {
          order[i] = (i * 7 + epoch) % count;
        }
        return order;
      }

      private double[] input(int example) {
        Draws draws = Draws.of("example " + seed, example);
        double[] values = new double[input];
        for (int i = 0; i < input; i++) {
          values[i] = draws.uniform();
        }
        return values;
      }

      @Override
      public void put(int epoch, int example, Object inputs, int at, Object targets, int target) {
        double[] values = input(example);
        double[] wanted = new double[classes];
        wanted[label(example)] = 1;
        put(values, inputs, at);
        put(wanted, targets, target);
      }

      private static void put(double[] values, Object array, int at) {
        Object part =
            array instanceof float[] ? new float[values.length] : new double[values.length];
        BatchMemory.put(values, part);
        System.arraycopy(part, 0, array, at, values.length);
      }

      @Override
      public int label(int example) {
        double[] values = input(example);
        int best = 0;
        for (int c = 1; c < classes; c++) {
          best = values[c] > values[best] ? c : best;
        }
        return best;
      }
    };
  }

  static void share(Response response, Map<String, double[]> parameters) {
    parameters.forEach(response::share);
  }

  static List<String> all() {
    return List.of(DENSE, RING, CONVOLUTION);
  }
}
