package org.homeostat.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SimplifierTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1*x | x",
        "x*1 | x",
        "x/1 | x",
        "x - 0 | x",
        "x + -0 | x",
        "--x | x",
        "a + -b | a - b",
        "-a + b | b - a",
        "a - -b | a + b",
        "a - -2 | a + 2",
        "-a*-b | a*b",
        "-a*b | -(a*b)",
        "a/-b | -(a/b)",
        "-1*a | -a",
        "(-a)^2 | a^2",
        "a^1 | a",
        "A'' | A",
        "abs(-a) | abs(a)",
        "2*3 + 4*x | 6 + 4*x",
        "x^(1/2) | x^0.5",
        "min(a + b, a + b) | a + b"
      })
  void theSmallerFormIsFound(String text, String smaller) {
    assertEquals(smaller, Printer.print(Simplifier.simplify(Parser.parse(text))));
  }

  @ParameterizedTest
  @CsvSource({"x + 0", "0*x", "x - x", "x/x", "x^(1 + 1)", "1/0", "2 m + 3 m", "x^0"})
  void whatChangesAValueIsLeftAlone(String text) {
    assertEquals(text, Printer.print(Simplifier.simplify(Parser.parse(text))));
  }

  @ParameterizedTest
  @EnumSource(Precision.class)
  void simplifiedExpressionsHaveTheSameBits(Precision precision) {
    long seed = 31;
    RandomExpressions random = new RandomExpressions(seed);
    for (int i = 0; i < RandomExpressions.count(1_000); i++) {
      Expression e = random.any(2 + random.below(5));
      Expression simple = Simplifier.simplify(e, precision);
      for (int point = 0; point < 100; point++) {
        Map<String, Tensor> values = point % 2 == 0 ? random.point(-2, 2) : random.hostilePoint();
        Tensor before = value(precision, e, values);
        Tensor after = value(precision, simple, values);
        assertTrue(
            before.equals(after),
            () ->
                "seed "
                    + seed
                    + ": "
                    + Printer.print(e)
                    + " became "
                    + Printer.print(simple)
                    + " at "
                    + values
                    + ": "
                    + before
                    + " became "
                    + after);
      }
    }
  }

  private static Tensor value(Precision precision, Expression e, Map<String, Tensor> values) {
    // Adding -0 rounds to the precision and changes nothing else.
    PlainArithmetic on = PlainArithmetic.of(precision);
    Tensor nothing = Tensor.scalar(-0.0);
    return Evaluation.evaluate(
        on, e, name -> on.add(Objects.requireNonNull(values.get(name.text())), nothing));
  }

  @Test
  void simplifyingTwiceChangesNothing() {
    RandomExpressions random = new RandomExpressions(5);
    for (int i = 0; i < 2_000; i++) {
      Expression once = Simplifier.simplify(random.any(5));
      assertEquals(once, Simplifier.simplify(once));
    }
  }

  @Test
  void equalSubexpressionsBecomeOneObject() {
    Apply sum = (Apply) Simplifier.simplify(Parser.parse("sin(x + y)*a - sin(x + y)*b"));
    Apply left = (Apply) sum.arguments().getFirst();
    Apply right = (Apply) sum.arguments().getLast();
    assertSame(left.arguments().getFirst(), right.arguments().getFirst());
  }

  @Test
  void fillingAScalarIsLeftOutWhereShapesAreKnown() {
    Expression e = Parser.parse("fill(a, b) + fill(a, x)");
    assertEquals(
        "a + fill(a, x)", Printer.print(Simplifier.simplify(e, RandomExpressions.SHAPES::get)));
  }
}
