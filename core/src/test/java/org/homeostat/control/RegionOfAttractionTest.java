package org.homeostat.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.homeostat.solver.RefusedException;
import org.homeostat.system.DynamicalSystem;
import org.junit.jupiter.api.Test;

class RegionOfAttractionTest {
  private static final Sampling SAMPLING = Sampling.of(400, 17, 0.02, 15);

  private static DynamicalSystem cubic(double noise) {
    return DynamicalSystem.named("cubic")
        .state("x", 0)
        .parameter("shake", noise)
        .noise("w")
        .equations("dx = (-x + x^3)*dt + shake*dw")
        .build();
  }

  private static RegionOfAttraction region(DynamicalSystem system) {
    return RegionOfAttraction.of(system, OperatingPoint.of(system), 0.01);
  }

  @Test
  void theCubicReturnsFromWithinOne() {
    RegionOfAttraction cubic = region(cubic(0)).noiseless();
    AttractedShare inside = cubic.from("x", -0.999, 0.999).estimate(SAMPLING);
    assertEquals(new AttractedShare(400, 400, 0), inside);
    AttractedShare outside = cubic.from("x", 1.001, 3).estimate(SAMPLING);
    assertEquals(new AttractedShare(0, 400, 400), outside);
  }

  @Test
  void theShareOfABoxIsThatOfItsPartWithin() {
    AttractedShare share = region(cubic(0)).noiseless().from("x", -1.5, 2.5).estimate(SAMPLING);
    assertTrue(share.interval(1 - 1e-8).contains(0.5), share.toString());
    assertTrue(share.interval(1 - 1e-8).high() - share.interval(1 - 1e-8).low() < 0.3);
    assertEquals(share.samples() - share.attracted(), share.diverged());
  }

  @Test
  void theSameSeedDrawsTheSameStarts() {
    RegionOfAttraction region = region(cubic(0)).noiseless().from("x", -2, 2);
    assertEquals(region.estimate(SAMPLING), region.estimate(SAMPLING));
    AttractedShare first = region.estimate(Sampling.of(150, 17, 0.02, 15));
    AttractedShare rest = region.estimate(Sampling.of(250, 17 + 150, 0.02, 15));
    assertEquals(region.estimate(SAMPLING).attracted(), first.attracted() + rest.attracted());
  }

  @Test
  void noiseCanStay() {
    RegionOfAttraction shaken = region(cubic(0.3)).from("x", -0.5, 0.5);
    AttractedShare share = shaken.estimate(new Sampling(200, 1, "euler-maruyama", 0.01, 5));
    assertTrue(share.value() < 0.5, share.toString());
    assertThrows(RefusedException.class, () -> shaken.estimate(SAMPLING));
    assertEquals(200, shaken.noiseless().estimate(Sampling.of(200, 1, 0.01, 20)).attracted());
  }

  @Test
  void aRegulatedPendulumIsCaughtFromNearby() {
    DynamicalSystem pendulum = Plants.shipped("pendulum");
    FixedPoint upright = FixedPoint.near(pendulum, OperatingPoint.of(pendulum).with("angle", 3));
    LinearQuadraticRegulator regulator =
        LinearQuadraticRegulator.of(
            upright.plant(), QuadraticCost.diagonal(List.of(10.0, 1.0), List.of(1.0)));
    DynamicalSystem loop = regulator.loop(pendulum);
    OperatingPoint target =
        FixedPoint.near(loop, OperatingPoint.of(loop).with("plant.angle", 3)).point();
    AttractedShare share =
        RegionOfAttraction.of(loop, target, 0.01)
            .noiseless()
            .from("plant.angle", Math.PI - 0.3, Math.PI + 0.3)
            .from("plant.speed", -0.3, 0.3)
            .estimate(Sampling.of(100, 2, 0.01, 20));
    assertEquals(1, share.value());
  }

  @Test
  void statesThatDoNotCountMayBeAnywhere() {
    DynamicalSystem system =
        DynamicalSystem.named("clock")
            .state("x", 0)
            .state("age", 0)
            .equations("dx = -x*dt", "dage = dt")
            .build();
    RegionOfAttraction region = region(system).from("x", -1, 1);
    assertEquals(0, region.estimate(SAMPLING).attracted());
    assertEquals(400, region.within("x").estimate(SAMPLING).attracted());
  }

  /// The coverage of Wilson's 90 % interval is summed exactly over the binomial law.
  @Test
  void intervalsCoverAsOftenAsTheySay() {
    int n = 200;
    double total = 0;
    int count = 0;
    for (double p = 0.05; p < 0.96; p += 0.0173) {
      double covered = 0;
      double logarithm = n * StrictMath.log1p(-p);
      for (int k = 0; k <= n; k++) {
        if (new AttractedShare(k, n, 0).interval(0.9).contains(p)) {
          covered += StrictMath.exp(logarithm);
        }
        logarithm += StrictMath.log((n - k) / (k + 1.0) * p / (1 - p));
      }
      assertTrue(covered > 0.86 && covered < 0.94, "p = " + p + ": " + covered);
      total += covered;
      count++;
    }
    assertEquals(0.9, total / count, 0.01);
  }

  @Test
  void whatMakesNoSenseIsRefused() {
    DynamicalSystem system = cubic(0);
    RegionOfAttraction region = region(system);
    assertThrows(RefusedException.class, () -> region.from("y", 0, 1));
    assertThrows(RefusedException.class, () -> region.within("shake"));
    assertThrows(RefusedException.class, () -> Sampling.of(0, 1, 0.1, 1));
    OperatingPoint point = OperatingPoint.of(system);
    assertThrows(RefusedException.class, () -> RegionOfAttraction.of(system, point, 0));
    AttractedShare share = new AttractedShare(1, 2, 0);
    assertThrows(IllegalArgumentException.class, () -> share.interval(1));
  }
}
