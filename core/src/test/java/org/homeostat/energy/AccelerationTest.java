package org.homeostat.energy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.homeostat.energy.Settling.Update;
import org.homeostat.expression.Precision;
import org.homeostat.kernel.Execution;
import org.junit.jupiter.api.Test;

/// Anderson acceleration, and how settlings end.
class AccelerationTest {
  private static final int LANES = 4;

  /// A linear map of four units, `s' = M s + x`, through a symmetric M.
  private static final String LINEAR =
      """
      system: linear
      states: {h: {shape: [4]}}
      inputs: {x: {shape: [4]}, target: {shape: [4]}}
      parameters: {M: {shape: [4, 4]}}
      energy: sum(h^2)/2 - h@(M@h)/2 - h@x
      cost: sum((h - target)^2)/2
      """;

  private static final double[] COUPLINGS = {
    0.3, 0.2, 0.0, 0.1, //
    0.2, 0.4, 0.3, 0.0, //
    0.0, 0.3, -0.2, 0.25, //
    0.1, 0.0, 0.25, 0.5
  };

  /// Two units that hold each other up, or down: a saddle at 0.
  private static final String BISTABLE =
      """
      system: bistable
      states: {h: {shape: [2], start: 0.01}}
      inputs: {x: {shape: [2]}, target: {shape: [2]}}
      parameters: {M: {shape: [2, 2]}}
      energy: sum(potential(tanh(h))) - h@(M@h)/2 - 0.001*h@x
      cost: sum((h - target)^2)/2
      """;

  private static Response response(
      String text, Update update, double tolerance, Map<String, double[]> parameters) {
    return response(text, new Settling(update, 500, 500, tolerance), Execution.PLAIN, parameters);
  }

  private static Response response(
      String text, Settling settling, Execution execution, Map<String, double[]> parameters) {
    Model model = Networks.model(text);
    Response response =
        EquilibriumPropagation.of(
                model, new Nudge.Centred(0.1), settling, Precision.DOUBLE, LANES, execution)
            .response();
    Networks.share(response, parameters);
    int input = model.input().shape().size();
    int target = model.target().shape().size();
    Feed feed = Networks.feed(50, input, target, 3);
    for (int l = 0; l < LANES; l++) {
      feed.put(0, l, response.input(), l * input, response.target(), l * target);
    }
    response.compute(0);
    return response;
  }

  /// On a linear map mixing is GMRES (Walker and Ni 2011, theorem 2.2): four unknowns, five
  /// evaluations, and a plain step that ends it.
  @Test
  void aLinearMapOfFourUnknownsIsSolvedInSixSteps() {
    Map<String, double[]> parameters = Map.of("M", COUPLINGS);
    Update plain = new Update.Synchronous();
    Response slow = response(LINEAR, plain, 1e-12, parameters);
    Response fast = response(LINEAR, new Update.Anderson(plain, 4), 1e-12, parameters);
    assertTrue(slow.effort().steps() > 80, slow.effort()::toString);
    assertEquals(6, fast.effort().steps(), fast.effort()::toString);
    double[] states = (double[]) fast.score();
    double[] x = (double[]) fast.input();
    for (int i = 0; i < states.length; i++) {
      double sum = x[i] - states[i];
      for (int j = 0; j < 4; j++) {
        sum += COUPLINGS[i % 4 * 4 + j] * states[i - i % 4 + j];
      }
      assertEquals(0, sum, 1e-11);
    }
  }

  @Test
  void itIsNotDrawnToASaddle() {
    Map<String, double[]> parameters = Map.of("M", new double[] {0.5, 1, 1, 0.5});
    Update plain = new Update.Synchronous();
    for (int depth = 1; depth <= 5; depth++) {
      Response fast = response(BISTABLE, new Update.Anderson(plain, depth), 1e-10, parameters);
      Response slow = response(BISTABLE, plain, 1e-10, parameters);
      assertArrayEquals((double[]) slow.score(), (double[]) fast.score(), 1e-8);
      assertTrue(((double[]) fast.score())[0] > 0.8);
    }
  }

