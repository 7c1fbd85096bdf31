package org.homeostat.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.homeostat.expression.Parser;
import org.homeostat.kernel.Workload;
import org.homeostat.solver.Controller;
import org.homeostat.solver.RefusedException;
import org.homeostat.system.DynamicalSystem;
import org.junit.jupiter.api.Test;

class PredictiveControlTest {
  private static final double T = 0.1;

  /// `dx = v*dt, dv = u*dt`, whose flow over an interval is a polynomial.
  private static final DynamicalSystem INTEGRATOR =
      DynamicalSystem.named("integrator")
          .state("x", 0)
          .state("v", 0)
          .input("u")
          .noise("w")
          .equations("dx = v*dt", "dv = u*dt + dw")
          .build();

  private static final DynamicalSystem PENDULUM =
      DynamicalSystem.named("pendulum")
          .state("angle", 0)
          .state("speed", 0)
          .input("u")
          .equations("dangle = speed*dt", "dspeed = (u + 9.81*sin(angle) - 0.1*speed)*dt")
          .build();

  private static PredictiveControl.Settings settings(int stages, Bounds bounds) {
    return new PredictiveControl.Settings(T, stages, 1, 50, bounds);
  }

  private static double first(PredictiveControl control, double... state) {
    double[] input = new double[1];
    control.begin(new long[] {0}).act(0, 0, state, input);
    return input[0];
  }

  /// The matrices of the flow over T, and the regulator of discrete time by iterating `P <- Q +
  /// A'*P*A - A'*P*B*(R + B'*P*B)^-1*B'*P*A`.
  private static Matrix[] discrete(Matrix q, double r) {
    Matrix a = Matrix.of(new double[][] {{1, T}, {0, 1}});
    Matrix b = Matrix.of(new double[][] {{T * T / 2}, {T}});
    Matrix p = q;
    Matrix k = Matrix.zeros(1, 2);
    for (int i = 0; i < 5000; i++) {
      Matrix bp = b.transpose().times(p);
      k = bp.times(a).times(1 / (r + bp.times(b).at(0, 0)));
      p = q.plus(a.transpose().times(p).times(a.minus(b.times(k)))).symmetric();
    }
    return new Matrix[] {p, k};
  }

  /// A plan is rolled out, derivatives are taken along it, and better plans are tried, each over
  /// all stages; every decision does so again.
  @Test
  void whatDecidingTakesIsCounted() {
    int stages = 7;
    var control =
        new PredictiveControl(
            INTEGRATOR,
            List.of("u"),
            Parser.parse("-x^2 - 0.2*v^2 - 0.5*u^2"),
            new PredictiveControl.Settings(T, stages, 1, 1, Bounds.NONE));
    Controller.Hand hand = control.begin(new long[] {0});
    long products = 0;
    for (int decision = 1; decision <= 3; decision++) {
      hand.act(0, 0, new double[] {decision, -1}, new double[1]);
      Controller.Effort effort = hand.effort().orElseThrow();
      assertEquals(
          List.of(3L * stages * decision, (long) decision, (long) decision),
          effort.programs().stream().map(Workload::runs).toList());
      assertTrue(effort.products() > products);
      products = effort.products();
    }
    assertEquals(0, products % 3);
  }

  @Test
  void ofALinearPlantWithoutBoundsItIsTheRegulator() {
    Matrix[] regulator = discrete(Matrix.diagonal(1 * T, 0.2 * T), 0.5 * T);
    for (int stages : new int[] {1, 7, 30}) {
      var control =
          new PredictiveControl(
              INTEGRATOR,
              List.of("u"),
              Parser.parse("-x^2 - 0.2*v^2 - 0.5*u^2"),
              settings(stages, Bounds.NONE),
              regulator[0],
              Matrix.zeros(2, 1));
      double expected = -(regulator[1].at(0, 0) * 1.3 - regulator[1].at(0, 1) * 0.4);
      assertEquals(expected, first(control, 1.3, -0.4), 1e-9);
    }
  }

  /// The gain of continuous time is the limit of short intervals.
  @Test
  void shortIntervalsTendToTheRegulatorOfContinuousTime() {
    Linearisation plant = Linearisation.of(INTEGRATOR);
    var regulator =
        LinearQuadraticRegulator.of(plant, QuadraticCost.diagonal(List.of(1.0, 0.2), List.of(0.5)));
    double[] errors = new double[2];
    for (int i = 0; i < 2; i++) {
      double interval = 0.02 / (1 + i);
      var control =
          new PredictiveControl(
              INTEGRATOR,
              List.of("u"),
              Parser.parse("-x^2 - 0.2*v^2 - 0.5*u^2"),
              new PredictiveControl.Settings(interval, 10, 1, 50, Bounds.NONE),
              regulator.value(),
              Matrix.zeros(2, 1));
      errors[i] = Math.abs(first(control, 1, 0) + regulator.gain().at(0, 0));
    }
    assertTrue(errors[0] < 0.05 * regulator.gain().at(0, 0), errors[0] + "");
    assertEquals(2, errors[0] / errors[1], 0.1);
  }

