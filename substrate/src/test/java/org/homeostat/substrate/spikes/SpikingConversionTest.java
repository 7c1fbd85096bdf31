package org.homeostat.substrate.spikes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.homeostat.expression.Shape;
import org.homeostat.expression.Tensor;
import org.homeostat.solver.Ensemble;
import org.homeostat.solver.RefusedException;
import org.homeostat.solver.Simulation;
import org.homeostat.system.DynamicalSystem;
import org.junit.jupiter.api.Test;

class SpikingConversionTest {
  private static final double STEP = 0.001;

  /// Points of a square, for a state and an input.
  private static List<double[]> square() {
    List<double[]> points = new ArrayList<>();
    for (int i = -10; i <= 10; i++) {
      for (int j = -10; j <= 10; j++) {
        points.add(new double[] {i / 10.0, j / 10.0});
      }
    }
    return points;
  }

  private static DynamicalSystem lag() {
    return DynamicalSystem.named("lag")
        .state("z", 0)
        .input("y")
        .equations("dz = 10*(y - z)*dt")
        .output("u", "0.5*z")
        .build();
  }

  @Test
  void neuronsFireAtTheRatesThatArePredicted() {
    var neurons = SpikingNeurons.USUAL.with(40);
    var population = new Population(neurons, STEP, new double[] {1});
    double[] q = {0.3};
    double[] rates = population.rates(q);
    double[] encoders = population.encoders(0, 1);
    double[] drive = new double[40];
    for (int i = 0; i < 40; i++) {
      drive[i] = population.bias()[i] + encoders[i] * q[0];
    }
    DynamicalSystem alone =
        DynamicalSystem.named("neurons")
            .state("v", Tensor.zeros(Shape.of(40)))
            .state("n", Tensor.zeros(Shape.of(40)))
            .parameter("drive", new Tensor(Shape.of(40), drive))
            .equations("dv = (drive - v)/0.02*dt", "dn = dspike")
            .event("spike", Map.of("when", "v > 1", "refractory", "0.002"), "v = 0")
            .build();
    Ensemble run =
        Simulation.of(alone)
            .method("exponential-euler")
            .step(STEP)
            .until(20)
            .record("n")
            .recordEvery(20_000)
            .run();
    double[] counts = run.paths().values("n", 0);
    for (int i = 0; i < 40; i++) {
      // within half a step of each interval, and one spike
      double wrong = rates[i] * rates[i] * STEP / 2 + 1.0 / 20;
      assertEquals(rates[i], counts[40 + i] / 20, wrong, "neuron " + i + " at " + drive[i]);
    }
  }

  @Test
  void aNetworkFollowsItsController() {
    SpikingNetwork network =
        SpikingConversion.of(lag(), SpikingNeurons.USUAL.with(200).behind(0.05), STEP, square());
    assertTrue(network.error() < 0.05, "error " + network.error());
    Ensemble run =
        Simulation.of(network.system())
            .method("exponential-euler")
            .step(STEP)
            .until(2)
            .set("y", 0.8)
            .record("z", "u")
            .run();
    double[] z = run.paths().values("z", 0);
    double[] u = run.paths().values("u", 0);
    double missed = 0;
    for (int k = 100; k < z.length; k++) {
      double exact = 0.8 * (1 - Math.exp(-10 * k * STEP));
      missed = Math.max(missed, Math.abs(z[k] - exact));
      // what is put out is behind a lag of 0.05 as well: 20/(s + 20)
      double late = 0.8 * (1 - 2 * Math.exp(-10 * k * STEP) + Math.exp(-20 * k * STEP));
      missed = Math.max(missed, Math.abs(2 * u[k] - late));
    }
    assertTrue(missed < 0.12, "missed by " + missed);
  }

  @Test
  void moreNeuronsDecodeBetter() {
    double few = SpikingConversion.of(lag(), SpikingNeurons.USUAL.with(20), STEP, square()).error();
    double many =
        SpikingConversion.of(lag(), SpikingNeurons.USUAL.with(200), STEP, square()).error();
    assertTrue(many < few / 2, few + " and " + many);
  }

  @Test
  void aControllerWithEventsIsRefused() {
    DynamicalSystem fires =
        DynamicalSystem.named("fires")
            .state("v", 0)
            .equations("dv = dt")
            .event("spike", Map.of("when", "v > 1"), "v = 0")
            .output("u", "v")
            .build();
    assertThrows(
        RefusedException.class,
        () -> SpikingConversion.of(fires, SpikingNeurons.USUAL, STEP, square()));
  }
}
