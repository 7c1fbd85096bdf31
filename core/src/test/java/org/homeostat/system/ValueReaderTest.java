package org.homeostat.system;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.homeostat.expression.SourceText;
import org.junit.jupiter.api.Test;

/// Values of a shape and a unit that are declared apart.
final class ValueReaderTest {

  private static Variable read(String declaration) {
    return SystemReader.read(
            SourceText.of(
                "a.yaml",
                "system: a\nstates: {v: " + declaration + "}\nequations: dv = 0*v/(1 s)*dt\n"))
        .states()
        .getFirst();
  }

  @Test
  void aNumberIsInTheDeclaredUnit() {
    Variable v = read("{shape: [2], start: -70, unit: mV}");
    assertArrayEquals(new double[] {-0.07, -0.07}, v.start().elements());
    assertEquals("mV", v.unit().toString());
    assertEquals("{shape: [2], start: -70 mV}", ValueText.of(v));
  }

  @Test
  void eachNumberOfAListIsInTheDeclaredUnit() {
    assertArrayEquals(
        new double[] {0.001, 0.002}, read("{start: [1, 2], unit: ms}").start().elements());
  }

  @Test
  void aQuantityKeepsItsSizeAndIsShownInTheDeclaredUnit() {
    Variable v = read("{shape: [2], start: 10 mV, unit: V}");
    assertArrayEquals(new double[] {0.01, 0.01}, v.start().elements());
    assertEquals("V", v.unit().toString());
  }
}
