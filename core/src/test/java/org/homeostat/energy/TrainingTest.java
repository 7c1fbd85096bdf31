package org.homeostat.energy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import org.homeostat.energy.Optimiser.Rates;
import org.homeostat.energy.Optimiser.Schedule;
import org.homeostat.energy.Settling.Update;
import org.homeostat.expression.Precision;
import org.homeostat.expression.Shape;
import org.homeostat.kernel.BatchMemory;
import org.homeostat.kernel.Execution;
import org.junit.jupiter.api.Test;

class TrainingTest {
  private static final int LANES = 10;
  private static final Model MODEL = Networks.model(Networks.DENSE);
  private static final Feed FEED = Networks.feed(400, 6, 4, 1);
  private static final Settling SETTLING = new Settling(new Update.Synchronous(), 60, 20, 1e-4);

  private record Learner(Training training, Optimiser.Steps steps, Response response) {}

  private static Learner learner(Optimiser optimiser, double rate, Execution execution) {
    EquilibriumPropagation propagation =
        EquilibriumPropagation.of(
            MODEL, new Nudge.Centred(0.2), SETTLING, Precision.FLOAT, LANES, execution);
    Rates rates = new Rates(rate, Map.of(), 0, new Schedule.Constant());
    Optimiser.Steps steps =
        new Optimiser.Steps(optimiser, rates, MODEL.parameters(), Precision.FLOAT, execution);
    MODEL.parameters().forEach(p -> Start.fill(p, 1, 5, steps.parameter(p.name())));
    Training training = new Training(MODEL.parameters(), propagation.gradient(5), steps);
    return new Learner(training, steps, propagation.response());
  }

  /// Chance is a quarter; the class is a linear function of the input.
  @Test
  void aNetworkLearnsWhatItIsShown() {
    Learner learner = learner(Optimiser.Adam.USUAL, 0.01, Execution.PLAIN);
    Training.Epoch first = learner.training.epoch(FEED, 0, (so, of) -> {});
    for (int epoch = 1; epoch < 15; epoch++) {
      learner.training.epoch(FEED, epoch, (so, of) -> {});
    }
    Feed fresh = Networks.feed(300, 6, 4, 2);
    Training.Epoch test = learner.training.test(learner.response, fresh, (so, of) -> {});
    assertEquals(300, test.examples());
    assertTrue(test.accuracy() > 0.85, () -> "" + test);
    assertTrue(test.loss() < first.loss(), () -> first + " " + test);
  }

  @Test
  void executionsLearnTheSameBits() {
    Learner plain = learner(Optimiser.Adam.USUAL, 0.01, Execution.PLAIN);
    Learner vector = learner(Optimiser.Adam.USUAL, 0.01, Execution.VECTOR);
    for (Learner learner : new Learner[] {plain, vector}) {
      learner.training.epoch(FEED, 0, (so, of) -> {});
    }
    plain
        .steps
        .memory()
        .forEach((name, array) ->
            assertArrayEquals((float[]) array, (float[]) vector.steps.memory().get(name), name));
  }

  @Test
  void aResumedTrainingIsTheSameTraining() {
    for (Optimiser optimiser : new Optimiser[] {Optimiser.Adam.USUAL, new Optimiser.Descent(0.9)}) {
      Learner whole = learner(optimiser, 0.01, Execution.PLAIN);
      whole.training.epoch(FEED, 0, (so, of) -> {});
      Learner resumed = learner(optimiser, 0.01, Execution.PLAIN);
      Map<String, Object> into = resumed.steps.memory();
      whole
          .steps
          .memory()
          .forEach(
              (name, array) -> BatchMemory.copy(array, Objects.requireNonNull(into.get(name))));
      resumed.steps.resume(whole.steps.taken());
      whole.training.epoch(FEED, 1, (so, of) -> {});
      resumed.training.epoch(FEED, 1, (so, of) -> {});
      whole
          .steps
          .memory()
          .forEach((name, array) ->
              assertArrayEquals((float[]) array, (float[]) resumed.steps.memory().get(name), name));
    }
  }

  @Test
  void ratesThatBlowUpEndInASentence() {
    Learner learner = learner(new Optimiser.Descent(0), Double.NaN, Execution.PLAIN);
    DivergedException diverged =
        assertThrows(
            DivergedException.class, () -> learner.training.epoch(FEED, 0, (so, of) -> {}));
    assertTrue(("" + diverged.getMessage()).contains("epoch 1, batch 2"), diverged::toString);
  }

  /// One parameter, gradient 2: the first steps by the formulas of the paper.
  @Test
  void adamTakesTheStepsOfItsPaper() {
    Model model = Networks.model(Networks.DENSE);
    Rates rates = new Rates(0.1, Map.of(), 0, new Schedule.Constant());
    Optimiser.Steps steps =
        new Optimiser.Steps(
            Optimiser.Adam.USUAL, rates, model.parameters(), Precision.DOUBLE, Execution.PLAIN);
    double m = 0;
    double v = 0;
    double w = 0;
    for (int n = 1; n <= 3; n++) {
      double g = 2 * n;
      steps.step(parameter -> constant(model, parameter, g), 0);
      m = 0.9 * m + 0.1 * g;
      v = 0.999 * v + 0.001 * g * g;
      w -= 0.1 * (m / (1 - Math.pow(0.9, n))) / (Math.sqrt(v / (1 - Math.pow(0.999, n))) + 1e-8);
      assertEquals(w, ((double[]) steps.parameter("W"))[3], 1e-14);
    }
  }

  /// The same gradient everywhere.
  private static double[] constant(Model model, String parameter, double value) {
    Shape shape = model.shapes().apply(parameter);
    double[] all = new double[shape.size()];
    Arrays.fill(all, value);
    return all;
  }
}
