package org.homeostat.energy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.homeostat.energy.Settling.Update;
import org.homeostat.expression.Precision;
import org.homeostat.kernel.BatchKernel;
import org.homeostat.kernel.BatchMemory;
import org.homeostat.kernel.Execution;
import org.homeostat.kernel.Iteration;
import org.homeostat.solver.Methods;
import org.homeostat.solver.RefusedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What is handed out to others says what the simulator says to a batch of one.
class PredictionTest {
  private static final List<Update> UPDATES =
      List.of(
          new Update.Synchronous(),
          new Update.Asynchronous(),
          new Update.Flow(0.3),
          new Update.Integrated(Methods.named("heun"), 0.3),
          new Update.Momentum(new Update.Synchronous(), 0.2));

  @ParameterizedTest
  @EnumSource(
      value = Precision.class,
      names = {"FLOAT", "DOUBLE"})
  void scoresAreThoseOfABatchOfOne(Precision precision) {
    for (String text : List.of(Networks.DENSE, Networks.RING, Networks.CONVOLUTION)) {
      for (Update update : UPDATES) {
        for (double tolerance : new double[] {0, 1e-3}) {
          var settling = new Settling(update, 25, 10, tolerance);
          Model model = Networks.model(text);
          Map<String, Object> parameters = parameters(model, precision);
          Response response =
              EquilibriumPropagation.of(
                      model, new Nudge.Centred(0.1), settling, precision, 1, Execution.PLAIN)
                  .response();
          Iteration iteration = Prediction.settled(model, settling, precision, parameters);
          compare(model, response, iteration, parameters);
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Precision.class,
      names = {"FLOAT", "DOUBLE"})
  void soAreThoseOfTheFeedForwardNetwork(Precision precision) {
    Model model = Networks.model(Networks.DENSE);
    Map<String, Object> parameters = parameters(model, precision);
    Response response = Backpropagation.of(model, precision, 1, Execution.PLAIN).response();
    Iteration iteration = Prediction.feedForward(model, precision, parameters);
    compare(model, response, iteration, parameters);
  }

  @Test
  void whatIsMoreThanAProgramIsRefused() {
    Model model = Networks.model(Networks.DENSE);
    Map<String, Object> parameters = parameters(model, Precision.DOUBLE);
    var mixed = new Settling(new Update.Anderson(new Update.Synchronous(), 3), 20, 10, 1e-3);
    var noisy = new Settling(new Update.Langevin(0.1, 0.01), 20, 10, 0);
    for (Settling settling : List.of(mixed, noisy)) {
      RefusedException refused =
          assertThrows(
              RefusedException.class,
              () -> Prediction.settled(model, settling, Precision.DOUBLE, parameters));
      assertTrue(!refused.advice().isEmpty());
    }
  }

  private static Map<String, Object> parameters(Model model, Precision precision) {
    Map<String, Object> parameters = new LinkedHashMap<>();
    Networks.parameters(model, 1, 3)
        .forEach((name, values) -> parameters.put(name, array(values, precision)));
    return parameters;
  }

  private static Object array(double[] values, Precision precision) {
    Object array =
        precision == Precision.FLOAT ? new float[values.length] : new double[values.length];
    BatchMemory.put(values, array);
    return array;
  }

  private static void compare(
      Model model, Response response, Iteration iteration, Map<String, Object> parameters) {
    parameters.forEach(response::share);
    int size = model.input().shape().size();
    Feed feed = Networks.feed(3, size, model.target().shape().size(), 5);
    var step = BatchKernel.of(iteration.step(), 1, Execution.PLAIN);
    var read = BatchKernel.of(iteration.read(), 1, Execution.PLAIN);
    for (int example = 0; example < 3; example++) {
      int one = example;
      feed.fill(response, 0, _ -> one);
      response.compute(0);
      double[] said = numbers(response.score());
      assertArrayEquals(said, scores(iteration, step, read, response.input()));
    }
  }

  /// The scores, by nothing but the programs.
  private static double[] scores(
      Iteration iteration, BatchKernel step, BatchKernel read, Object input) {
    Map<String, Object> values = new LinkedHashMap<>();
    Precision precision = iteration.read().precision();
    iteration.constants().forEach((each, v) -> values.put(each, array(v.elements(), precision)));
    iteration.start().forEach((each, v) -> values.put(each, array(v.elements(), precision)));
    values.put("x", input);
    boolean moves = true;
    for (int k = 0; k < iteration.most() && moves; k++) {
      BatchMemory after = run(step, values);
      moves = iteration.tolerance() == 0;
      for (String state : iteration.watched()) {
        moves |= after.moved(state, iteration.tolerance());
      }
      iteration.start().keySet().forEach(each -> values.put(each, after.array(each)));
    }
    return numbers(run(read, values).array(Prediction.SCORES));
  }

  private static BatchMemory run(BatchKernel kernel, Map<String, Object> values) {
    BatchMemory memory = kernel.memory();
    values.forEach((name, array) -> memory.offer(name, BatchMemory.copyOf(array)));
    kernel.prepare(memory);
    kernel.run(memory);
    return memory;
  }

  private static double[] numbers(Object array) {
    double[] numbers = new double[BatchMemory.length(array)];
    BatchMemory.read(array, 0, numbers, 0, numbers.length);
    return numbers;
  }
}
