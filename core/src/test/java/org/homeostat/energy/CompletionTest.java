package org.homeostat.energy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import org.homeostat.energy.Completion.Output;
import org.homeostat.energy.Settling.Update;
import org.homeostat.expression.Precision;
import org.homeostat.kernel.Execution;
import org.homeostat.noise.Draws;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CompletionTest {
  private static final int PATTERNS = 6;
  private static final int PIXELS = 40;

  /// A Hopfield network with a unit for each memory (Ramsauer and others 2020): the output says
  /// which one it is.
  private static final String MEMORY =
      """
      system: memory
      states: {o: {shape: [6]}}
      inputs: {x: {shape: [40]}, target: {shape: [6]}}
      parameters: {P: {shape: [6, 40]}, b: {shape: [6]}}
      energy: sum(potential(softmax(8*o))) - o@(P@x) - b@o
      cost: sum((o - target)^2)/2
      """;

  private static final Settling UNTIL = new Settling(new Update.Synchronous(), 400, 1, 1e-13);

  private static double[] patterns() {
    double[] patterns = new double[PATTERNS * PIXELS];
    Draws draws = Draws.of("patterns", 3);
    for (int i = 0; i < patterns.length; i++) {
      patterns[i] = draws.uniform() < 0.5 ? 0 : 1;
    }
    return patterns;
  }

  /// Half the brightness of a memory, so that dark ones are not left behind.
  private static double[] biases(double[] patterns) {
    double[] biases = new double[PATTERNS];
    for (int p = 0; p < PATTERNS; p++) {
      for (int i = 0; i < PIXELS; i++) {
        biases[p] -= patterns[p * PIXELS + i] / 2;
      }
    }
    return biases;
  }

  private static boolean[] secondHalf(int size) {
    boolean[] hidden = new boolean[size];
    Arrays.fill(hidden, size / 2, size, true);
    return hidden;
  }

  @Test
  void anAssociativeMemoryCompletesWhatItHasStored() {
    double[] patterns = patterns();
    Completion.Batch batch =
        Completion.of(
                Networks.model(MEMORY),
                Output.FREE,
                UNTIL,
                Precision.DOUBLE,
                PATTERNS,
                Execution.PLAIN)
            .batch();
    batch.share("P", patterns);
    batch.share("b", biases(patterns));
    batch.hide(secondHalf(PIXELS));
    double[] input = (double[]) batch.input();
    System.arraycopy(patterns, 0, input, 0, patterns.length);
    for (int p = 0; p < PATTERNS; p++) {
      Arrays.fill(input, p * PIXELS + PIXELS / 2, (p + 1) * PIXELS, 0.7);
    }
    batch.compute(0);
    assertEquals(new Outcome.Settled(), batch.effort().outcome());
    assertArrayEquals(patterns, (double[]) batch.completed(), 1e-6);
    for (int p = 0; p < PATTERNS; p++) {
      assertEquals(p, Training.best(batch.score(), p * PATTERNS, PATTERNS));
    }
  }

  private static Completion.Batch dense(Output output, Map<String, double[]> parameters) {
    Completion.Batch batch =
        Completion.of(
                Networks.model(Networks.DENSE), output, UNTIL, Precision.DOUBLE, 1, Execution.PLAIN)
            .batch();
    Networks.share(batch, parameters);
    batch.hide(secondHalf(6));
    Networks.feed(10, 6, 4, 1).put(0, 2, batch.input(), 0, batch.target(), 0);
    batch.compute(0);
    return batch;
  }

  private static double[] of(Map<String, double[]> parameters, String name) {
    return Objects.requireNonNull(parameters.get(name));
  }

  private static double sigmoid(double drive) {
    return 1 / (1 + Math.exp(-4 * (drive - 0.5)));
  }

  /// The fixed point, iterated anew: hidden pixels are what the hidden units that they drive make
  /// of them, between 0 and 1.
  @ParameterizedTest
  @EnumSource
  void hiddenPixelsSettleWithTheRest(Output output) {
    Map<String, double[]> p = Networks.parameters(Networks.model(Networks.DENSE), 1, 3);
    of(p, "W")[3] = 0.6;
    of(p, "W")[10] = 0.4;
    Completion.Batch batch = dense(output, p);
    double[] shown = (double[]) batch.input();
    double[] x = shown.clone();
    Arrays.fill(x, 3, 6, 0);
    double[] h = new double[9];
    double[] o = output == Output.HELD ? ((double[]) batch.target()).clone() : new double[4];
    for (int step = 0; step < 400; step++) {
      for (int j = 0; j < 9; j++) {
        double drive = of(p, "b")[j];
        for (int i = 0; i < 6; i++) {
          drive += of(p, "W")[j * 6 + i] * x[i];
        }
        for (int k = 0; k < 4; k++) {
          drive += of(p, "V")[k * 9 + j] * o[k];
        }
        h[j] = sigmoid(drive);
      }
      for (int k = 0; k < 4 && output == Output.FREE; k++) {
        double drive = of(p, "c")[k];
        for (int j = 0; j < 9; j++) {
          drive += of(p, "V")[k * 9 + j] * h[j];
        }
        o[k] = sigmoid(drive);
      }
      for (int i = 3; i < 6; i++) {
        double drive = 0;
        for (int j = 0; j < 9; j++) {
          drive += of(p, "W")[j * 6 + i] * h[j];
        }
        x[i] = Math.clamp(drive, 0, 1);
      }
    }
    assertTrue(x[3] + x[4] + x[5] > 0.01, Arrays.toString(x));
    assertArrayEquals(x, (double[]) batch.completed(), 1e-10);
    assertArrayEquals(o, (double[]) batch.score(), 1e-10);
  }

  @Test
  void whereNothingIsHiddenItIsTheFreeEquilibrium() {
    Map<String, double[]> p = Networks.parameters(Networks.model(Networks.DENSE), 1, 3);
    Completion.Batch batch = dense(Output.FREE, p);
    batch.hide(new boolean[6]);
    batch.compute(0);
    Response free =
        EquilibriumPropagation.of(
                Networks.model(Networks.DENSE),
                new Nudge.Centred(0.1),
                UNTIL,
                Precision.DOUBLE,
                1,
                Execution.PLAIN)
            .response();
    Networks.share(free, p);
    System.arraycopy((double[]) batch.input(), 0, (double[]) free.input(), 0, 6);
    free.compute(0);
    assertArrayEquals((double[]) batch.input(), (double[]) batch.completed());
    assertArrayEquals((double[]) free.score(), (double[]) batch.score(), 1e-12);
  }

  @Test
  void whatCannotBeHiddenIsRefused() {
    Completion.Batch batch =
        dense(Output.FREE, Networks.parameters(Networks.model(Networks.DENSE), 1, 3));
    assertThrows(IllegalArgumentException.class, () -> batch.hide(new boolean[5]));
    Settling noisy = new Settling(new Update.Langevin(0.1, 0.1), 30, 30, 0);
    assertThrows(
        IllegalArgumentException.class,
        () ->
            Completion.of(
                Networks.model(MEMORY), Output.FREE, noisy, Precision.FLOAT, 1, Execution.PLAIN));
  }
}
