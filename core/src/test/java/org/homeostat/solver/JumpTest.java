package org.homeostat.solver;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.homeostat.expression.Precision;
import org.homeostat.expression.Shape;
import org.homeostat.expression.SourceText;
import org.homeostat.expression.Tensor;
import org.homeostat.kernel.Binding;
import org.homeostat.kernel.Execution;
import org.homeostat.kernel.Kernel;
import org.homeostat.kernel.Memory;
import org.homeostat.kernel.ProgramBuilder;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.SystemReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Events that happen at random, against the laws of Poisson processes.
class JumpTest {
  private static final int SEEDS = 4000;

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElseThrow();
  }

  private static double variance(double[] values) {
    double mean = mean(values);
    return Arrays.stream(values).map(x -> (x - mean) * (x - mean)).sum() / (values.length - 1);
  }

  private static double[] last(DynamicalSystem system, String quantity, double until) {
    Measure measure =
        new Measure("m", Measure.Kind.LAST, TestSystem.parse(quantity), List.of(until));
    return Simulation.of(system)
        .step(0.05)
        .until(until)
        .seeds(SEEDS)
        .measure(measure)
        .run()
        .measured("m", until);
  }

  /// The count of a normal is the quantile of its distribution function.
  @ParameterizedTest
  @ValueSource(doubles = {1e-3, 0.1, 1, 4})
  void aCountHasTheProbabilitiesOfPoisson(double mean) {
    ProgramBuilder on = new ProgramBuilder(Precision.DOUBLE);
    var z = on.input("z", Shape.SCALAR, Binding.STEP);
    on.result("count", PoissonCount.of(on, on.constant(mean), z));
    Kernel kernel = Kernel.of(on.build(), Execution.INTERPRETED);
    Memory memory = kernel.memory(1);
    double probability = Math.exp(-mean);
    double below = 0;
    for (int count = 0; count < 8; count++) {
      double low = count == 0 ? -40 : quantile(below);
      below += probability;
      if (below < 1 - 1e-9) {
        double high = quantile(below);
        assertEquals(count, count(kernel, memory, low + 1e-6 * (high - low)));
        assertEquals(count, count(kernel, memory, high - 1e-6 * (high - low)));
      }
      probability *= mean / (count + 1);
    }
    assertEquals(0, count(kernel, memory, -8));
  }

  private static double count(Kernel kernel, Memory memory, double z) {
    memory.set("z", z);
    kernel.prepare(memory);
    kernel.run(memory, NoiseChunk.NONE, 0);
    return memory.get("count", 0).elements()[0];
  }

  /// The normal quantile, by bisection of an integral of the density.
  private static double quantile(double p) {
    double low = -10;
    double high = 10;
    while (high - low > 1e-12) {
      double middle = (low + high) / 2;
      if (distribution(middle) < p) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /// By Simpson's rule from 0.
  private static double distribution(double x) {
    int n = 2000;
    double h = x / n;
    double sum = 1 + Math.exp(-x * x / 2);
    for (int i = 1; i < n; i++) {
      sum += (i % 2 == 1 ? 4 : 2) * Math.exp(-i * h * (i * h) / 2);
    }
    return 0.5 + sum * h / 3 / Math.sqrt(2 * Math.PI);
  }

  /// Campbell: `ds = -s/tau*dt + a*dn` has in the long run the mean `rate*a*tau` and the variance
  /// `rate*a^2*tau/2`; on the grid with the factor `q = 1 - h/tau` of a step, `rate*h*a/(1 - q)`
  /// and `rate*h*a^2/(1 - q^2)`.
  @Test
  void shotNoiseHasTheMomentsOfCampbell() {
    DynamicalSystem shots =
        SystemReader.read(
            SourceText.of(
                "shots.yaml",
                """
                system: shots
                states: {s: 0}
                parameters: {rate: 3, a: 0.7, tau: 0.8}
                noise: {n: {kind: poisson, rate: rate}}
                equations: ds = -s/tau*dt + a*dn
                """));
    double[] s = last(shots, "s", 12);
    double q = 1 - 0.05 / 0.8;
    double mean = 3 * 0.05 * 0.7 / (1 - q);
    double variance = 3 * 0.05 * 0.7 * 0.7 / (1 - q * q);
    assertEquals(3 * 0.7 * 0.8, mean, 1e-12);
    assertEquals(mean, mean(s), 4.5 * Math.sqrt(variance / SEEDS));
    // the fourth central moment of shot noise adds rate*tau*a^4/4 to 3*variance^2
    double fourth = 2 * variance * variance + 3 * 0.8 * Math.pow(0.7, 4) / 4;
    assertEquals(variance, variance(s), 4.5 * Math.sqrt(fourth / SEEDS));
  }

  /// A death at the rate `k*x` of a state `x = x0 + v*t` that goes on alone: what survives until T
  /// is `exp(-k*(x0*T + v*T^2/2))`; on the grid, with the rates at the starts of steps.
  @Test
  void aRateThatDependsOnTheStateHasItsExactSurvival() {
    DynamicalSystem mortal =
        DynamicalSystem.named("mortal")
            .state("x", 0.2)
            .state("alive", 1)
            .equations("dx = 0.5*dt", "dalive = 0*dt")
            .event("death", Map.of("rate", "0.6*x"), "alive = 0")
            .build();
    double survival = mean(last(mortal, "alive", 3));
    double hazard = 0;
    for (int k = 0; k < 60; k++) {
      hazard += 0.05 * 0.6 * (0.2 + 0.5 * 0.05 * k);
    }
    assertEquals(0.6 * (0.2 * 3 + 0.25 * 9), hazard, 0.03);
    double expected = Math.exp(-hazard);
    assertEquals(expected, survival, 4.5 * Math.sqrt(expected * (1 - expected) / SEEDS));
  }

  /// A dead time d makes a renewal process of mean interval `d + 1/rate`.
  @Test
  void restMakesARandomEventRarer() {
    DynamicalSystem resting =
        DynamicalSystem.named("resting")
            .state("n", 0)
            .equations("dn = 1*dtick")
            .event("tick", Map.of("rate", "1", "refractory", "0.5"))
            .build();
    double[] n = last(resting, "n", 60);
    // steps between events: 10 of rest, then geometric with success 1 - exp(-h)
    double p = -Math.expm1(-0.05);
    double interval = 0.5 + 0.05 / p;
    double spread = 0.05 * Math.sqrt(1 - p) / p;
    double expected = 60 / interval + (spread * spread / interval / interval - 1) / 2;
    double deviation = Math.sqrt(60 * spread * spread / Math.pow(interval, 3) / SEEDS);
    assertEquals(expected, mean(n), 4.5 * deviation + 0.35);
  }

  @Test
  void elementsAreIndependent() {
    DynamicalSystem two =
        DynamicalSystem.named("two")
            .state("n", Tensor.zeros(Shape.of(2)))
            .parameter("rates", new Tensor(Shape.of(2), new double[] {1, 2}))
            .equations("dn = 1*dtick")
            .event("tick", Map.of("rate", "rates"))
            .build();
    double[] a = last(two, "n[0]", 5);
    double[] b = last(two, "n[1]", 5);
    double[] both = last(two, "n[0] + n[1]", 5);
    assertEquals(5, mean(a), 4.5 * Math.sqrt(5.0 / SEEDS));
    assertEquals(10, variance(b), 4.5 * Math.sqrt(210.0 / SEEDS));
    assertEquals(15, variance(both), 4.5 * Math.sqrt((2 * 225 + 15.0) / SEEDS));
  }

  @Test
  void moreThanAStepCanCountIsADivergence() {
    DynamicalSystem busy =
        DynamicalSystem.named("busy")
            .state("n", 0)
            .equations("dn = 1*dtick")
            .event("tick", Map.of("rate", "500"))
            .build();
    assertEquals(1, Simulation.of(busy).step(0.01).until(1).run().divergences().size());
    assertEquals(0, Simulation.of(busy).step(0.005).until(1).run().divergences().size());
  }

  @Test
  void noBitDependsOnTheExecutionOrTheMethodOfDrawing() {
    for (String method : List.of("euler-maruyama", "shark")) {
      double[][] expected = jumping(method).execution(Execution.INTERPRETED).run().paths().all("x");
      assertTrue(variance(expected[0]) > 0);
      for (Execution execution : Execution.values()) {
        if (execution.available() && execution != Execution.NATIVE) {
          Paths paths = jumping(method).execution(execution).threads(2).lanes(2).run().paths();
          assertArrayEquals(expected, paths.all("x"), execution.name());
        }
      }
    }
  }

  private static Simulation jumping(String method) {
    DynamicalSystem system =
        DynamicalSystem.named("jumping")
            .state("x", 0)
            .noise("w")
            .equations("dx = -x*dt + 0.1*dw + 0.5*dup - 0.4*ddown")
            .event("up", Map.of("rate", "2"))
            .event("down", Map.of("rate", "2*exp(x)"), "x = 0.5*x")
            .build();
    return Simulation.of(system).method(method).step(0.02).until(20).seeds(5).record("x");
  }
}
