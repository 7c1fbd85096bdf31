package org.homeostat.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.homeostat.solver.RefusedException;
import org.homeostat.system.DynamicalSystem;
import org.junit.jupiter.api.Test;

class FixedPointTest {
  private static DynamicalSystem of(String drift, double start) {
    return DynamicalSystem.named("a")
        .state("x", start)
        .equations("dx = (" + drift + ")*dt")
        .build();
  }

  private static FixedPoint near(DynamicalSystem system, String... unused) {
    return FixedPoint.near(system, OperatingPoint.of(system), unused);
  }

  @Test
  void thePendulumRestsBelowAndAbove() {
    DynamicalSystem pendulum = Plants.shipped("pendulum");
    OperatingPoint start = OperatingPoint.of(pendulum);
    FixedPoint below = FixedPoint.near(pendulum, start.with("angle", 0.5).with("speed", 1));
    assertEquals(0, below.point().value("angle").elements()[0], 1e-12);
    assertEquals(Stability.ASYMPTOTICALLY_STABLE, below.stability());
    // lambda^2 + 0.1*lambda + 9.81 = 0
    Eigenvalue mode = below.spectrum().eigenvalues().getFirst();
    assertEquals(-0.05, mode.real(), 1e-12);
    assertEquals(Math.sqrt(9.81 - 0.0025), Math.abs(mode.imaginary()), 1e-12);
    FixedPoint above = FixedPoint.near(pendulum, start.with("angle", 3));
    assertEquals(Math.PI, above.point().value("angle").elements()[0], 1e-14);
    assertEquals(Stability.UNSTABLE, above.stability());
  }

  @Test
  void aConstantForceMovesTheEquilibrium() {
    DynamicalSystem pendulum = Plants.shipped("pendulum");
    OperatingPoint pushed = OperatingPoint.of(pendulum).with("angle", 0.2).with("u", 9.81 / 2);
    double angle = FixedPoint.near(pendulum, pushed).point().value("angle").elements()[0];
    assertEquals(Math.PI / 6, angle, 1e-14);
  }

  @Test
  void onALineOfEquilibriaTheNearestIsTakenAndNothingIsDecided() {
    DynamicalSystem particle = Plants.shipped("particle");
    FixedPoint rest =
        FixedPoint.near(particle, OperatingPoint.of(particle).with("x", 4).with("v", 0));
    assertEquals(4, rest.point().value("x").elements()[0]);
    assertEquals(Stability.UNDECIDED, rest.stability());
  }

  @Test
  void aDoubleRootIsFoundSlowly() {
    FixedPoint root = near(of("x^2", 1));
    assertEquals(0, root.point().value("x").elements()[0], 1e-8);
    assertTrue(root.iterations() > 20);
  }

  @Test
  void whereThereIsNoneNoneIsFound() {
    for (String drift : new String[] {"1 + x^2", "1", "exp(-x)"}) {
      assertThrows(RefusedException.class, () -> near(of(drift, 0.5)), drift);
    }
    var refused = assertThrows(RefusedException.class, () -> near(of("sin(t) - x", 0)));
    assertEquals(
        "the drift of a changes in time by itself; an equilibrium needs equations without t",
        refused.getMessage());
  }

  @Test
  void statesThatOnlyRecordNeedNotRest() {
    DynamicalSystem system =
        DynamicalSystem.named("recorded")
            .state("x", 3)
            .state("total", 5)
            .equations("dx = (1 - x)*dt", "dtotal = (x^2 + 1)*dt")
            .build();
    FixedPoint point = near(system, "total");
    assertEquals(1, point.point().value("x").elements()[0], 1e-14);
    assertEquals(5, point.point().value("total").elements()[0]);
    assertEquals(Stability.ASYMPTOTICALLY_STABLE, point.stability());
    assertThrows(RefusedException.class, () -> near(system));
    assertThrows(RefusedException.class, () -> near(system, "x"));
  }

  @Test
  void eulerIsStableBelowAStepThatTheSpectrumGives() {
    DynamicalSystem oscillator =
        DynamicalSystem.named("o")
            .state("x", 0)
            .state("v", 0)
            .equations("dx = v*dt", "dv = (-4*x - 0.4*v)*dt")
            .build();
    Spectrum spectrum = near(oscillator).spectrum();
    // lambda = -0.2 +- i*sqrt(3.96), |lambda|^2 = 4: 2*0.2/4
    assertEquals(0.1, spectrum.largestEulerStep(), 1e-13);
    assertEquals(Stability.ASYMPTOTICALLY_STABLE, spectrum.eulerStability(0.0999));
    assertEquals(Stability.UNSTABLE, spectrum.eulerStability(0.1001));
    assertEquals(Stability.UNDECIDED, spectrum.eulerStability(0.1));
    assertEquals(0, Spectrum.of(Matrix.of(new double[][] {{1}})).largestEulerStep());
  }

  @Test
  void eigenvaluesOfSimilarMatricesAreThoseThatWerePutIn() {
    SplittableRandom random = new SplittableRandom(11);
    for (int trial = 0; trial < 50; trial++) {
      Matrix blocks =
          Matrix.of(new double[][] {{-1, 5, 0, 0}, {-5, -1, 0, 0}, {0, 0, 2, 1}, {0, 0, 0, 3}});
      Matrix change = Plants.random(4, 4, random).plus(Matrix.identity(4).times(3));
      Matrix similar = change.times(blocks).times(Dense.inverse(change).orElseThrow());
      double scale = trial % 2 == 0 ? 1e-6 : 1e9;
      Spectrum spectrum = Spectrum.of(similar.times(scale));
      double[] real = {3, 2, -1, -1};
      for (int i = 0; i < 4; i++) {
        Eigenvalue found = spectrum.eigenvalues().get(i);
        assertEquals(real[i], found.real() / scale, 1e-10);
        if (i < 2) {
          assertEquals(0, found.imaginary());
        } else {
          assertEquals(5, Math.abs(found.imaginary()) / scale, 1e-10);
        }
      }
      assertTrue(spectrum.abscissa() > 0);
    }
    assertEquals(0, Spectrum.of(Matrix.zeros(3, 3)).abscissa());
  }
}
