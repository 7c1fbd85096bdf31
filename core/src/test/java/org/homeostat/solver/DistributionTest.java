package org.homeostat.solver;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class DistributionTest {
  private static double[] drawn(Distribution distribution, String name, long first, int count) {
    return LongStream.range(first, first + count)
        .mapToDouble(seed -> distribution.draw(name, 0, seed))
        .toArray();
  }

  @Test
  void aCycleGivesItsValuesInTurnWhateverIsDrawn() {
    Distribution cycle = new Distribution.Cycle(List.of(3.0, 1.0, 2.0));
    assertArrayEquals(new double[] {3, 1, 2, 3, 1, 2, 3}, drawn(cycle, "x", 0, 7));
    assertArrayEquals(drawn(cycle, "x", 0, 7), drawn(cycle, "y", 0, 7));
    assertEquals(2, cycle.draw("x", 5, (1L << 32) + 1));
  }

  @Test
  void whatIsDrawnDependsOnTheSeedAndTheNameAlone() {
    Distribution uniform = new Distribution.Uniform(-1, 1);
    assertArrayEquals(drawn(uniform, "x", 0, 5), drawn(uniform, "x", 0, 5));
    assertEquals(uniform.draw("x", 0, 7), drawn(uniform, "x", 5, 3)[2]);
  }

  @Test
  void lawsWithoutValuesAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> new Distribution.Cycle(List.of()));
    assertThrows(IllegalArgumentException.class, () -> new Distribution.Choice(List.of()));
    assertThrows(IllegalArgumentException.class, () -> new Distribution.Uniform(1, 1));
    assertThrows(IllegalArgumentException.class, () -> new Distribution.Normal(0, -1));
  }
}
