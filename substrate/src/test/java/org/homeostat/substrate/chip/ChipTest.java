package org.homeostat.substrate.chip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.homeostat.expression.SourceText;
import org.homeostat.solver.FixedStep;
import org.homeostat.solver.Simulation;
import org.homeostat.substrate.fixed.FixedPoint;
import org.homeostat.substrate.fixed.IntegerStep;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.SystemReader;
import org.junit.jupiter.api.Test;

class ChipTest {
  private static final double STEP = 0.01;
  private static final DynamicalSystem CONTROLLER =
      DynamicalSystem.named("controller")
          .state("z", 0)
          .input("y")
          .equations("dz = (y - z)*dt")
          .output("u", "y - 2*z")
          .build();

  /// A membrane in millivolts and milliseconds, with a current in nanoamperes: in SI units q7.16
  /// could not tell the current from 0.
  private static final String MEMBRANE =
      """
      system: membrane
      states: {v: -70 mV}
      inputs: {I: 0 nA}
      parameters: {rest: -70 mV, R: 10 Mohm, tau: 10 ms}
      equations: dv = (rest + R*I - v)/tau*dt
      outputs: {v: v}
      """;

  private static FixedStep step() {
    return Simulation.of(CONTROLLER).step(STEP).record("u").fixedStep();
  }

  @Test
  void aChipAnswersAtOnceAndGoesOnUntilTheNextSample() {
    var model = new NumberRun.Model(step());
    var chip = new NumberChip(model, CONTROLLER.inputs(), 3, 0);
    double z = 0;
    double[] answer = new double[1];
    for (int k = 0; k < 50; k++) {
      double y = k % 7 - 3;
      chip.sample(new double[] {y}, answer);
      assertEquals(y - 2 * z, answer[0], 1e-14, "sample " + k);
      for (int i = 0; i < 3; i++) {
        z += STEP * (y - z);
      }
    }
  }

  @Test
  void aChipInUnitsTakesAndGivesSiUnits() {
    DynamicalSystem membrane = SystemReader.read(SourceText.of("membrane", MEMBRANE));
    FixedStep step = Simulation.of(membrane).step(0.0001).record("v").fixedStep();
    var exact = new NumberChip(new NumberRun.Model(step), membrane.inputs(), 3, 0);
    IntegerStep integers = IntegerStep.of(step, FixedPoint.parse("q7.16"));
    var chip = new IntegerChip(integers, membrane.inputs(), 3, 0);
    double[] expected = new double[1];
    double[] answer = new double[1];
    for (int k = 0; k < 50; k++) {
      double[] current = {(k % 7 - 3) * 1e-9};
      exact.sample(current, expected);
      chip.sample(current, answer);
      assertEquals(expected[0], answer[0], 1e-5, "sample " + k);
    }
    assertTrue(Math.abs(expected[0] + 0.07) > 1e-4, "it moves");
  }

  @Test
  void integersAreAsNearAsTheirFormat() {
    var model = new NumberRun.Model(step());
    var exact = new NumberChip(model, CONTROLLER.inputs(), 3, 0);
    IntegerStep integers = IntegerStep.of(step(), FixedPoint.parse("q7.16"));
    var chip = new IntegerChip(integers, CONTROLLER.inputs(), 3, 0);
    double[] expected = new double[1];
    double[] answer = new double[1];
    for (int k = 0; k < 50; k++) {
      double[] y = {k % 7 - 3};
      exact.sample(y, expected);
      chip.sample(y, answer);
      // each step rounds z by at most some units of the last place
      assertEquals(expected[0], answer[0], 0.01, "sample " + k);
      assertEquals(Math.rint(answer[0] * 65536), answer[0] * 65536, "a number of the format");
    }
  }
}
