package org.homeostat.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import org.homeostat.expression.Parser;
import org.homeostat.expression.SourceText;
import org.homeostat.solver.RefusedException;
import org.homeostat.solver.Simulation;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.SystemReader;
import org.homeostat.system.SystemText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class LinearQuadraticRegulatorTest {
  private static final boolean LONG = Boolean.getBoolean("homeostat.long");

  /// The 1 - 0.5e-8 quantile of the normal law: an interval of this many standard errors fails once
  /// in 1e8.
  static final double SURELY = 5.73;

  private static final QuadraticCost COST = QuadraticCost.diagonal(List.of(1.0, 0.0), List.of(1.0));

  private static LinearQuadraticRegulator particle() {
    return LinearQuadraticRegulator.of(Linearisation.of(Plants.shipped("particle")), COST);
  }

  /// P12^2 = 1 and P22^2 + P22 = 2*P12, so that K = [P12, P22] = [1, 1]; the cost rate is
  /// 0.1^2*P22.
  @Test
  void theParticleIsHeldByItsPositionPlusItsVelocity() {
    LinearQuadraticRegulator regulator = particle();
    assertEquals(1, regulator.gain().at(0, 0), 4e-16);
    assertEquals(1, regulator.gain().at(0, 1), 4e-16);
    assertEquals(0.01, regulator.steadyCost(), 1e-17);
    assertEquals(Stability.ASYMPTOTICALLY_STABLE, regulator.closedLoop().stability());
  }

  @Test
  void scalarPlantsHaveAClosedForm() {
    for (double a : new double[] {-3, -1e-6, 0, 0.5, 100}) {
      for (double b : new double[] {1e-3, 1, 40}) {
        for (double q : new double[] {1e-8, 1, 1e6}) {
          double r = 2;
          double g = 0.3;
          double p = r * (a + Math.sqrt(a * a + b * b * q / r)) / (b * b);
          if (a < 0) { // the same without cancellation
            p = q / (Math.sqrt(a * a + b * b * q / r) - a);
          }
          LinearQuadraticRegulator regulator =
              LinearQuadraticRegulator.of(
                  Linearisation.of(Plants.scalar(a, b, g)),
                  QuadraticCost.diagonal(List.of(q), List.of(r)));
          String what = "a " + a + ", b " + b + ", q " + q;
          assertEquals(p, regulator.value().at(0, 0), 1e-9 * p, what);
          assertEquals(b * p / r, regulator.gain().at(0, 0), 1e-9 * b * p / r, what);
          assertEquals(g * g * p, regulator.steadyCost(), 1e-9 * g * g * p, what);
        }
      }
    }
  }

  @Test
  void noGainCostsLess() {
    long seed = 20261126;
    SplittableRandom random = new SplittableRandom(seed);
    int trials = LONG ? 20_000 : 200;
    int hard = 0;
    for (int trial = 0; trial < trials; trial++) {
      int n = 1 + random.nextInt(6);
      int m = 1 + random.nextInt(3);
      double speed = trial % 3 == 0 ? 1 : 3;
      Matrix all = Plants.nonNegative(n + m, random).plus(Matrix.identity(n + m).times(0.01));
      QuadraticCost cost =
          new QuadraticCost(all.part(0, 0, n, n), all.part(n, n, m, m), all.part(0, n, n, m));
      Matrix a = Plants.random(n, n, random).times(speed);
      Matrix b = Plants.random(n, m, random);
      Matrix g = Plants.random(n, 2, random);
      Linearisation plant = Linearisation.of(Plants.linear(a, b, Matrix.identity(n), g));
      String what = "seed " + seed + ", trial " + trial;
      hard += isBest(plant, cost, random, what) ? 0 : 1;
    }
    assertTrue(hard < trials / 4, hard + " of " + trials + " hard");
  }

  /// Whether the costs could be compared: not for a plant that can hardly be stabilised, whose
  /// costs are known to few digits, or which is refused for that.
  private static boolean isBest(
      Linearisation plant, QuadraticCost cost, SplittableRandom random, String what) {
    LinearQuadraticRegulator regulator;
    try {
      regulator = LinearQuadraticRegulator.of(plant, cost);
    } catch (RefusedException refused) {
      assertTrue(String.valueOf(refused.getMessage()).contains("too ill-conditioned"), what);
      return false;
    }
    assertTrue(regulator.residual() < 1e-9, what + ": residual " + regulator.residual());
    assertTrue(regulator.closedLoop().abscissa() < 0, what);
    if (regulator.value().norm() > 1e3) {
      return false;
    }
    Matrix gain = regulator.gain();
    double best = cost(plant, cost, gain);
    assertEquals(best, regulator.steadyCost(), 1e-7 * best, what);
    for (int k = 0; k < 5; k++) {
      Matrix other = gain.plus(Plants.random(gain.rows(), gain.columns(), random).times(0.1));
      if (Spectrum.of(plant.a().minus(plant.b().times(other))).abscissa() < -1e-3) {
        assertTrue(cost(plant, cost, other) >= best * (1 - 1e-8), what);
      }
    }
    return true;
  }

  /// The average cost rate of a feedback: `trace(G'*X*G)` with `M'*X + X*M + W = 0`.
  private static double cost(Linearisation plant, QuadraticCost cost, Matrix gain) {
    Matrix m = plant.a().minus(plant.b().times(gain));
    Matrix cross = cost.n().times(gain);
    Matrix w =
        cost.q()
            .plus(gain.transpose().times(cost.r()).times(gain))
            .minus(cross)
            .minus(cross.transpose());
    return kronecker(m, w).times(plant.diffusion()).trace();
  }

  /// The Lyapunov equation as one system of linear equations for all elements of X.
  static Matrix kronecker(Matrix a, Matrix q) {
    int n = a.rows();
    double[] all = new double[n * n * n * n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        for (int k = 0; k < n; k++) {
          // (A'X)_ij has A_ki*X_kj, (XA)_ij has X_ik*A_kj
          all[(i * n + j) * n * n + k * n + j] += a.at(k, i);
          all[(i * n + j) * n * n + i * n + k] += a.at(k, j);
        }
      }
    }
    Matrix x =
        Dense.inverse(new Matrix(n * n, n * n, all))
            .orElseThrow()
            .times(new Matrix(n * n, 1, q.elements()))
            .times(-1);
    return new Matrix(n, n, x.elements());
  }

  @Test
  void theLyapunovEquationIsSolved() {
    SplittableRandom random = new SplittableRandom(5);
    for (int trial = 0; trial < 100; trial++) {
      int n = 1 + trial % 6;
      Matrix any = Plants.random(n, n, random);
      Matrix a = any.minus(Matrix.identity(n).times(Spectrum.of(any).abscissa() + 0.1));
      Matrix q = Plants.nonNegative(n, random);
      Matrix expected = kronecker(a, q);
      Matrix found = Lyapunov.solve(a, q);
      assertTrue(found.minus(expected).norm() <= 1e-9 * expected.norm(), "trial " + trial);
    }
  }

  @Test
  void largePlantsAreSolvedToo() {
    SplittableRandom random = new SplittableRandom(8);
    Matrix a = Plants.random(40, 40, random).times(0.5);
    Linearisation plant =
        Linearisation.of(
            Plants.linear(
                a, Plants.random(40, 10, random), Matrix.identity(40), Matrix.identity(40)));
    QuadraticCost cost = QuadraticCost.of(Matrix.identity(40), Matrix.identity(10).times(0.01));
    LinearQuadraticRegulator regulator = LinearQuadraticRegulator.of(plant, cost);
    assertTrue(regulator.residual() < 1e-12, "residual " + regulator.residual());
    assertEquals(Stability.ASYMPTOTICALLY_STABLE, regulator.closedLoop().stability());
  }

  @Test
  void theAgentIsASystemThatIsReadBack() {
    DynamicalSystem agent = particle().agent();
    String text = SystemText.print(agent);
    assertTrue(text.contains("u = -K@(x - target)"), text);
    assertEquals(agent, SystemReader.read(SourceText.of("regulator.yaml", text)));
    var alone = Simulation.of(agent);
    assertEquals(
        "regulator has no states, so nothing moves; connect it to a system with states",
        assertThrows(RefusedException.class, alone::compile).getMessage());
  }

  @Test
  void theSimulatedLoopCostsWhatTheTheorySays() {
    LinearQuadraticRegulator regulator = particle();
    DynamicalSystem loop = regulator.loop(Plants.shipped("particle"));
    double[] cost = Plants.average(loop, "plant.x^2 + agent.u^2", 0.01, 200);
    // the step of 0.01 changes the cost rate by less than 2 %
    double allowed = SURELY * cost[1] + 0.02 * regulator.steadyCost();
    assertTrue(allowed < 0.1 * regulator.steadyCost(), "standard error " + cost[1]);
    assertEquals(regulator.steadyCost(), cost[0], allowed);
  }

  @Test
  void thePendulumStandsOnceRegulated() {
    DynamicalSystem pendulum = Plants.shipped("pendulum");
    FixedPoint upright = FixedPoint.near(pendulum, OperatingPoint.of(pendulum).with("angle", 3));
    assertEquals(Stability.UNSTABLE, upright.stability());
    LinearQuadraticRegulator regulator =
        LinearQuadraticRegulator.of(
            upright.plant(), QuadraticCost.diagonal(List.of(10.0, 1.0), List.of(1.0)));
    DynamicalSystem loop = regulator.loop(pendulum);
    FixedPoint held = FixedPoint.near(loop, OperatingPoint.of(loop).with("plant.angle", 3));
    assertEquals(Math.PI, held.point().value("plant.angle").elements()[0], 1e-12);
    assertEquals(Stability.ASYMPTOTICALLY_STABLE, held.stability());
    assertEquals(regulator.closedLoop().abscissa(), held.spectrum().abscissa(), 1e-9);
  }

  @Test
  void aPendulumIsHeldAslantByAConstantTorque() {
    DynamicalSystem pendulum = Plants.shipped("pendulum");
    OperatingPoint aslant =
        OperatingPoint.of(pendulum).with("angle", 5 * Math.PI / 6).with("u", 9.81 / 2);
    LinearQuadraticRegulator regulator =
        LinearQuadraticRegulator.of(
            Linearisation.of(pendulum, aslant),
            QuadraticCost.diagonal(List.of(1.0, 1.0), List.of(1.0)));
    DynamicalSystem loop = regulator.loop(pendulum);
    FixedPoint held = FixedPoint.near(loop, OperatingPoint.of(loop).with("plant.angle", 2.5));
    assertEquals(5 * Math.PI / 6, held.point().value("plant.angle").elements()[0], 1e-12);
    assertEquals(Stability.ASYMPTOTICALLY_STABLE, held.stability());
  }

  @Test
  void severalInputsAndArraysAreConnected() {
    SplittableRandom random = new SplittableRandom(3);
    DynamicalSystem plant =
        Plants.linear(
            Plants.random(3, 3, random).times(2),
            Plants.random(3, 2, random),
            Matrix.identity(3),
            Matrix.identity(3));
    LinearQuadraticRegulator regulator =
        LinearQuadraticRegulator.of(
            Linearisation.of(plant),
            QuadraticCost.diagonal(List.of(1.0, 1.0, 1.0), List.of(1.0, 1.0)));
    DynamicalSystem loop = regulator.loop(plant);
    Matrix closed = plant(loop).a();
    Matrix expected = regulator.plant().a().minus(regulator.plant().b().times(regulator.gain()));
    assertTrue(closed.minus(expected).norm() <= 1e-13 * expected.norm());
  }

  private static Linearisation plant(DynamicalSystem system) {
    return Linearisation.of(system);
  }

  @Test
  void whatCannotBeStabilisedIsRefused() {
    DynamicalSystem plant =
        DynamicalSystem.named("p")
            .state("x", 0)
            .state("y", 0)
            .input("u")
            .equations("dx = (x + u)*dt", "dy = 2*y*dt")
            .build();
    refused(
        "the inputs [u] cannot move the mode 2.0 along y; every mode that does not decay by"
            + " itself needs an input",
        plant,
        QuadraticCost.diagonal(List.of(1.0, 1.0), List.of(1.0)));
  }

  /// The difference of two particles that one force pushes alike, and a pair that swings.
  @Test
  void theCombinationThatNoInputMovesIsNamed() {
    DynamicalSystem twins =
        DynamicalSystem.named("p")
            .state("x", 0)
            .state("y", 0)
            .input("u")
            .equations("dx = u*dt", "dy = 2*u*dt")
            .build();
    refused(
        "the inputs [u] cannot move the mode 0.0 along x - 0.5*y; every mode that does not decay by"
            + " itself needs an input",
        twins,
        QuadraticCost.diagonal(List.of(1.0, 1.0), List.of(1.0)));
    DynamicalSystem swing =
        DynamicalSystem.named("p")
            .state("x", 0)
            .state("a", 0)
            .state("b", 0)
            .input("u")
            .equations("dx = u*dt", "da = 3*b*dt", "db = -3*a*dt")
            .build();
    Executable design =
        () ->
            LinearQuadraticRegulator.of(
                Linearisation.of(swing),
                QuadraticCost.diagonal(List.of(1.0, 1.0, 1.0), List.of(1.0)));
    String message = String.valueOf(assertThrows(RefusedException.class, design).getMessage());
    assertTrue(message.matches(".* cannot move the mode 0.0 \\+ 3.0i along [ab]; .*"), message);
  }

  @Test
  void whatRestsNowhereByItselfNeedsACost() {
    refused(
        "the mode 0.0 along x costs nothing and does not decay by itself; give its states a"
            + " cost",
        Plants.shipped("particle"),
        QuadraticCost.diagonal(List.of(0.0, 1.0), List.of(1.0)));
  }

  @Test
  void whatIsNoEquilibriumIsRefused() {
    refused(
        "the point is no equilibrium: the drift of [x] is [[1.0]]; find one with FixedPoint.near, or"
            + " give the inputs the values that hold it",
        DynamicalSystem.named("p").state("x", 0).input("u").equations("dx = (1 + u)*dt").build(),
        QuadraticCost.diagonal(List.of(1.0), List.of(1.0)));
  }

  @Test
  void costsOfOtherSizesAreRefused() {
    refused(
        "the plant has 2 states and 1 inputs, the cost is of 1 and 1; the states are [x, v], the"
            + " inputs [u]",
        Plants.shipped("particle"),
        QuadraticCost.diagonal(List.of(1.0), List.of(1.0)));
  }

  private static void refused(String message, DynamicalSystem system, QuadraticCost cost) {
    Linearisation plant = Linearisation.of(system);
    var refused =
        assertThrows(RefusedException.class, () -> LinearQuadraticRegulator.of(plant, cost));
    assertEquals(message, refused.getMessage());
  }

  @Test
  void aRewardGivesItsCost() {
    DynamicalSystem particle = Plants.shipped("particle");
    Linearisation plant = Linearisation.of(particle);
    assertEquals(COST, QuadraticCost.ofReward(Parser.parse("-position^2 - u^2"), particle, plant));
    QuadraticCost cross =
        QuadraticCost.ofReward(
            Parser.parse("7 - mass*(x + u)^2 - 3*v*v - friction*u^2"), particle, plant);
    assertEquals(Matrix.diagonal(1, 3), cross.q());
    assertEquals(Matrix.diagonal(1.5), cross.r());
    assertEquals(Matrix.of(new double[][] {{1}, {0}}), cross.n());
  }

  @Test
  void rewardsWithoutAQuadraticCostAreRefused() {
    rewardRefused("-abs(x) - u^2", "is not quadratic in states and inputs");
    rewardRefused("-x^4 - u^2", "is not quadratic in states and inputs");
    rewardRefused("-x^2", "has no largest value that one input alone reaches");
    rewardRefused("x^2 - u^2", "has no largest value that one input alone reaches");
    rewardRefused("-(x - 1)^2 - u^2", "is not largest at the point: it grows with x");
    rewardRefused("-t*x^2 - u^2", "is not quadratic in states and inputs");
    rewardRefused("-positoin^2 - u^2", "did you mean 'position'?");
  }

  private static void rewardRefused(String reward, String message) {
    DynamicalSystem particle = Plants.shipped("particle");
    Linearisation plant = Linearisation.of(particle);
    var refused =
        assertThrows(
            RefusedException.class,
            () -> QuadraticCost.ofReward(Parser.parse(reward), particle, plant));
    String found = String.valueOf(refused.getMessage());
    assertTrue(found.contains(message), found);
  }

  @Test
  void costsThatAreNoneAreRefused() {
    Matrix one = Matrix.identity(1);
    assertThrows(RefusedException.class, () -> QuadraticCost.of(one.times(-1), one));
    assertThrows(RefusedException.class, () -> QuadraticCost.of(one, Matrix.zeros(1, 1)));
    assertThrows(RefusedException.class, () -> new QuadraticCost(one, one, one.times(1.1)));
    assertThrows(RefusedException.class, () -> new QuadraticCost(one, one, Matrix.zeros(2, 1)));
    Matrix skew = Matrix.of(new double[][] {{1, 1}, {0, 1}});
    assertThrows(RefusedException.class, () -> QuadraticCost.of(skew, one));
  }
}
