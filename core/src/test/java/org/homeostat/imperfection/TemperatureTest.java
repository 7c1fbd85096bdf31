package org.homeostat.imperfection;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.homeostat.expression.Parser;
import org.homeostat.imperfection.Temperature.Law;
import org.homeostat.system.DynamicalSystem;
import org.junit.jupiter.api.Test;

class TemperatureTest {
  private static final DynamicalSystem LEAK =
      DynamicalSystem.named("leak")
          .state("x", 1)
          .parameter("rate", 0.5)
          .equations("dx = -rate*x*dt")
          .build();

  private static double rate(Law law, double strength, String celsius) {
    Temperature temperature =
        new Temperature(
            Subject.of("rate"),
            law,
            new Strength("chip.heat", strength),
            Parser.parse(celsius),
            25);
    return Chips.of(LEAK, 1, temperature).last("rate.device", "rk4", 0.1, 0.1)[0];
  }

  @Test
  void tenDegreesMakeTheFactorQ10() {
    assertEquals(0.5 * 2.3, rate(Law.Q10, 2.3, "35"), 1e-12);
    assertEquals(0.5 / 2.3, rate(Law.Q10, 2.3, "15"), 1e-12);
    assertEquals(0.5, rate(Law.Q10, 2.3, "25"), 1e-15);
  }

  /// 0.5 eV are 48.2427 kJ/mol; with the gas constant 8.31446 J/(mol K) from 298.15 to 308.15 K.
  @Test
  void arrheniusAgreesWithTheLawOfChemists() {
    double factor = StrictMath.exp(48242.666 / 8.314462618 * (1 / 298.15 - 1 / 308.15));
    assertEquals(0.5 * factor, rate(Law.ARRHENIUS, 0.5, "35"), 1e-6);
  }

  @Test
  void aRateThatDriftsIntegrates() {
    Temperature warming =
        new Temperature(
            Subject.of("rate"), Law.Q10, new Strength("chip.q10", 2), Parser.parse("25 + t"), 25);
    double x = Chips.of(LEAK, 1, warming).last("x", "rk4", 0.01, 10)[0];
    // the integral of 0.5*2^(t/10) from 0 to 10
    assertEquals(StrictMath.exp(-0.5 * 10 / StrictMath.log(2)), x, 1e-9);
  }

  @Test
  void aStateLivesFasterBeforeAndAfterOnlySinceItIsOnTheDevice() {
    Temperature hot =
        new Temperature(
            Subject.of("x").from(1), Law.Q10, new Strength("chip.q10", 2), Parser.parse("35"), 25);
    double x = Chips.of(LEAK, 1, hot).last("x", "rk4", 0.0625, 2)[0];
    // the last stage of the step before 1 already sees the device
    assertEquals(StrictMath.exp(-0.5 - 1), x, 3e-3);
  }
}
