package org.homeostat.substrate.cost;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.homeostat.expression.SourceText;
import org.homeostat.solver.FixedStep;
import org.homeostat.solver.Simulation;
import org.homeostat.system.SystemReader;
import org.junit.jupiter.api.Test;

/// Counts are those of a person with the equations and a pencil.
class SystemCostTest {

  private static SystemCost cost(String text) {
    FixedStep step =
        Simulation.of(SystemReader.read(SourceText.of("test.yaml", text)))
            .method("euler-maruyama")
            .step(0.1)
            .until(10)
            .fixedStep();
    return SystemCost.of(step, 0, 50);
  }

  /// x + h*(u - a*x): the step is added by one multiply-accumulate.
  @Test
  void aScalarEquationIsCountedByHand() {
    SystemCost cost =
        cost(
            """
            system: decay
            states: {x: 1}
            inputs: {u: 0.5}
            parameters: {a: 2}
            equations: dx = (u - a*x)*dt
            """);
    Counts counts = cost.total().counts();
    assertEquals(1, counts.of(Kind.MAC));
    assertEquals(1, counts.of(Kind.MULTIPLICATION));
    assertEquals(1, counts.of(Kind.AC));
    assertEquals(3, counts.total());
    assertEquals(5, cost.total().words(), "x, u, a and the step are read, x is written");
    assertEquals(1, cost.states());
    assertEquals(10, cost.stepsPerSecond());
  }

  /// Of a product [3, 4] with a vector of which one element is never other than 0.
  @Test
  void multiplicationsByZeroAreSeenInARun() {
    SystemCost cost =
        cost(
            """
            system: sparse
            states: {x: {shape: [4], start: [1, 1, 0, 1]}, y: {shape: [3]}}
            parameters: {W: {shape: [3, 4], start: [[1, 2, 3, 4], [5, 6, 7, 8], [9, 10, 11, 12]]}}
            equations: |
              dx = -x*dt
              dy = (W@x - y)*dt
            """);
    assertEquals(12, cost.activity().dense());
    assertEquals(9, cost.activity().effective());
    assertEquals(9, cost.total().synaptic());
    assertEquals(50, cost.activity().steps());
    assertEquals(12 + 4 + 3, cost.total().counts().of(Kind.MAC));
  }

  @Test
  void productsWithOnesAndZerosOnlyAdd() {
    SystemCost cost =
        cost(
            """
            system: binary
            states: {x: {shape: [4], start: [1, 0, 1, 0]}, y: {shape: [3]}}
            parameters: {W: {shape: [3, 4], start: [[1, 2, 3, 4], [5, 6, 7, 8], [9, 10, 11, 12]]}}
            equations: |
              dx = 0*x*dt
              dy = (W@x)*dt
            """);
    assertTrue(cost.total().counts().of(Kind.AC) >= 12, cost.total().toString());
    assertEquals(6, cost.total().synaptic());
  }

  @Test
  void anElementaryFunctionCountsOnceForEachElement() {
    SystemCost cost =
        cost(
            """
            system: squashed
            states: {x: {shape: [5], start: 0.1}}
            equations: dx = (tanh(x) - x)*dt
            """);
    assertEquals(5, cost.total().counts().of(Kind.TRANSCENDENTAL));
    assertTrue(cost.total().within().total() > 5 * 10, cost.total().toString());
  }

  @Test
  void energyFollowsTheTable() {
    Work work = new Work(Counts.of(Kind.MAC, 10).plus(Counts.of(Kind.AC, 5)), Counts.NONE, 3, 7);
    for (Substrate substrate : Substrate.all()) {
      Energy energy = substrate.of(work, 4);
      assertTrue(0 < energy.low() && energy.low() <= energy.high(), substrate.name());
      substrate.prices().values().forEach(price -> assertFalse(price.source().isBlank()));
    }
    Energy digital = substrate("digital 45 nm, float 32").of(work, 4);
    assertEquals((10 * 4.6 + 5 * 0.9 + 3 * 5) * 1e-12, digital.low(), 1e-24);
    assertEquals(7 * 2.5e-12, substrate("TrueNorth").of(work, 4).low(), 1e-24);
    assertEquals(7 * 26e-12, substrate("TrueNorth").of(work, 4).high(), 1e-24);
  }

  private static Substrate substrate(String name) {
    List<Substrate> found =
        Substrate.all().stream().filter(each -> each.name().equals(name)).toList();
    assertEquals(1, found.size(), name);
    return found.getFirst();
  }
}
