package org.homeostat.imperfection;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.homeostat.expression.Literal;
import org.homeostat.expression.Precision;
import org.homeostat.expression.Shape;
import org.homeostat.expression.Tensor;
import org.homeostat.expression.Unit;
import org.homeostat.imperfection.Grid.Rounding;
import org.homeostat.kernel.Execution;
import org.homeostat.system.Variable;
import org.junit.jupiter.api.Test;

/// Weights as arrays.
class ChipTest {
  private static final Shape SHAPE = Shape.of(2, 3);
  private static final Variable W = new Variable("W", SHAPE, Tensor.zeros(SHAPE), Unit.FREE);
  private static final Variable B = Variable.scalar("b", 0);

  private static Making making(Imperfection... imperfections) {
    return new Making(
        new Device(List.of(imperfections)), List.of(W, B), Precision.DOUBLE, Execution.PLAIN);
  }

  private static double[] made(Making making, long seed, double... stored) {
    Chip chip = making.chip(seed, Map.of());
    chip.store("W", stored);
    chip.make();
    return ((double[]) chip.made("W")).clone();
  }

  @Test
  void aChipMakesTheWeightsOfASystemOnIt() {
    Strength sigma = new Strength("chip.mismatch", 0.4);
    Making making = making(new Mismatch(Subject.of("W").learning(), sigma));
    double[] made = made(making, 7, 1, 1, 1, 2, 2, 2);
    Chips same =
        Chips.of(Making.held(List.of(W)), 1, new Mismatch(Subject.of("W").learning(), sigma));
    double[] z = same.drawn("W.mismatch", 7);
    for (int i = 0; i < 6; i++) {
      assertEquals((i < 3 ? 1 : 2) * StrictMath.exp(0.4 * z[i]), made[i], 1e-14);
    }
    Chip none = making.chip(7, Map.of("chip.mismatch", 0.0));
    double[] stored = {1, 2, 3, 4, 5, 6};
    none.store("W", stored);
    none.make();
    assertArrayEquals(stored, (double[]) none.made("W"));
    double[] b = {3};
    none.store("b", b);
    assertSame(b, none.made("b"));
  }

  @Test
  void aDeadUnitIsAColumn() {
    Strength share = new Strength("chip.dead", 0.4);
    Making making = making(new Stuck(Subject.of("W").learning(), share, 0, 3));
    int dead = 0;
    for (int seed = 0; seed < 500; seed++) {
      double[] made = made(making, seed, 1, 1, 1, 1, 1, 1);
      for (int column = 0; column < 3; column++) {
        assertEquals(made[column], made[3 + column]);
        dead += made[column] == 0 ? 1 : 0;
      }
    }
    assertEquals(0.4 * 1500, dead, 5 * Math.sqrt(0.24 * 1500));
  }

  @Test
  void aMemoryKeepsToItsLevelsAndBounds() {
    Grid grid = new Grid(new Strength("chip.levels", 5), -1, 1, Rounding.STOCHASTIC);
    Subject weight = Subject.of("W").learning();
    Making making =
        making(
            new Updates(
                weight,
                new Strength("chip.up", 1),
                new Strength("chip.down", 0.5),
                -1,
                1,
                Updates.Bounds.SOFT),
            new Writing(weight, grid, 1));
    Chip chip = making.chip(3, Map.of());
    double[] w = {0.3, 0.3, 0.3, -0.3, 1.5, -1.5};
    chip.store("W", w);
    chip.place();
    var levels = new TreeSet<>(List.of(-1.0, -0.5, 0.0, 0.5, 1.0));
    double sum = 0;
    for (int step = 1; step <= 4000; step++) {
      w[0] = 0.5;
      chip.remember();
      w[0] += 0.2;
      w[1] -= 0.3;
      chip.write(step);
      for (double each : w) {
        assertTrue(levels.contains(each), "" + each);
      }
      sum += w[0];
    }
    // up from 0.5 by 0.2 times the quarter of the range that is left
    assertEquals(0.55, sum / 4000, 5 * 0.25 / Math.sqrt(4000));
    assertEquals(-1, w[1]);
  }

  @Test
  void chanceDependsOnTheChipAndTheStep() {
    Grid grid = new Grid(new Strength("chip.levels", 3), -1, 1, Rounding.STOCHASTIC);
    Making making = making(new Writing(Subject.of("W").learning(), grid, 1));
    assertArrayEquals(written(making, 1), written(making, 1));
    boolean differs = false;
    for (int seed = 2; seed < 9; seed++) {
      differs |= !Arrays.equals(written(making, 1), written(making, seed));
    }
    assertTrue(differs);
  }

  private static double[] written(Making making, long seed) {
    double[] w = {0.6, -0.4, 0.5, 0.5, 0.4, -0.7};
    Chip chip = making.chip(seed, Map.of());
    chip.store("W", w);
    chip.write(5);
    return w;
  }

  @Test
  void whatNeedsTimeIsRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () ->
            making(
                new ThermalNoise(Subject.of("W").learning(), new Strength("s", 1), Literal.of(1))));
  }
}
