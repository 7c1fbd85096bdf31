package org.homeostat.solver;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.Sensitivities;
import org.homeostat.system.SystemBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Sensitivities in closed form.
class SensitivityTest {
  private static final int SEEDS = 5;

  private static Paths solved(DynamicalSystem system, String method, String... by) {
    DynamicalSystem more = system.with(Sensitivities.by(by));
    Simulation simulation =
        Simulation.of(more).method(method).step(1.0 / 256).until(2).seeds(SEEDS).threads(1);
    more.states().forEach(state -> simulation.record(state.name()));
    return simulation.run().paths();
  }

  private static double last(double[] values) {
    return values[values.length - 1];
  }

  /// x = exp(-kt), dx/dk = -t exp(-kt), dx/dx(0) = exp(-kt).
  @ParameterizedTest
  @CsvSource({"rk4, 1e-9", "tsit5, 1e-6", "exponential-euler, 2e-3", "euler-maruyama, 2e-3"})
  void aDecayByItsRateAndItsStart(String method, double error) {
    DynamicalSystem decay =
        DynamicalSystem.named("decay")
            .state("x", 1)
            .parameter("k", 0.75)
            .equations("dx = -k*x*dt")
            .build();
    Paths paths = solved(decay, method, "k", "x");
    double[] byRate = paths.values("x.by.k", 0);
    double[] byStart = paths.values("x.by.x", 0);
    for (int sample = 0; sample < byRate.length; sample++) {
      double t = sample / 256.0;
      assertEquals(-t * Math.exp(-0.75 * t), byRate[sample], error);
      assertEquals(Math.exp(-0.75 * t), byStart[sample], error);
    }
  }

  private static SystemBuilder ornsteinUhlenbeck() {
    return DynamicalSystem.named("ou")
        .state("x", 0.5)
        .parameter("lambda", 1.5)
        .parameter("mu", 1)
        .parameter("sigma", 0.4)
        .noise("w");
  }

  /// x = m + (x0 - m) exp(-lt) + s I, with I the integral of exp(-l(t - u)) dw: along a path dx/dm
  /// = 1 - exp(-lt), dx/dx0 = exp(-lt), and dx/ds = I is what noise did to x for each unit of s.
  @ParameterizedTest
  @ValueSource(strings = {"shark", "sra1"})
  void anOrnsteinUhlenbeckProcessIsLinearInItsMeanItsStartAndItsNoise(String method) {
    DynamicalSystem ou =
        ornsteinUhlenbeck().equations("dx = lambda*(mu - x)*dt + sigma*dw").build();
    Paths paths = solved(ou, method, "mu", "sigma", "x");
    for (int row = 0; row < SEEDS; row++) {
      double leak = Math.exp(-1.5 * 2);
      double noise = (last(paths.values("x", row)) - 1 + 0.5 * leak) / 0.4;
      assertEquals(1 - leak, last(paths.values("x.by.mu", row)), 1e-6);
      assertEquals(leak, last(paths.values("x.by.x", row)), 1e-6);
      assertEquals(noise, last(paths.values("x.by.sigma", row)), 1e-5);
    }
  }

  /// x = exp((m - s^2/2) t + s w): dx/dm = t x and dx/ds = (w - s t) x on the same path. The
  /// Stratonovich form has x = exp(m t + s w) and dx/ds = w x.
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void geometricBrownianMotionByItsDriftAndItsVolatility(boolean stratonovich) {
    double sigma = 0.3;
    SystemBuilder builder =
        DynamicalSystem.named("gbm")
            .state("x", 1)
            .state("path", 0)
            .parameter("m", 0.2)
            .parameter("sigma", sigma)
            .noise("w")
            .equations("dx = m*x*dt + sigma*x*dw", "dpath = dw");
    DynamicalSystem gbm = (stratonovich ? builder.stratonovich() : builder).build();
    for (String method : List.of("milstein", "heun")) {
      double error = 0.01;
      Paths paths = solved(gbm, method, "m", "sigma");
      for (int row = 0; row < SEEDS; row++) {
        double x = last(paths.values("x", row));
        double w = last(paths.values("path", row));
        double shift = stratonovich ? 0 : sigma * 2;
        assertEquals(2 * x, last(paths.values("x.by.m", row)), error * x, method);
        assertEquals((w - shift) * x, last(paths.values("x.by.sigma", row)), error * x, method);
      }
    }
  }