  @Test
  void itTakesFewerStepsThanPlainUpdatesOnNetworks() {
    for (String text : Networks.all()) {
      Map<String, double[]> parameters = Networks.parameters(Networks.model(text), 2, 1);
      for (Update plain : List.of(new Update.Synchronous(), new Update.Asynchronous())) {
        Response slow = response(text, plain, 1e-9, parameters);
        Response fast = response(text, new Update.Anderson(plain, 3), 1e-9, parameters);
        assertArrayEquals((double[]) slow.loss(), (double[]) fast.loss(), 1e-7);
        assertTrue(
            fast.effort().steps() <= slow.effort().steps(),
            () -> slow.effort() + " " + fast.effort());
      }
    }
  }

  /// Real and imaginary parts are mixed alike.
  @Test
  void nudgesRoundACircleSettleFaster() {
    Model model = Networks.model(Networks.DENSE);
    Settling settled = new Settling(new Update.Synchronous(), 400, 400, 0);
    Settling fast = new Settling(new Update.Anderson(new Update.Synchronous(), 3), 100, 100, 1e-10);
    List<Certificate.Row> rows =
        new Certificate(model, settled, 400, LANES, Execution.PLAIN)
            .rows(
                "start",
                Networks.parameters(model, 1, 1),
                Networks.feed(50, 6, 4, 3),
                List.of(new Certificate.Estimator(new Nudge.Holomorphic(0.1, 8), fast)));
    rows.forEach(row -> assertTrue(row.relativeError() <= 1e-5, row::toString));
  }

  @Test
  void executionsMixTheSameBits() {
    Map<String, double[]> parameters = Networks.parameters(Networks.model(Networks.DENSE), 1, 1);
    Settling settling = new Settling(new Update.Anderson(new Update.Synchronous(), 3), 9, 9, 0);
    Response plain = response(Networks.DENSE, settling, Execution.PLAIN, parameters);
    Response vector = response(Networks.DENSE, settling, Execution.VECTOR, parameters);
    assertArrayEquals((double[]) plain.score(), (double[]) vector.score());
  }

  @Test
  void whatIsAcceleratedIsAPlainUpdate() {
    Update momentum = new Update.Momentum(new Update.Synchronous(), 0.2);
    assertThrows(IllegalArgumentException.class, () -> new Update.Anderson(momentum, 3));
    Update anderson = new Update.Anderson(new Update.Synchronous(), 3);
    assertThrows(IllegalArgumentException.class, () -> new Update.Momentum(anderson, 0.2));
  }

  /// `s' = M s + x` with a largest eigenvalue of 0.7, then of 7, then far beyond.
  @Test
  void anOutcomeSaysHowASettlingEnded() {
    Settling settling = new Settling(new Update.Synchronous(), 30, 30, 1e-3);
    assertEquals(new Outcome.Settled(), outcome(settling, 1));
    Outcome slow = outcome(new Settling(new Update.Synchronous(), 5, 5, 1e-9), 1);
    assertTrue(
        slow instanceof Outcome.Slow(double residual, int steps) && steps == 5, slow::toString);
    assertTrue(outcome(settling, 10) instanceof Outcome.Growing);
    assertTrue(outcome(settling, 1e20) instanceof Outcome.NoNumber);
    assertEquals(
        "did not settle: residual 0.30 after 30 steps; try more steps, asynchronous updates or"
            + " smaller weights",
        new Outcome.Slow(0.3, 30).sentence());
  }

  private static Outcome outcome(Settling settling, double gain) {
    double[] couplings = new double[16];
    for (int i = 0; i < 16; i++) {
      couplings[i] = gain * COUPLINGS[i];
    }
    Map<String, double[]> parameters = Map.of("M", couplings);
    return response(LINEAR, settling, Execution.PLAIN, parameters).effort().outcome();
  }
}
