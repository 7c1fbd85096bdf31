package org.homeostat.energy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.homeostat.energy.Optimiser.Rates;
import org.homeostat.energy.Settling.Update;
import org.homeostat.expression.Precision;
import org.homeostat.kernel.BatchMemory;
import org.homeostat.kernel.Execution;
import org.homeostat.system.Variable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Weights that move while the nudged states do.
class ContinualTest {
  private static final int LANES = 5;
  private static final Nudge.OneSided NUDGE = new Nudge.OneSided(0.2);

  private static Optimiser.Steps steps(
      Model model, Optimiser optimiser, double rate, Precision precision) {
    Rates rates = new Rates(rate, Map.of(), 0, new Optimiser.Schedule.Constant());
    return new Optimiser.Steps(optimiser, rates, model.parameters(), precision, Execution.PLAIN);
  }

  private static void fill(Response response, Model model) {
    int input = model.input().shape().size();
    int target = model.target().shape().size();
    Feed feed = Networks.feed(50, input, target, 3);
    for (int l = 0; l < LANES; l++) {
      feed.put(0, l, response.input(), l * input, response.target(), l * target);
    }
  }

  /// The moves add up to the step along the one-sided gradient, as its terms cancel in pairs.
  @ParameterizedTest
  @ValueSource(strings = {Networks.DENSE, Networks.RING, Networks.CONVOLUTION})
  void smallMovesAddUpToAStepAlongTheGradient(String text) {
    Model model = Networks.model(text);
    Settling settling = new Settling(new Update.Synchronous(), 400, 40, 0);
    double rate = 1e-7;
    Optimiser.Steps steps = steps(model, new Optimiser.Descent(0), rate, Precision.DOUBLE);
    Map<String, double[]> start = new LinkedHashMap<>();
    Networks.parameters(model, 1, 1)
        .forEach((name, values) -> {
          BatchMemory.copy(values, steps.parameter(name));
          start.put(name, values);
        });
    Learning learning =
        ContinualPropagation.of(model, NUDGE, settling, Precision.DOUBLE, LANES, Execution.PLAIN)
            .learning(steps);
    start.keySet().forEach(name -> learning.share(name, steps.parameter(name)));
    fill(learning, model);
    learning.compute(0);
    learning.learn(0);
    Gradient gradient =
        EquilibriumPropagation.of(model, NUDGE, settling, Precision.DOUBLE, LANES, Execution.PLAIN)
            .gradient(0);
    Networks.share(gradient, start);
    fill(gradient, model);
    gradient.compute(0);
    start.forEach((name, before) -> {
      double[] after = (double[]) steps.parameter(name);
      double[] along = (double[]) gradient.of(name);
      for (int i = 0; i < before.length; i++) {
        double moved = (before[i] - after[i]) / rate;
        assertEquals(along[i], moved, 1e-7 + 1e-3 * Math.abs(along[i]), name);
      }
    });
    assertEquals(40, steps.taken());
    assertEquals(440, learning.effort().steps());
  }

  @Test
  void aNetworkLearnsAllTheWhile() {
    Model model = Networks.model(Networks.DENSE);
    Feed feed = Networks.feed(400, 6, 4, 1);
    Settling settling = new Settling(new Update.Asynchronous(), 60, 15, 1e-4);
    Optimiser.Steps steps = steps(model, new Optimiser.Descent(0), 0.02, Precision.FLOAT);
    for (Variable each : model.parameters()) {
      Start.fill(each, 1, 5, steps.parameter(each.name()));
    }
    Learning learning =
        ContinualPropagation.of(model, NUDGE, settling, Precision.FLOAT, LANES, Execution.PLAIN)
            .learning(steps);
    Training training = new Training(model.parameters(), learning, steps);
    for (int epoch = 0; epoch < 40; epoch++) {
      training.epoch(feed, epoch, (so, of) -> {});
    }
    Response response =
        EquilibriumPropagation.of(model, NUDGE, settling, Precision.FLOAT, LANES, Execution.PLAIN)
            .response();
    Feed fresh = Networks.feed(300, 6, 4, 2);
    Training.Epoch test = training.test(response, fresh, (so, of) -> {});
    assertTrue(test.accuracy() > 0.85, () -> "" + test);
  }

  @Test
  void whatDoesNotAddUpIsRefused() {
    Model model = Networks.model(Networks.DENSE);
    Settling settling = new Settling(new Update.Synchronous(), 60, 15, 1e-4);
    ContinualPropagation continual =
        ContinualPropagation.of(model, NUDGE, settling, Precision.FLOAT, LANES, Execution.PLAIN);
    Optimiser.Steps adam = steps(model, Optimiser.Adam.USUAL, 0.1, Precision.FLOAT);
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> continual.learning(adam));
    assertTrue(Objects.requireNonNull(refused.getMessage()).contains("plain descent"));
    assertThrows(
        IllegalArgumentException.class,
        () ->
            ContinualPropagation.of(
                model.asymmetric(), NUDGE, settling, Precision.FLOAT, LANES, Execution.PLAIN));
  }
}
