package org.homeostat.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import org.homeostat.expression.Parser;
import org.homeostat.expression.SourceText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Whether what is put into a system fits.
class SoundnessTest {
  private static DynamicalSystem read(String text) {
    return SystemReader.read(SourceText.of("sound.yaml", text));
  }

  private static final DynamicalSystem UNITS =
      read(
          """
          system: units
          states: {x: 1 m, v: 0 m/s, z: [0, 0]}
          parameters: {k: 2 1/s}
          noise: {w: {}, n: {kind: sampled, shape: [2]}}
          unknown: {f: [x, v], h: [z, n]}
          equations: |
            dx = v*dt
            dv = f(x, v)*dt
            dz = h(z, n)*dt
          """);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "v | -z | false",
        "-x | -z | false",
        "x + v | -z | false",
        "v^2/x | -z | true",
        "v*v*(1 + v/v)/x | -z | true",
        "v^2/x*exp(v) | -z | false",
        "v^2/x | n - z | true",
        "v^2/x | z*sum(n) | true",
        "v^2/x | dot(z, n) | true",
        "v^2/x | [z[0], z[1], n[0]] | false",
        "[v^2/x, v^2/x] | -z | false"
      })
  void shapesAndUnitsMustAgree(String f, String h, boolean sound) {
    Filling filling = new Filling(Map.of("f", Parser.parse(f), "h", Parser.parse(h)));
    assertEquals(sound, Soundness.of(UNITS.with(filling)), f + ", " + h);
  }

  @ParameterizedTest
  @MethodSource("org.homeostat.system.ShippedSystemsTest#files")
  void whatIsReadIsSound(Path path) {
    assertTrue(Soundness.of(ShippedSystemsTest.file(path).system()));
  }

  @Test
  void scalarsWithoutUnitsAlwaysAgree() {
    assertTrue(Soundness.matters(UNITS));
    assertTrue(Soundness.matters(read("system: a\nstates: {x: [0, 1]}\nequations: dx = -x*dt\n")));
    assertFalse(Soundness.matters(read("system: a\nstates: {x: 0}\nequations: dx = -x*dt\n")));
  }
}