  /// The plan against that of projected gradients on the quadratic program, 200,000 steps of them.
  @Test
  void boundsAreKeptAndThePlanIsTheBestWithinThem() {
    int stages = 12;
    double most = 0.3;
    var control =
        new PredictiveControl(
            INTEGRATOR,
            List.of("u"),
            Parser.parse("-x^2 - 0.1*u^2"),
            settings(stages, new Bounds(-most, most)));
    double[] u = projected(stages, most, 1, 0.2);
    assertEquals(-most, u[0], 1e-12);
    assertEquals(u[0], first(control, 1, 0.2), 1e-9);
    double[] gentle = projected(stages, most, -0.05, 0.02);
    assertTrue(Math.abs(gentle[0]) < most - 1e-3, "free at the start: " + gentle[0]);
    assertEquals(gentle[0], first(control, -0.05, 0.02), 1e-6);
  }

  private static double[] projected(int stages, double most, double x0, double v0) {
    double[] u = new double[stages];
    for (int step = 0; step < 200_000; step++) {
      double[] slope = new double[stages];
      double x = x0;
      double v = v0;
      double[] at = new double[stages];
      for (int k = 0; k < stages; k++) {
        at[k] = x;
        slope[k] = 0.2 * u[k] * T;
        x += v * T + u[k] * T * T / 2;
        v += u[k] * T;
      }
      for (int k = 0; k < stages; k++) {
        for (int later = k + 1; later < stages; later++) {
          slope[k] += 2 * at[later] * T * (T * T / 2 + (later - k - 1) * T * T);
        }
        u[k] = Math.clamp(u[k] - 2 * slope[k], -most, most);
      }
    }
    return u;
  }

  /// At the best plan of a nonlinear plant no input of it gains by being moved.
  @Test
  void ofANonlinearPlantThePlanIsAMinimum() {
    String reward = "cos(angle) - 1 - 0.01*speed^2 - 0.1*u^2";
    var control =
        new PredictiveControl(
            PENDULUM, List.of("u"), Parser.parse(reward), settings(10, Bounds.NONE));
    double u = first(control, 2.5, 0.3);
    double cost = least(reward, u);
    for (double moved : new double[] {u - 0.05, u + 0.05}) {
      assertTrue(least(reward, moved) > cost, moved + " is better than " + u);
    }
  }

  /// The least cost of ten stages from (2.5, 0.3) with the first input given: it is paid and made,
  /// then the other nine are planned from where it leads.
  private static double least(String reward, double first) {
    var flow = new Prediction(PENDULUM, List.of("u"), Parser.parse(reward), T, 1);
    Prediction.Lanes lane = flow.lanes(8);
    lane.start(0, 0, new double[] {2.5, 0.3});
    lane.input(0, 0, first);
    lane.advance();
    double[] state = new double[2];
    for (int k = 1; k < 10; k++) {
      lane.state(0, state);
      int left = 10 - k;
      var rest =
          new PredictiveControl(
              PENDULUM,
              List.of("u"),
              Parser.parse(reward),
              new PredictiveControl.Settings(T, left, 1, 200, Bounds.NONE));
      lane.input(0, 0, first(rest, state));
      lane.advance();
    }
    return lane.cost(0);
  }

  @Test
  void itSwingsUpAndHoldsAPendulumThatItCannotLiftAtOnce() {
    var control =
        new PredictiveControl(
            PENDULUM,
            List.of("u"),
            Parser.parse("cos(angle) - 1 - 0.01*speed^2 - 0.001*u^2"),
            new PredictiveControl.Settings(0.05, 30, 1, 10, new Bounds(-3, 3)));
    Controller.Hand hand = control.begin(new long[] {0});
    var flow = new Prediction(PENDULUM, List.of("u"), Parser.parse("0"), 0.05, 1);
    Prediction.Lanes plant = flow.lanes(8);
    double[] state = {Math.PI - 0.01, 0};
    double[] input = new double[1];
    for (int k = 0; k < 200; k++) {
      hand.act(0, k * 0.05, state, input);
      assertTrue(Math.abs(input[0]) <= 3);
      plant.start(0, k * 0.05, state);
      plant.input(0, 0, input[0]);
      plant.advance();
      plant.state(0, state);
    }
    assertTrue(Math.cos(state[0]) > 0.99, "at " + state[0]);
  }

  @Test
  void nonsenseIsRefused() {
    String message =
        assertThrows(RefusedException.class, () -> settings(0, Bounds.NONE)).getMessage();
    assertEquals(
        "predictive control with an interval of 0.1, 0 stages, 1 steps and 50 iterations; all are"
            + " greater than 0",
        message);
    assertThrows(
        RefusedException.class,
        () ->
            new PredictiveControl(
                INTEGRATOR,
                List.of("u"),
                Parser.parse("-x^2"),
                settings(3, Bounds.NONE),
                Matrix.identity(3),
                Matrix.zeros(2, 1)));
  }
}
