package org.homeostat.learning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.homeostat.expression.Parser;
import org.homeostat.expression.SourceText;
import org.homeostat.expression.Tensor;
import org.homeostat.solver.Measure;
import org.homeostat.solver.Simulation;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.Reward;
import org.homeostat.system.SystemReader;
import org.homeostat.system.SystemText;
import org.homeostat.system.Variable;
import org.junit.jupiter.api.Test;

final class RealTimeRecurrentLearningTest {
  private static DynamicalSystem learning(String equation, String reward) {
    String text =
        """
        system: slope
        states: {x: 0}
        parameters: {k: 0, W: {shape: [2, 2]}}
        equations: |
          u = k + W[1, 0]
        outputs: {u: u}
        """
            .replace("outputs", "  " + equation + "\noutputs");
    return SystemReader.read(SourceText.of("slope", text))
        .with(Reward.of(reward))
        .with(new RealTimeRecurrentLearning(List.of("k", "W"), 0.25));
  }

  private static double last(DynamicalSystem system, String of, double at) {
    return Simulation.of(system)
        .method("rk4")
        .step(0.01)
        .until(at)
        .seeds(1)
        .measure(new Measure("m", Measure.Kind.LAST, Parser.parse(of), List.of(at)))
        .run()
        .measured("m", at)[0];
  }

  /// With reward -(u - 1)^2 and u = k + W10, both slopes are -2*(u - 1): du = -4*eta*(u - 1)*dt.
  @Test
  void aStaticSlopeIsClimbedAsItsClosedFormSays() {
    DynamicalSystem system = learning("dx = 0*dt", "-(u - 1)^2");
    double u = 1 - Math.exp(-3);
    assertEquals(u / 2, last(system, "k", 3), 1e-9);
    assertEquals(u / 2, last(system, "W[1, 0]", 3), 1e-9);
    assertEquals(0, last(system, "W[0, 1]", 3));
  }

  /// With dx = u*dt and reward x, the slope by k is t: k = eta*t^2/2.
  @Test
  void theSlopeIsCarriedByTheStates() {
    DynamicalSystem system = learning("dx = u*dt", "x");
    assertEquals(0.25 * 4 / 2, last(system, "k", 2), 1e-9);
  }

  private static final String LOOP =
      """
      system: loop
      states: {x: 0.5, z: {shape: [2]}}
      parameters:
        A: {shape: [2, 2], start: [[0.3, -0.8], [0.6, 0.2]]}
        b: {shape: [2], start: [0.4, -0.5]}
        C: {shape: [2], start: [0.7, -0.9]}
      noise: [w]
      equations: |
        u = tanh(C@z)
        dx = (u - 0.5*x)*dt + 0.3*dw
        dz = (A@tanh(z + b*x) - z)*dt
      outputs: {u: u}
      """;

  /// Parameters that hardly move have gone by eta times the derivative of the sum of the rewards
  /// until then; central differences of that sum, on the same noise, know nothing of sensitivities.
  @Test
  void parametersGoWhereCentralDifferencesOfTheReturnPoint() {
    double eta = 1e-7;
    double width = 1e-4;
    DynamicalSystem system =
        SystemReader.read(SourceText.of("loop", LOOP)).with(Reward.of("-(x - 1)^2 - 0.1*u^2"));
    DynamicalSystem learning =
        system.with(new RealTimeRecurrentLearning(List.of("A", "b", "C"), eta));
    for (Variable each : system.parameters()) {
      Tensor start = each.start();
      for (int e = 0; e < start.elements().length; e++) {
        Tensor up = new Tensor(start.shape(), start.elements().clone());
        Tensor down = new Tensor(start.shape(), start.elements().clone());
        up.elements()[e] += width;
        down.elements()[e] -= width;
        double slope =
            (total(system, each.name(), up) - total(system, each.name(), down)) / (2 * width);
        String element = element(each, e);
        double went = (last(learning, element, 8, 3) - start.elements()[e]) / eta;
        assertEquals(slope, went, 1e-5 * (1 + Math.abs(slope)), element);
      }
    }
  }

  private static String element(Variable of, int e) {
    return of.shape().rank() == 1
        ? "%s[%d]".formatted(of.name(), e)
        : "%s[%d, %d]".formatted(of.name(), e / 2, e % 2);
  }

  /// The integral of the reward until 8, as Euler's method has it.
  private static double total(DynamicalSystem system, String name, Tensor value) {
    double last = 8 - 0.01;
    return 0.01
        * Simulation.of(system)
            .method("euler-maruyama")
            .step(0.01)
            .until(8)
            .seeds(3, 1)
            .set(name, value)
            .measure(new Measure("m", Measure.Kind.SUM, Parser.parse("reward"), List.of(last)))
            .run()
            .measured("m", last)[0];
  }

  private static double last(DynamicalSystem system, String of, double at, long seed) {
    return Simulation.of(system)
        .method("euler-maruyama")
        .step(0.01)
        .until(at)
        .seeds(seed, 1)
        .measure(new Measure("m", Measure.Kind.LAST, Parser.parse(of), List.of(at)))
        .run()
        .measured("m", at)[0];
  }

  @Test
  void whatItPrintsIsReadAsTheSame() {
    DynamicalSystem system = learning("dx = u*dt", "-x^2");
    String text = SystemText.print(system);
    assertEquals(system, SystemReader.read(SourceText.of("printed", text)), text);
    assertTrue(text.contains("learn.eta"), text);
  }
}
