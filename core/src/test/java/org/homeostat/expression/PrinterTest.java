package org.homeostat.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrinterTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(u - friction*v)/mass*dt + shake*dw",
        "-x^2",
        "(-x)^2",
        "x^-y^2",
        "(x^y)^z",
        "x^y^z",
        "a - (b - c)",
        "a/(b*c)",
        "a*-b",
        "-(3)",
        "--3",
        "-3^2",
        "(-3)^2",
        "2*(a + b)'",
        "A'@x[0:3]",
        "M[0,:]",
        "M[:,1]",
        "x[2]",
        "(2 m)^2",
        "2 m^2",
        "9.81 {m/s^2}*t",
        "-70 mV",
        "[1, [2], x]",
        "piecewise(x < 0, -1, x > 0 and not y, 1, 0)",
        "(a < b) < c",
        "not (a and b or c)",
        "plant.x*pi",
        "clip(min(a, b), 0, 1e-7)"
      })
  void textInItsShortestFormPrintsAsItself(String text) {
    assertEquals(text, Printer.print(Parser.parse(text)));
  }

  @Test
  void printedTextParsesBackToTheSameTree() {
    long seed = 20260101;
    RandomExpressions random = new RandomExpressions(seed);
    for (int i = 0; i < RandomExpressions.count(10_000); i++) {
      Expression e = random.any(2 + random.below(5));
      String text = Printer.print(e);
      assertEquals(e, Parser.parse(text), () -> "seed " + seed + ": " + text);
    }
  }

  @Test
  void everyPlaceTakesANumberWithAUnit() {
    long seed = 7;
    RandomExpressions random = new RandomExpressions(seed);
    List<Operator> operators =
        List.of(new Add(), new Power(), new Negate(), new Transpose(), new Multiply(), new Exp());
    for (Operator operator : operators) {
      for (int i = 0; i < 200; i++) {
        Expression a = random.quantity();
        Expression e =
            operator.arity().accepts(1)
                ? Apply.of(operator, a)
                : Apply.of(operator, a, random.quantity());
        String text = Printer.print(e);
        assertEquals(e, Parser.parse(text), () -> "seed " + seed + ": " + text);
      }
    }
  }

  @Test
  void numbersPrintInTheirShortestForm() {
    assertEquals("2", Numbers.text(2));
    assertEquals("0.1", Numbers.text(0.1));
    assertEquals("1e-7", Numbers.text(1e-7));
    assertEquals("1.5e300", Numbers.text(1.5e300));
    assertEquals("-0", Numbers.text(-0.0));
  }
}
