package org.homeostat.control;

import static org.homeostat.control.LinearQuadraticRegulatorTest.SURELY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.homeostat.expression.SourceText;
import org.homeostat.solver.RefusedException;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.SystemReader;
import org.homeostat.system.SystemText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class LinearQuadraticGaussianTest {
  private static final QuadraticCost COST = QuadraticCost.diagonal(List.of(1.0, 0.0), List.of(1.0));

  private static LinearQuadraticGaussian particle() {
    Linearisation plant = Linearisation.of(Plants.shipped("particle")).measuring("position");
    return LinearQuadraticGaussian.of(plant, COST, Matrix.diagonal(0.001));
  }

  /// `2*a*s + g^2 - s^2/V = 0`, the equation of Kalman and Bucy (1961) for a single state.
  @Test
  void scalarFiltersHaveAClosedForm() {
    for (double a : new double[] {-2, 0, 1.5}) {
      for (double density : new double[] {1e-4, 1, 50}) {
        double g = 0.7;
        double s = density * (a + Math.sqrt(a * a + g * g / density));
        KalmanBucy filter = KalmanBucy.of(Linearisation.of(Plants.scalar(a, 1, g)), density);
        assertEquals(s, filter.covariance().at(0, 0), 1e-10 * s);
        assertEquals(s / density, filter.gain().at(0, 0), 1e-10 * s / density);
        assertTrue(filter.errorDynamics().abscissa() < 0);
      }
    }
  }

  @Test
  void theFilterIsTheRegulatorOfTheTransposedPlant() {
    long seed = 4;
    SplittableRandom random = new SplittableRandom(seed);
    for (int trial = 0; trial < 50; trial++) {
      int n = 1 + random.nextInt(5);
      int outputs = 1 + random.nextInt(2);
      Matrix a = Plants.random(n, n, random);
      Matrix c = Plants.random(outputs, n, random);
      Matrix g = Plants.random(n, n, random);
      Matrix density = Plants.nonNegative(outputs, random).plus(Matrix.identity(outputs));
      KalmanBucy filter = KalmanBucy.of(Linearisation.of(Plants.linear(a, g, c, g)), density);
      Linearisation dual = Linearisation.of(Plants.linear(a.transpose(), c.transpose(), g, g));
      LinearQuadraticRegulator regulator =
          LinearQuadraticRegulator.of(
              dual, QuadraticCost.of(g.times(g.transpose()).symmetric(), density));
      Matrix difference = filter.gain().minus(regulator.gain().transpose());
      assertTrue(
          difference.norm() <= 1e-9 * filter.gain().norm(), "seed " + seed + ", trial " + trial);
      assertTrue(filter.residual() < 1e-9);
    }
  }

  /// The other way round: `trace(L'*P*L*V) + trace(S*Q)`.
  @Test
  void theCostHasTwoForms() {
    LinearQuadraticGaussian controller = particle();
    Matrix l = controller.filter().gain();
    double other =
        controller
                .regulator()
                .value()
                .times(l.times(controller.filter().density()).times(l.transpose()))
                .trace()
            + controller.filter().covariance().times(COST.q()).trace();
    assertEquals(other, controller.steadyCost(), 1e-13);
    assertTrue(controller.steadyCost() > controller.regulator().steadyCost());
  }

  @Test
  void theSimulatedLoopCostsWhatTheTheorySays() {
    LinearQuadraticGaussian controller = particle();
    DynamicalSystem loop = controller.loop(Plants.shipped("particle"));
    double theory = controller.steadyCost();
    double[] cost = Plants.average(loop, "plant.x^2 + agent.u^2", 0.01, 200);
    double bias = Math.abs(eulerCost(loop, controller, 0.01) - theory);
    assertTrue(bias < 0.03 * theory, "bias of the step: " + bias);
    double allowed = SURELY * cost[1] + bias;
    assertTrue(allowed < 0.1 * theory, "standard error " + cost[1]);
    assertEquals(theory, cost[0], allowed);
  }

  /// The average cost rate of Euler-Maruyama steps: the covariance X after many of them fulfils `X
  /// = (I + h*M)*X*(I + h*M)' + h*G*G'`.
  private static double eulerCost(
      DynamicalSystem loop, LinearQuadraticGaussian controller, double step) {
    Linearisation closed = Linearisation.of(loop);
    Matrix map = Matrix.identity(closed.a().rows()).plus(closed.a().times(step));
    Matrix x = closed.diffusion().times(step);
    for (int k = 0; k < 40; k++) { // doubling: sums of 2^k steps
      x = x.plus(map.times(x).times(map.transpose()));
      map = map.times(map);
    }
    Matrix k = controller.regulator().gain();
    Matrix weight =
        Matrix.blocks(COST.q(), Matrix.zeros(2, 2), Matrix.zeros(2, 2), k.transpose().times(k));
    return x.times(weight).trace();
  }

  /// The rate of the whole loop, from the Lyapunov equation of its own matrices, and from a
  /// simulation of its equations.
  private static void assertCosts(
      LinearQuadraticGaussian controller, DynamicalSystem plant, String cost, int seeds) {
    DynamicalSystem loop = controller.loop(plant);
    Linearisation closed = Linearisation.of(loop);
    Matrix covariance = Lyapunov.solve(closed.a().transpose(), closed.diffusion());
    Matrix k = controller.regulator().gain();
    int n = k.columns();
    Matrix weight =
        Matrix.blocks(
            controller.regulator().cost().q(),
            Matrix.zeros(n, n),
            Matrix.zeros(n, n),
            k.transpose().times(controller.regulator().cost().r()).times(k));
    double theory = controller.steadyCost();
    assertEquals(theory, covariance.times(weight).trace(), 1e-7 * theory);
    double[] simulated = Plants.average(loop, cost, "sra1", 0.02, 2000, seeds);
    assertTrue(simulated[1] < 0.0035 * theory, "standard error " + simulated[1] + " of " + theory);
    assertEquals(theory, simulated[0], 0.01 * theory);
  }

  @Test
  void theDoubleIntegratorCostsWhatTheTheorySaysWithinOnePercent() {
    DynamicalSystem integrator =
        DynamicalSystem.named("double-integrator")
            .state("x", 0)
            .state("v", 0)
            .input("u")
            .noise("w")
            .equations("dx = v*dt", "dv = u*dt + 0.1*dw")
            .output("position", "x")
            .build();
    assertCosts(
        LinearQuadraticGaussian.of(Linearisation.of(integrator), COST, Matrix.diagonal(0.001)),
        integrator,
        "plant.x^2 + agent.u^2",
        256);
  }

  @Test
  void theLinearisedCartPoleCostsWhatTheTheorySaysWithinOnePercent() {
    DynamicalSystem pole = Plants.shipped("cart-pole");
    Linearisation upright = Linearisation.of(pole, OperatingPoint.of(pole).with("angle", 0));
    DynamicalSystem linear = Plants.linear(upright.a(), upright.b(), upright.c(), upright.g());
    QuadraticCost cost = QuadraticCost.diagonal(List.of(1.0, 0.0, 10.0, 0.0), List.of(0.1));
    assertCosts(
        LinearQuadraticGaussian.of(Linearisation.of(linear), cost, Matrix.diagonal(1e-4, 1e-5)),
        linear,
        "plant.x[0]^2 + 10*plant.x[2]^2 + 0.1*agent.u^2",
        256);
  }

  @Test
  void theAgentIsASystemThatIsReadBack() {
    DynamicalSystem agent = particle().agent();
    String text = SystemText.print(agent);
    assertTrue(text.contains("dm = (A@m + B*u + L*(y - C@m))*dt + L*blur*dv"), text);
    assertTrue(text.contains("u = -K@m"), text);
    assertEquals(agent, SystemReader.read(SourceText.of("agent.yaml", text)));
  }

  /// The separation of Anderson and Moore, section 8.1: the modes of the loop are those of the
  /// regulator and those of the filter.
  @Test
  void theLoopHasTheModesOfRegulatorAndFilter() {
    SplittableRandom random = new SplittableRandom(9);
    DynamicalSystem plant =
        Plants.linear(
            Plants.random(3, 3, random),
            Plants.random(3, 2, random),
            Plants.random(2, 3, random),
            Matrix.identity(3));
    Linearisation linear = Linearisation.of(plant);
    LinearQuadraticGaussian controller =
        LinearQuadraticGaussian.of(
            linear,
            QuadraticCost.diagonal(List.of(1.0, 2.0, 3.0), List.of(1.0, 1.0)),
            Matrix.of(new double[][] {{1, 0.2}, {0.2, 1}}));
    assertModes(controller, controller.loop(plant));
  }

  @Test
  void pointsAwayFromZeroAndFeedthroughAreCounted() {
    DynamicalSystem pendulum =
        DynamicalSystem.named("sensed")
            .state("angle", 5 * Math.PI / 6)
            .state("speed", 0)
            .input("u")
            .noise("w")
            .equations(
                "dangle = speed*dt", "dspeed = (u - 9.81*sin(angle) - 0.1*speed)*dt + 0.01*dw")
            .output("y", "angle + 0.1*u")
            .build();
    OperatingPoint aslant = OperatingPoint.of(pendulum).with("u", 9.81 / 2);
    LinearQuadraticGaussian controller =
        LinearQuadraticGaussian.of(
            Linearisation.of(pendulum, aslant),
            QuadraticCost.diagonal(List.of(1.0, 1.0), List.of(1.0)),
            Matrix.diagonal(1e-4));
    DynamicalSystem loop = controller.loop(pendulum);
    FixedPoint held = FixedPoint.near(loop, OperatingPoint.of(loop));
    assertEquals(5 * Math.PI / 6, held.point().value("plant.angle").elements()[0], 1e-12);
    assertModes(controller, loop);
  }

  private static void assertModes(LinearQuadraticGaussian controller, DynamicalSystem loop) {
    List<Double> expected =
        Stream.of(controller.regulator().closedLoop(), controller.filter().errorDynamics())
            .flatMap(spectrum -> spectrum.eigenvalues().stream())
            .map(Eigenvalue::real)
            .sorted()
            .toList();
    List<Double> found =
        Linearisation.of(loop).spectrum().eigenvalues().stream()
            .map(Eigenvalue::real)
            .sorted()
            .toList();
    assertEquals(expected.size(), found.size());
    for (int i = 0; i < expected.size(); i++) {
      assertEquals(expected.get(i), found.get(i), 1e-8);
    }
  }

  @Test
  void whatOutputsDoNotShowIsRefused() {
    Linearisation velocity = Linearisation.of(Plants.shipped("particle")).measuring("velocity");
    refused(
        "the outputs [velocity] do not show the mode 0.0 along x; every mode that does not decay"
            + " by itself needs an output",
        () -> KalmanBucy.of(velocity, 1));
    refused(
        "no noise shakes the mode 0.0 along x, which does not decay by itself: in the end the"
            + " filter would not look at it; give its states noise",
        () -> KalmanBucy.of(Linearisation.of(Plants.scalar(0, 1, 0)), 1));
    refused(
        "the plant has the outputs [velocity], the density of their noise is [[0.0]]; give every"
            + " output a density greater than 0, and a symmetric positive definite matrix",
        () -> KalmanBucy.of(velocity, 0));
    LinearQuadraticGaussian controller = particle();
    refused(
        "the regulator and the filter are of different plants; give both the same linearisation",
        () ->
            new LinearQuadraticGaussian(
                controller.regulator(),
                KalmanBucy.of(Linearisation.of(Plants.shipped("particle")), 1, 1)));
  }

  private static void refused(String message, Executable call) {
    assertEquals(message, assertThrows(RefusedException.class, call).getMessage());
  }
}
