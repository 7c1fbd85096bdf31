package org.homeostat.control;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import org.homeostat.control.AdaptivePredictiveControl.Identification;
import org.homeostat.expression.Parser;
import org.homeostat.solver.Controller;
import org.homeostat.solver.RefusedException;
import org.homeostat.system.DynamicalSystem;
import org.junit.jupiter.api.Test;

class ParameterFilterTest {
  private static final double H = 0.1;
  private static final double FOR_EVER = 1e300;

  /// `dx = b*u*dt + g*dw`: the flow is `x + b*u*h`, so that the estimate is the Bayesian regression
  /// of all samples at once, `(1/s^2 + sum (u*h)^2/R)*(b - b0) = sum u*h*(dx - b0*u*h)/R`.
  @Test
  void ofAFlowLinearInTheParameterItIsTheRegressionOfAllSamples() {
    double g = 0.3;
    double s = 2;
    DynamicalSystem plant = Plants.scalar(0, 1, g);
    var filter =
        new ParameterFilter(
            plant, List.of("u"), H, 1, new Identification(List.of("b"), List.of(s), FOR_EVER));
    double r = ParameterFilter.noise(Linearisation.of(plant), H).at(0, 0);
    assertEquals(g * g * H, r, 2e-6 * r);
    ParameterFilter.Estimate estimate = filter.begin(1).getFirst();
    var random = new SplittableRandom(3);
    double precision = 1 / (s * s);
    double sum = 0;
    double x = 0;
    for (int k = 0; k < 50; k++) {
      double u = random.nextDouble(-1, 1);
      estimate.keep(k * H, new double[] {x}, new double[] {u});
      double move = -2.5 * u * H + random.nextDouble(-0.1, 0.1);
      x += move;
      estimate.see(new double[] {x});
      precision += u * H * u * H / r;
      sum += u * H * (move - u * H) / r;
      assertEquals(1 + sum / precision, estimate.mean()[0], 1e-9);
      assertEquals(1 / precision, estimate.covariance().at(0, 0), 1e-9);
    }
    assertEquals(-2.5, estimate.mean()[0], 0.4);
  }

  /// Without anything to learn from, what is known returns to the prior.
  @Test
  void whatWasLearnedIsForgotten() {
    DynamicalSystem plant = Plants.scalar(0, 1, 0.3);
    var filter =
        new ParameterFilter(
            plant, List.of("u"), H, 1, new Identification(List.of("u"), List.of(2.0), 5.0));
    ParameterFilter.Estimate estimate = filter.begin(1).getFirst();
    estimate.keep(0, new double[] {0}, new double[] {10});
    estimate.see(new double[] {-1});
    double learned = estimate.mean()[0];
    assertTrue(learned < 0.2, learned + "");
    for (int k = 1; k <= 50; k++) {
      estimate.keep(k * H, new double[] {0}, new double[] {0});
      estimate.see(new double[] {0});
    }
    assertEquals(1 + (learned - 1) * Math.exp(-1), estimate.mean()[0], 1e-9);
    assertTrue(estimate.covariance().at(0, 0) < 4);
  }

  /// `R = g^2*[[h^3/3, h^2/2], [h^2/2, h]]` for a mass that is shaken.
  @Test
  void theNoiseOfAnIntervalIsThatOfTheClosedForm() {
    Matrix a = Matrix.of(new double[] {0, 1}, new double[] {0, 0});
    Matrix b = Matrix.of(new double[] {0}, new double[] {1});
    Matrix g = Matrix.of(new double[] {0}, new double[] {0.5});
    Matrix noise =
        ParameterFilter.noise(Linearisation.of(Plants.linear(a, b, Matrix.identity(2), g)), H);
    double[] expected = {H * H * H / 3, H * H / 2, H * H / 2, H};
    for (int i = 0; i < 4; i++) {
      expected[i] *= 0.25;
    }
    assertArrayEquals(expected, noise.elements(), 1e-7);
  }

  @Test
  void whatIsNotFiniteBeginsAnew() {
    var filter =
        new ParameterFilter(
            Plants.scalar(0, 1, 0.3),
            List.of("u"),
            H,
            1,
            new Identification(List.of("u"), List.of(2.0), 5.0));
    ParameterFilter.Estimate estimate = filter.begin(1).getFirst();
    estimate.keep(0, new double[] {0}, new double[] {10});
    estimate.see(new double[] {-1});
    estimate.keep(H, new double[] {-1}, new double[] {10});
    estimate.see(new double[] {Double.POSITIVE_INFINITY});
    assertArrayEquals(new double[] {1}, estimate.mean());
  }

  /// The plant `dx = 0.5*x + b*u` is unstable; a controller that takes b for 1 where it is -1
  /// drives it away, one that identifies b holds it.
  @Test
  void aReversedActuatorIsFoundOut() {
    double[] known = distances(plain(-1), -1);
    double[] deceived = distances(plain(1), -1);
    double[] learning = distances(adaptive(), -1);
    assertTrue(deceived[1] > 10, "without identification: " + deceived[1]);
    assertTrue(learning[1] < 1.05 * known[1] + 1e-3, learning[1] + " against " + known[1]);
    assertTrue(learning[0] < 3, "on the way: " + learning[0]);
  }

  private static PredictiveControl.Settings settings() {
    return new PredictiveControl.Settings(H, 20, 1, 5, new Bounds(-5, 5));
  }

  private static Controller plain(double b) {
    return new PredictiveControl(
        Plants.scalar(0.5, b, 0.1), List.of("u"), Parser.parse("-x^2 - 0.1*u^2"), settings());
  }

  private static Controller adaptive() {
    return new AdaptivePredictiveControl(
        Plants.scalar(0.5, 1, 0.1),
        List.of("u"),
        Parser.parse("-x^2 - 0.1*u^2"),
        settings(),
        Matrix.zeros(1, 1),
        Matrix.zeros(1, 1),
        new Identification(List.of("b"), List.of(2.0), 100));
  }

  /// The farthest that x comes from 0, and the mean of its last 100 of 200 distances, without noise
  /// from 0.5 on.
  private static double[] distances(Controller controller, double b) {
    Controller.Hand hand = controller.begin(new long[] {1});
    double x = 0.5;
    double most = 0;
    double late = 0;
    for (int k = 0; k < 200; k++) {
      double[] u = new double[1];
      hand.act(0, k * H, new double[] {x}, u);
      x = Math.exp(0.5 * H) * x + b * u[0] * (Math.exp(0.5 * H) - 1) / 0.5;
      x = Math.clamp(x, -1e3, 1e3);
      most = Math.max(most, Math.abs(x));
      late += k >= 100 ? Math.abs(x) / 100 : 0;
    }
    return new double[] {most, late};
  }

  @Test
  void whatCannotBeIdentifiedIsRefused() {
    assertThrows(RefusedException.class, () -> new Identification(List.of("b"), List.of(0.0), 1));
    assertThrows(
        RefusedException.class, () -> new Identification(List.of("b"), List.of(1.0, 2.0), 1));
    String said =
        assertThrows(
                RefusedException.class,
                () ->
                    new AdaptivePredictiveControl(
                        Plants.scalar(0.5, 1, 0.1),
                        List.of("u"),
                        Parser.parse("-x^2"),
                        settings(),
                        Matrix.zeros(1, 1),
                        Matrix.zeros(1, 1),
                        new Identification(List.of("x"), List.of(1.0), 1)))
            .getMessage();
    assertTrue(("" + said).startsWith("x is no scalar parameter or input of scalar"), "" + said);
  }
}
