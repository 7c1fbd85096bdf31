package org.homeostat.inference;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.homeostat.expression.Shape;
import org.homeostat.expression.Tensor;
import org.homeostat.noise.Draws;
import org.homeostat.solver.Ensemble;
import org.homeostat.solver.RefusedException;
import org.homeostat.solver.Simulation;
import org.homeostat.system.DynamicalSystem;
import org.junit.jupiter.api.Test;

class SamplerTest {
  private static final double[] EFFECTS = {28, 8, -3, 7, -1, 1, 18, 12};
  private static final double[] ERRORS = {15, 10, 16, 11, 9, 11, 10, 18};

  private static Tensor vector(double... elements) {
    return new Tensor(Shape.of(elements.length), elements);
  }

  /// Rubin (1981): effects of coaching in eight schools; mu is normal (0, 5), the spread exp(tau)
  /// half-Cauchy (5).
  private static LogDensity eightSchools() {
    Map<String, Shape> random = new LinkedHashMap<>();
    random.put("mu", Shape.SCALAR);
    random.put("tau", Shape.SCALAR);
    random.put("z", Shape.of(8));
    return LogDensity.of(
        "-mu^2/50 + tau - log(1 + exp(2*tau)/25) - sum(z^2)/2"
            + " - sum(((y - mu - exp(tau)*z)/s)^2)/2",
        random,
        Map.of("y", vector(EFFECTS), "s", vector(ERRORS)));
  }

  /// With the effects integrated out, `y(j)` is normal with variance `s(j)^2 + spread^2`; mu and
  /// the spread are summed over a grid.
  private static double[] eightSchoolsExactly() {
    double weight = 0;
    double mean = 0;
    double spread = 0;
    for (double tau = 0.01; tau < 120; tau *= 1.01) {
      for (double mu = -25; mu < 35; mu += 0.1) {
        double log = -mu * mu / 50 - Math.log(1 + tau * tau / 25) + Math.log(tau);
        for (int j = 0; j < 8; j++) {
          double v = ERRORS[j] * ERRORS[j] + tau * tau;
          log -= 0.5 * Math.log(v) + (EFFECTS[j] - mu) * (EFFECTS[j] - mu) / (2 * v);
        }
        double w = Math.exp(log + 30);
        weight += w;
        mean += w * mu;
        spread += w * Math.log(tau);
      }
    }
    return new double[] {mean / weight, spread / weight};
  }

  @Test
  void slopesAreThoseOfDifferences() {
    LogDensity density = eightSchools();
    var hamiltonian = new Hamiltonian(10, density.evaluators().get());
    var at = new Hamiltonian.Phase(10);
    for (int i = 0; i < 10; i++) {
      at.q[i] = 0.3 * i - 1;
    }
    hamiltonian.evaluate(at);
    double[] slope = at.slope.clone();
    for (int i = 0; i < 10; i++) {
      double h = 1e-5;
      double there = at.q[i];
      at.q[i] = there + h;
      hamiltonian.evaluate(at);
      double above = at.logDensity;
      at.q[i] = there - h;
      hamiltonian.evaluate(at);
      assertEquals((above - at.logDensity) / (2 * h), slope[i], 1e-6);
      at.q[i] = there;
    }
  }

  @Test
  void eightSchoolsHaveTheirExactMeans() {
    double[] exact = eightSchoolsExactly();
    Chains chains = Sampler.noUTurn().run(eightSchools(), 4, 2000, 1);
    for (String element : chains.elements()) {
      assertTrue(chains.convergence(element).rHat() < 1.01, element);
    }
    near(exact[0], chains.convergence("mu"));
    near(exact[1], chains.convergence("tau"));
    assertTrue(chains.divergences() < 10, "divergences " + chains.divergences());
  }

  /// Within 4 standard errors.
  private static void near(double exact, Convergence found) {
    double error = found.deviation() / Math.sqrt(found.bulk());
    assertEquals(exact, found.mean(), 4 * error);
    assertTrue(error < 0.1 * found.deviation(), "so that the test can fail");
  }

  @Test
  void fiftyNormalNumbersHaveTheirMoments() {
    double[] deviations = new double[50];
    Arrays.setAll(deviations, i -> 0.1 * (i + 1));
    LogDensity density =
        LogDensity.of(
            "-sum(((x - m)/s)^2)/2",
            Map.of("x", Shape.of(50)),
            Map.of("m", vector(deviations.clone()), "s", vector(deviations)));
    Chains chains = Sampler.noUTurn().run(density, 4, 1000, 2);
    for (int i = 0; i < 50; i++) {
      Convergence found = chains.convergence("x[" + i + "]");
      assertTrue(found.rHat() < 1.01, "element " + i + ": " + found);
      near(deviations[i], found);
      assertEquals(deviations[i], found.deviation(), 0.1 * deviations[i]);
    }
  }

