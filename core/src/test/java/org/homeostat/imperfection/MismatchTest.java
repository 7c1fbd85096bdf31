package org.homeostat.imperfection;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.homeostat.expression.Shape;
import org.homeostat.expression.Tensor;
import org.homeostat.kernel.Execution;
import org.homeostat.solver.Ensemble;
import org.homeostat.system.DynamicalSystem;
import org.junit.jupiter.api.Test;

class MismatchTest {
  private static final int SEEDS = 4000;
  private static final Strength SIGMA = new Strength("chip.mismatch", 0.3);

  private static final DynamicalSystem SYSTEM =
      DynamicalSystem.named("neuron")
          .state("x", 0)
          .parameter("K", new Tensor(Shape.of(2), new double[] {2, -1}))
          .parameter("rate", 3)
          .noise("w")
          .equations("dx = (K[0] + K[1] - rate*x)*dt + dw")
          .build();

  private static double[] logs(double[] values, double nominal) {
    return Arrays.stream(values).map(value -> StrictMath.log(value / nominal)).toArray();
  }

  @Test
  void factorsAreLognormalOfMedianOneAndIndependent() {
    Chips chips = Chips.of(SYSTEM, SEEDS, new Mismatch(Subject.of("K"), SIGMA));
    double[] first = logs(chips.last("K.device[0]", "euler-maruyama", 0.1, 0.1), 2);
    double[] second = logs(chips.last("K.device[1]", "euler-maruyama", 0.1, 0.1), -1);
    for (double[] each : List.of(first, second)) {
      assertEquals(0, Chips.mean(each), 5 * 0.3 / Math.sqrt(SEEDS));
      assertEquals(0.09, Chips.variance(each), 5 * 0.09 * Math.sqrt(2.0 / SEEDS));
      double third = Arrays.stream(each).map(z -> z * z * z / 0.027).average().orElseThrow();
      assertEquals(0, third, 5 * Math.sqrt(15.0 / SEEDS));
    }
    double together = 0;
    for (int i = 0; i < SEEDS; i++) {
      together += first[i] * second[i] / 0.09 / SEEDS;
    }
    assertEquals(0, together, 5 / Math.sqrt(SEEDS));
  }

  @Test
  void aChipIsTheSameInAnEnsembleAndByItself() {
    Chips chips = Chips.of(SYSTEM, 5, new Mismatch(Subject.of("K"), SIGMA));
    double[] made = chips.last("K.device[1]", "euler-maruyama", 0.1, 0.1);
    for (int seed = 0; seed < 5; seed++) {
      double z = chips.drawn("K.mismatch", seed)[1];
      assertEquals(-StrictMath.exp(0.3 * z), made[seed], 1e-15);
    }
  }

  @Test
  void aStrongerMismatchMakesTheSameChipsWorse() {
    Chips weak = Chips.of(SYSTEM, 50, new Mismatch(Subject.of("rate"), SIGMA));
    Chips strong =
        Chips.of(SYSTEM, 50, new Mismatch(Subject.of("rate"), new Strength("chip.mismatch", 0.6)));
    double[] a = logs(weak.last("rate.device", "euler-maruyama", 0.1, 0.1), 3);
    double[] b = logs(strong.last("rate.device", "euler-maruyama", 0.1, 0.1), 3);
    for (int i = 0; i < a.length; i++) {
      assertEquals(2 * a[i], b[i], 1e-12);
    }
  }

  @Test
  void withoutStrengthTheDeviceIsIdealToTheBit() {
    Chips ideal =
        Chips.of(SYSTEM, 20, new Mismatch(Subject.of("K"), new Strength("chip.mismatch", 0)));
    Chips none = Chips.of(SYSTEM, 20);
    assertArrayEquals(
        none.last("x", "euler-maruyama", 0.1, 5), ideal.last("x", "euler-maruyama", 0.1, 5));
  }

  @Test
  void ofAStateItIsTheCapacitance() {
    Chips chips = Chips.of(SYSTEM, 20, new Mismatch(Subject.of("x"), SIGMA));
    double[] x = chips.last("x", "euler-maruyama", 0.1, 0.1);
    double[] ideal = Chips.of(SYSTEM, 20).last("x", "euler-maruyama", 0.1, 0.1);
    for (int seed = 0; seed < 20; seed++) {
      double z = chips.drawn("x.mismatch", seed)[0];
      assertEquals(ideal[seed] * StrictMath.exp(0.3 * z), x[seed], 1e-14);
    }
  }

  @Test
  void bytesDoNotDependOnThreadsLanesAndExecution() {
    Chips chips =
        Chips.of(
            SYSTEM,
            37,
            new Mismatch(Subject.of("K"), SIGMA),
            new Mismatch(Subject.of("x"), new Strength("chip.mismatch2", 0.2)));
    double[][] one =
        paths(chips.simulation("euler-maruyama", 0.1, 3).threads(1).lanes(1).record("x").run());
    for (Execution execution : Execution.values()) {
      if (execution.available()) {
        Ensemble other =
            chips
                .simulation("euler-maruyama", 0.1, 3)
                .execution(execution)
                .threads(4)
                .lanes(8)
                .record("x")
                .run();
        assertTrue(Arrays.deepEquals(one, other.paths().all("x")), execution.toString());
      }
    }
  }

  private static double[][] paths(Ensemble ensemble) {
    return ensemble.paths().all("x");
  }
}
