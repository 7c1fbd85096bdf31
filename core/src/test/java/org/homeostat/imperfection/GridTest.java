package org.homeostat.imperfection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.TreeSet;
import org.homeostat.imperfection.Grid.Rounding;
import org.homeostat.noise.Draws;
import org.homeostat.solver.Ensemble;
import org.homeostat.system.DynamicalSystem;
import org.junit.jupiter.api.Test;

class GridTest {
  private static final DynamicalSystem RAMP =
      DynamicalSystem.named("ramp")
          .state("w", -1.5)
          .parameter("slope", 1)
          .equations("dw = slope*dt")
          .output("w", "w")
          .build();

  private static Grid grid(int bits, Rounding rounding) {
    return new Grid(new Strength("chip.levels", 1 << bits), -1, 1, rounding);
  }

  private static double[] path(Chips chips, String name, double step, double until) {
    Ensemble run = chips.simulation("euler-maruyama", step, until).record(name).run();
    return run.paths().values(name, 0);
  }

  @Test
  void bitsMakeAsManyLevelsFromBoundToBound() {
    for (int bits = 1; bits <= 5; bits++) {
      Chips chips = Chips.of(RAMP, 1, new Levels(Subject.of("w"), grid(bits, Rounding.NEAREST)));
      double[] read = path(chips, "w.device", 0.001, 3);
      double[] w = path(chips, "w", 0.001, 3);
      var levels = new TreeSet<Double>();
      Arrays.stream(read).forEach(levels::add);
      assertEquals(1 << bits, levels.size());
      assertEquals(-1, levels.first());
      assertEquals(1, levels.last(), 1e-15);
      double half = 1.0 / ((1 << bits) - 1);
      for (int k = 0; k < w.length; k++) {
        assertEquals(Math.clamp(w[k], -1, 1), read[k], half + 1e-9);
      }
    }
  }

  @Test
  void stochasticRoundingIsRightOnAverageAndTakesOneOfTwoLevels() {
    int seeds = 20_000;
    DynamicalSystem held =
        DynamicalSystem.named("held").state("w", 0.21).equations("dw = 0*dt").build();
    Chips chips = Chips.of(held, seeds, new Levels(Subject.of("w"), grid(3, Rounding.STOCHASTIC)));
    double[] read = chips.last("w.device", "euler-maruyama", 1, 1);
    double step = 2.0 / 7;
    double below = -1 + 4 * step;
    double above = -1 + 5 * step;
    double p = (0.21 - below) / step;
    assertTrue(
        Arrays.stream(read)
            .allMatch(x -> Math.abs(x - below) < 1e-12 || Math.abs(x - above) < 1e-12));
    assertEquals(0.21, Chips.mean(read), 5 * step * Math.sqrt(p * (1 - p) / seeds));
  }

  @Test
  void numbersAreRoundedAsInSystems() {
    Draws draws = Draws.of("test", 1);
    Grid nearest = grid(2, Rounding.NEAREST);
    assertEquals(1 / 3.0, nearest.rounded(0.2, draws), 1e-15);
    assertEquals(-1, nearest.rounded(-7, draws));
    Grid stochastic = grid(2, Rounding.STOCHASTIC);
    double sum = 0;
    for (int i = 0; i < 20_000; i++) {
      sum += stochastic.rounded(0.2, draws);
    }
    assertEquals(0.2, sum / 20_000, 5 * (2 / 3.0) * 0.5 / Math.sqrt(20_000));
  }

  @Test
  void aMemoryRoundedToTheNearestDoesNotMoveByLessThanHalfAStep() {
    DynamicalSystem slow =
        DynamicalSystem.named("slow").state("w", -1).equations("dw = 0.02*dt").build();
    Chips chips = Chips.of(slow, 1, new Writing(Subject.of("w"), grid(4, Rounding.NEAREST), 1));
    // a step of 2/15, of which 0.02 a write is less than a half
    assertEquals(-1, path(chips, "w", 0.1, 50)[500], 1e-12);
    DynamicalSystem quick =
        DynamicalSystem.named("quick").state("w", -1).equations("dw = 0.08*dt").build();
    Chips moving = Chips.of(quick, 1, new Writing(Subject.of("w"), grid(4, Rounding.NEAREST), 1));
    assertEquals(-1 + 5 * 2 / 15.0, path(moving, "w", 0.1, 5)[50], 1e-12);
  }

  @Test
  void aMemoryRoundedStochasticallyMovesRightOnAverage() {
    DynamicalSystem slow =
        DynamicalSystem.named("slow").state("w", -0.9).equations("dw = 0.02*dt").build();
    int seeds = 4000;
    Chips chips =
        Chips.of(slow, seeds, new Writing(Subject.of("w"), grid(4, Rounding.STOCHASTIC), 1));
    double[] w = chips.last("w", "euler-maruyama", 0.1, 20);
    double step = 2.0 / 15;
    for (double each : w) {
      double place = (each + 1) / step;
      assertEquals(Math.rint(place), place, 1e-9);
    }
    // 20 writes, each of a variance of at most a quarter of a squared step
    assertEquals(-0.5, Chips.mean(w), 5 * step * Math.sqrt(20 * 0.25 / seeds));
  }
}