  /// Both sides computed by the same steps: x_{k+1} = x_k (1 + m h + s W_k) has the derivative x_n
  /// sum_k W_k/(1 + m h + s W_k), with nothing left to the step.
  @Test
  void theEulerStepsOfTheSensitivityAreTheDerivativeOfTheEulerSteps() {
    DynamicalSystem gbm =
        DynamicalSystem.named("gbm")
            .state("x", 1)
            .state("path", 0)
            .parameter("m", 0.2)
            .parameter("sigma", 0.3)
            .noise("w")
            .equations("dx = m*x*dt + sigma*x*dw", "dpath = dw")
            .build();
    DynamicalSystem more = gbm.with(Sensitivities.by("sigma"));
    Paths paths =
        Simulation.of(more)
            .step(0.25)
            .until(4)
            .seeds(SEEDS)
            .record("x", "path", "x.by.sigma")
            .run()
            .paths();
    for (int row = 0; row < SEEDS; row++) {
      double[] w = paths.values("path", row);
      double sum = 0;
      for (int k = 0; k + 1 < w.length; k++) {
        double increment = w[k + 1] - w[k];
        sum += increment / (1 + 0.2 * 0.25 + 0.3 * increment);
      }
      double x = last(paths.values("x", row));
      assertEquals(sum * x, last(paths.values("x.by.sigma", row)), 1e-13 * (1 + Math.abs(x)));
    }
  }

  /// Two states that one noise drives, with any reading of the noise and any method, a conversion
  /// between the readings included: central differences on the same path agree.
  @ParameterizedTest
  @CsvSource({
    "euler-maruyama, false",
    "euler-maruyama, true",
    "milstein, false",
    "milstein, true",
    "heun, false",
    "heun, true"
  })
  void theSensitivityOfWhatIsComputedIsItsSlope(String method, boolean stratonovich) {
    SystemBuilder builder =
        DynamicalSystem.named("mixed")
            .state("x", 0.3)
            .state("y", -0.2)
            .parameter("k", 0.7)
            .noise("w")
            .equations("g = k*sin(x + y)", "dx = (y - k*x^3)*dt + g*dw")
            .equations("dy = -x*dt + k^2*x*y*dw");
    DynamicalSystem system = (stratonovich ? builder.stratonovich() : builder).build();
    DynamicalSystem more = system.with(Sensitivities.by("k", "y"));
    Paths found = end(more, method, "k", 0.7, "x.by.k", "y.by.k", "x.by.y", "y.by.y");
    for (String by : List.of("k", "y")) {
      double at = by.equals("k") ? 0.7 : -0.2;
      double h = 1e-5;
      Paths above = end(system, method, by, at + h, "x", "y");
      Paths below = end(system, method, by, at - h, "x", "y");
      for (String state : List.of("x", "y")) {
        for (int row = 0; row < SEEDS; row++) {
          double slope =
              (last(above.values(state, row)) - last(below.values(state, row))) / (2 * h);
          double sensitivity = last(found.values(Sensitivities.name(state, by), row));
          assertEquals(slope, sensitivity, 1e-8 * (1 + Math.abs(slope)), state + " by " + by);
        }
      }
    }
  }

  private static Paths end(
      DynamicalSystem system, String method, String set, double value, String... record) {
    return Simulation.of(system)
        .method(method)
        .step(0.125)
        .until(3)
        .seeds(SEEDS)
        .set(set, value)
        .record(record)
        .run()
        .paths();
  }

  @Test
  void sensitivitiesChangeNoPath() {
    DynamicalSystem ou =
        ornsteinUhlenbeck().equations("dx = lambda*(mu - x)*dt + sigma*x*dw").build();
    double[] alone =
        Simulation.of(ou).step(1.0 / 256).until(2).record("x").run().paths().values("x", 0);
    double[] with = solved(ou, "euler-maruyama", "lambda", "sigma").values("x", 0);
    assertArrayEquals(alone, with);
  }
}