  /// Neal's funnel: v is normal (0, 3), x normal (0, exp(v/2)). As it stands its neck is too steep
  /// for its mouth, which the draws confess; with `x = exp(v/2)*z` they are right.
  @Test
  void funnelIsConfessedAndWithoutItsCentreRight() {
    Map<String, Shape> random = new LinkedHashMap<>();
    random.put("v", Shape.SCALAR);
    random.put("x", Shape.of(2));
    LogDensity centred = LogDensity.of("-v^2/18 - sum((x*exp(-v/2))^2)/2 - v", random, Map.of());
    Chains doubtful = Sampler.noUTurn().run(centred, 4, 500, 3);
    assertTrue(doubtful.divergences() > 0 || doubtful.convergence("v").rHat() > 1.01);
    Map<String, Shape> free = new LinkedHashMap<>();
    free.put("v", Shape.SCALAR);
    free.put("z", Shape.of(2));
    LogDensity density = LogDensity.of("-v^2/18 - sum(z^2)/2", free, Map.of());
    Chains chains = Sampler.noUTurn().run(density, 4, 1000, 3);
    double[][] v = chains.of("v");
    double[][] z = chains.of("z[0]");
    double[][] logX = new double[4][1000];
    for (int c = 0; c < 4; c++) {
      for (int k = 0; k < 1000; k++) {
        logX[c][k] = v[c][k] / 2 + Math.log(Math.abs(z[c][k]));
      }
    }
    assertTrue(chains.convergence("v").rHat() < 1.01);
    assertEquals(3, chains.convergence("v").deviation(), 0.25);
    // the mean of log |z| is -(Euler's constant + log 2)/2
    near(-0.5 * (0.5772156649015329 + Math.log(2)), Convergence.of(logX));
  }

  @Test
  void otherSamplersAndMassesAgree() {
    LogDensity density =
        LogDensity.of(
            "-(x^2 - 2*0.9*x*y + y^2)/(2*(1 - 0.81))",
            new LinkedHashMap<>(Map.of("x", Shape.SCALAR, "y", Shape.SCALAR)),
            Map.of());
    for (Sampler sampler :
        new Sampler[] {
          Sampler.langevin(), Sampler.hamiltonian(8), Sampler.noUTurn().withDenseMass()
        }) {
      int draws = sampler.leapfrogs() == 1 ? 20_000 : 4000;
      Convergence x = sampler.run(density, 4, draws, 4).convergence("x");
      assertTrue(x.rHat() < 1.01, sampler + ": " + x);
      assertEquals(0, x.mean(), 4 * x.deviation() / Math.sqrt(x.bulk()), sampler.toString());
      assertEquals(1, x.deviation(), 0.08, sampler.toString());
    }
  }

  @Test
  void theSameSeedGivesTheSameDraws() {
    LogDensity density = eightSchools();
    Sampler sampler = Sampler.noUTurn().warmingUp(50);
    Chains one = sampler.run(density, 2, 20, 9);
    Chains other = sampler.run(density, 2, 20, 9);
    assertArrayEquals(one.of("mu")[1], other.of("mu")[1]);
    assertTrue(one.of("mu")[0][19] != one.of("mu")[1][19]);
  }

  /// Both dynamics of Langevin visit a normal law with its variance.
  @Test
  void langevinDynamicsVisitTheDensity() {
    LogDensity density = LogDensity.of("-2*(x - 1)^2", Map.of("x", Shape.SCALAR), Map.of());
    for (DynamicalSystem system :
        new DynamicalSystem[] {density.overdamped(Map.of()), density.underdamped(1.5, Map.of())}) {
      Ensemble runs =
          Simulation.of(system)
              .method("shark")
              .step(0.02)
              .until(8)
              .seeds(4000)
              .record("x")
              .recordEvery(400)
              .run();
      double sum = 0;
      double square = 0;
      for (int i = 0; i < 4000; i++) {
        double x = runs.paths().values("x", i)[1];
        sum += x / 4000;
        square += (x - 1) * (x - 1) / 4000;
      }
      assertEquals(1, sum, 4 * 0.5 / Math.sqrt(4000));
      assertEquals(0.25, square, 4 * 0.25 * Math.sqrt(2.0 / 4000));
    }
  }

  /// Independent draws are worth their number; chains at different places are found out.
  @Test
  void convergenceSeesWhatChainsDo() {
    Draws draws = Draws.of("test", 5);
    double[][] independent = new double[4][1000];
    double[][] apart = new double[4][1000];
    double[][] slow = new double[4][1000];
    for (int c = 0; c < 4; c++) {
      double x = 0;
      for (int k = 0; k < 1000; k++) {
        independent[c][k] = draws.normal();
        apart[c][k] = draws.normal() + (c == 0 ? 1 : 0);
        x = 0.9 * x + Math.sqrt(1 - 0.81) * draws.normal();
        slow[c][k] = x;
      }
    }
    assertEquals(4000, Convergence.of(independent).bulk(), 600);
    assertEquals(4000, Convergence.of(independent).tail(), 800);
    assertTrue(Convergence.of(independent).rHat() < 1.01);
    assertTrue(Convergence.of(apart).rHat() > 1.05);
    // (1 - 0.9)/(1 + 0.9) of the draws
    assertEquals(4000 * 0.1 / 1.9, Convergence.of(slow).bulk(), 80);
  }

  @Test
  void whatIsNoDensityIsRefused() {
    assertThrows(
        RefusedException.class,
        () -> LogDensity.of("-x^2 + k", Map.of("x", Shape.SCALAR), Map.of()));
    assertThrows(
        RefusedException.class, () -> LogDensity.of("-x^2", Map.of("x", Shape.of(3)), Map.of()));
    LogDensity nowhere = LogDensity.of("log(x - 5)", Map.of("x", Shape.SCALAR), Map.of());
    String said =
        String.valueOf(
            assertThrows(RefusedException.class, () -> Sampler.noUTurn().run(nowhere, 1, 10, 0))
                .getMessage());
    assertTrue(said.contains("is not finite at 100 points"), said);
  }
}
