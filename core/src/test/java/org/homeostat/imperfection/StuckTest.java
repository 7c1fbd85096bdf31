package org.homeostat.imperfection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.homeostat.expression.Shape;
import org.homeostat.expression.Tensor;
import org.homeostat.system.DynamicalSystem;
import org.junit.jupiter.api.Test;

class StuckTest {
  private static final int SEEDS = 4000;

  private static final DynamicalSystem SYSTEM =
      DynamicalSystem.named("units")
          .state("x", new Tensor(Shape.of(2), new double[] {0, 0}))
          .state("y", 0)
          .parameter("K", 2)
          .noise("w")
          .equations("dx = [1, 2]*dt + 0.1*dw", "dy = (sum(x) - K*y)*dt")
          .build();

  private static Chips chips(String quantity, double share, double value) {
    return Chips.of(
        SYSTEM, SEEDS, new Stuck(Subject.of(quantity), new Strength("chip.dead", share), value));
  }

  @Test
  void theShareIsThatOfChips() {
    double[] made = chips("K", 0.2, 7).last("K.device", "euler-maruyama", 0.1, 0.1);
    int stuck = (int) Arrays.stream(made).filter(value -> value == 7).count();
    assertEquals(0.2 * SEEDS, stuck, 5 * Math.sqrt(0.16 * SEEDS));
    assertEquals(SEEDS - stuck, Arrays.stream(made).filter(value -> value == 2).count());
  }

  @Test
  void whatWasDeadStaysDeadInALargerShare() {
    double[] few = chips("K", 0.1, 0).last("K.device", "euler-maruyama", 0.1, 0.1);
    double[] many = chips("K", 0.3, 0).last("K.device", "euler-maruyama", 0.1, 0.1);
    for (int i = 0; i < SEEDS; i++) {
      assertTrue(few[i] != 0 || many[i] == 0);
    }
  }

  @Test
  void aDeadElementOfAStateRests() {
    Chips chips = chips("x", 0.5, 0);
    double[] x = chips.last("x[0]", "euler-maruyama", 0.1, 2);
    double[] seen = chips.last("x.device[0]", "euler-maruyama", 0.1, 2);
    int resting = (int) Arrays.stream(x).filter(value -> value == 0).count();
    assertEquals(0.5 * SEEDS, resting, 5 * Math.sqrt(0.25 * SEEDS));
    assertTrue(Arrays.equals(x, seen));
    double[] alive = Arrays.stream(x).filter(value -> value != 0).toArray();
    assertEquals(2, Chips.mean(alive), 5 * 0.1 * Math.sqrt(2.0 / alive.length));
  }

  @Test
  void allOrNone() {
    assertTrue(
        Arrays.stream(chips("K", 1, 0).last("K.device", "euler-maruyama", 0.1, 0.1))
            .allMatch(value -> value == 0));
    assertTrue(
        Arrays.stream(chips("K", 0, 0).last("K.device", "euler-maruyama", 0.1, 0.1))
            .allMatch(value -> value == 2));
  }
}
