package org.homeostat.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LatexTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "tau | \\tau",
        "plant.x | x_{\\mathrm{plant}}",
        "x1 | x_{1}",
        "g_Na | g_{\\mathrm{Na}}",
        "friction | \\mathrm{friction}",
        "dw | \\mathrm{d}w",
        "dtheta | \\mathrm{d}\\theta",
        "(u - b*v)/m*dt | \\frac{u - b \\, v}{m} \\, \\mathrm{d}t",
        "(x + y)^2 | \\left(x + y\\right)^{2}",
        "(x/y)^2 | \\left(\\frac{x}{y}\\right)^{2}",
        "exp(x)^2 | \\left(e^{x}\\right)^{2}",
        "-(a + b) | -\\left(a + b\\right)",
        "2*3 | 2 \\cdot 3",
        "1e-7*x | 1 \\times 10^{-7} \\, x",
        "70 mV | 70\\,\\mathrm{mV}",
        "9.81 {m/s^2} | 9.81\\,\\mathrm{m/s^{2}}",
        "A'@x | A^{\\mathsf{T}} \\, x",
        "sqrt(x + 1) | \\sqrt{x + 1}",
        "a <= b | a \\le b",
        "x[0:3] | x_{[0:3]}",
        "plant.x[0] | {x_{\\mathrm{plant}}}_{[0]}",
        "sum(a + b) | \\sum \\left(a + b\\right)",
        "pi | \\pi"
      })
  void isWrittenAs(String text, String latex) {
    assertEquals(latex, Latex.print(Parser.parse(text)));
  }

  @Test
  void bracesAlwaysMatch() {
    long seed = 17;
    RandomExpressions random = new RandomExpressions(seed);
    for (int i = 0; i < 2_000; i++) {
      Expression e = random.any(6);
      String latex = Latex.print(e);
      assertEquals(
          latex.chars().filter(c -> c == '{').count(),
          latex.chars().filter(c -> c == '}').count(),
          () -> "seed " + seed + ": " + Printer.print(e));
      assertEquals(
          latex.split("\\\\left", -1).length,
          latex.split("\\\\right", -1).length,
          () -> "seed " + seed + ": " + Printer.print(e));
    }
  }
}
