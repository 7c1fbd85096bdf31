package org.homeostat.imperfection;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.homeostat.expression.Literal;
import org.homeostat.expression.Name;
import org.homeostat.expression.Parser;
import org.homeostat.expression.SourceText;
import org.homeostat.solver.Measure;
import org.homeostat.solver.Simulation;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.SystemReader;
import org.junit.jupiter.api.Test;

class WhiteNoiseTest {
  private static final int SEEDS = 4000;

  @Test
  void aLeakBearsThermalNoiseOfItsDeviation() {
    DynamicalSystem leak =
        DynamicalSystem.named("leak")
            .state("v", 0)
            .parameter("rate", 2)
            .equations("dv = -rate*v*dt")
            .build();
    Chips chips =
        Chips.of(
            leak,
            SEEDS,
            new ThermalNoise(Subject.of("v"), new Strength("chip.thermal", 0.3), new Name("rate")));
    double variance = Chips.variance(chips.last("v", "sra1", 0.05, 4));
    assertEquals(0.09, variance, 0.09 * 5 * Math.sqrt(2.0 / SEEDS) + 1e-3);
  }

  @Test
  void shotNoiseHasTheMomentsOfChargesThatCome() {
    DynamicalSystem current =
        DynamicalSystem.named("current")
            .state("x", 0)
            .parameter("I", 2)
            .equations("dx = (I - x)*dt")
            .build();
    double quantum = 0.05;
    Chips chips =
        Chips.of(
            current,
            SEEDS,
            new ShotNoise(Subject.of("x"), new Strength("chip.shot", quantum), new Name("I")));
    double[] x = chips.last("x", "euler-maruyama", 0.01, 3);
    double[] counted = charges(quantum);
    double spread = Math.sqrt(Chips.variance(counted));
    assertEquals(Chips.mean(counted), Chips.mean(x), 5 * spread * Math.sqrt(2.0 / SEEDS));
    assertEquals(
        Chips.variance(counted), Chips.variance(x), 7 * spread * spread * Math.sqrt(2.0 / SEEDS));
  }

  /// The same current in charges, by jumps of the language.
  private static double[] charges(double quantum) {
    DynamicalSystem jumps =
        SystemReader.read(
            SourceText.of(
                "jumps.yaml",
                """
                system: jumps
                states: {x: 0}
                noise: {n: {kind: poisson, rate: %s}}
                equations: dx = -x*dt + %s*dn
                """
                    .formatted(2 / quantum, quantum)));
    Measure last = new Measure("last", Measure.Kind.LAST, Parser.parse("x"), List.of(3.0));
    return Simulation.of(jumps)
        .method("euler-maruyama")
        .step(0.01)
        .until(3)
        .seeds(SEEDS)
        .measure(last)
        .run()
        .measured("last", 3);
  }

  @Test
  void noiseBeginsWhenTheSystemComesOntoTheDevice() {
    DynamicalSystem held =
        DynamicalSystem.named("held").state("v", 0).equations("dv = 0*dt").build();
    Chips chips =
        Chips.of(
            held,
            SEEDS,
            new ThermalNoise(
                Subject.of("v").from(1), new Strength("chip.thermal", 1), Literal.of(0.5)));
    assertEquals(0, Chips.variance(chips.last("v", "euler-maruyama", 0.125, 1)));
    double later = Chips.variance(chips.last("v", "euler-maruyama", 0.125, 3));
    assertEquals(2, later, 2 * 5 * Math.sqrt(2.0 / SEEDS));
  }
}
