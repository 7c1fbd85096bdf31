package org.homeostat.substrate.cost;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.homeostat.energy.Backpropagation;
import org.homeostat.energy.EquilibriumPropagation;
import org.homeostat.energy.Gradient;
import org.homeostat.energy.Model;
import org.homeostat.energy.Nudge;
import org.homeostat.energy.Settling;
import org.homeostat.expression.Precision;
import org.homeostat.expression.SourceText;
import org.homeostat.kernel.BatchMemory;
import org.homeostat.kernel.Execution;
import org.homeostat.system.Energy;
import org.junit.jupiter.api.Test;

/// Products of a network 6-9-4, counted with a pencil.
class WorkloadCostTest {
  private static final int LANES = 5;
  private static final int FIRST = 9 * 6;
  private static final int SECOND = 4 * 9;
  private static final Model MODEL =
      Model.of(
          Energy.read(
              SourceText.of(
                  "energy.yaml",
                  """
                  system: dense
                  states: {h: {shape: [9]}, o: {shape: [4]}}
                  inputs: {x: {shape: [6]}, target: {shape: [4]}}
                  parameters: {W: {shape: [9, 6]}, V: {shape: [4, 9]}, b: {shape: [9]}}
                  energy: >
                    sum(potential(sigmoid(4*(h - 0.5)))) + sum(potential(sigmoid(4*(o - 0.5))))
                    - h@(W@x) - o@(V@h) - b@h
                  cost: sum((o - target)^2)/2
                  """)));

  private static Work work(Gradient gradient, int batches, Map<String, Double> density) {
    for (int batch = 0; batch < batches; batch++) {
      gradient.compute(batch);
    }
    return WorkloadCost.of(gradient.workloads(), density);
  }

  /// Forward through both layers, the blame back through the second, a gradient by each matrix.
  @Test
  void backpropagationIsCountedByHand() {
    Backpropagation propagation =
        Backpropagation.of(MODEL, Precision.DOUBLE, LANES, Execution.PLAIN);
    Work one = work(propagation.gradient(), 1, Map.of());
    assertEquals(LANES * (2 * FIRST + 3 * SECOND), one.synaptic());
    assertTrue(one.counts().of(Kind.MAC) >= one.synaptic());
    Work three = work(propagation.gradient(), 3, Map.of("x", 0.5));
    assertEquals(3 * LANES * (FIRST + 3 * SECOND), three.synaptic());
    assertEquals(3 * one.counts().of(Kind.MAC), three.counts().of(Kind.MAC));
    assertEquals(3 * one.words(), three.words());
  }

  /// The image meets its matrix once a batch; each step meets the other one from both sides; the
  /// phases are compared in one product with the image, and two with the hidden layer.
  @Test
  void equilibriumPropagationIsCountedByHand() {
    var settling = new Settling(new Settling.Update.Synchronous(), 10, 4, 0);
    EquilibriumPropagation propagation =
        EquilibriumPropagation.of(
            MODEL, new Nudge.Centred(0.1), settling, Precision.DOUBLE, LANES, Execution.PLAIN);
    Work two = work(propagation.gradient(0), 2, Map.of());
    int steps = 10 + 2 * 4;
    assertEquals(2 * LANES * (2 * FIRST + (2 * steps + 2) * SECOND), two.synaptic());
  }

  /// Parameters are read once and their gradients written once; examples and answers are each
  /// lane's own.
  @Test
  void whatLanesShareIsReadOnce() {
    Backpropagation propagation =
        Backpropagation.of(MODEL, Precision.FLOAT, LANES, Execution.PLAIN);
    Gradient gradient = propagation.gradient();
    assertEquals(LANES * 6, BatchMemory.length(gradient.input()));
    Work work = work(gradient, 1, Map.of());
    int parameters = FIRST + SECOND + 9;
    int examples = LANES * (6 + 4);
    int answers = LANES * (1 + 4);
    assertEquals(2 * parameters + examples + answers, work.words());
    assertEquals(List.of(1L), gradient.workloads().stream().map(each -> each.runs()).toList());
  }
}
