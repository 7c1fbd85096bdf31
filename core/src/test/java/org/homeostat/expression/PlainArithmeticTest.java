package org.homeostat.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainArithmeticTest {
  private static final PlainArithmetic ON = PlainArithmetic.DOUBLE;
  private static final Map<String, Tensor> AT =
      Map.of(
          "a", Tensor.scalar(2),
          "x", new Tensor(Shape.of(3), new double[] {1, -2, 4}),
          "A", new Tensor(Shape.of(2, 3), new double[] {1, 2, 3, 4, 5, 6}));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a + x | [3][3.0, 0.0, 6.0]",
        "A@x | [2][9.0, 18.0]",
        "[1, 1]@A | [3][5.0, 7.0, 9.0]",
        "A@A' | [2, 2][14.0, 32.0, 32.0, 77.0]",
        "A' | [3, 2][1.0, 4.0, 2.0, 5.0, 3.0, 6.0]",
        "A[1,:] | [3][4.0, 5.0, 6.0]",
        "A[:,1] | [2][2.0, 5.0]",
        "A[0:2,1:] | [2, 2][2.0, 3.0, 5.0, 6.0]",
        "x[2] | scalar[4.0]",
        "sum(A) | scalar[21.0]",
        "norm([3, 4]) | scalar[5.0]",
        "[x, 2*x] | [2, 3][1.0, -2.0, 4.0, 2.0, -4.0, 8.0]",
        "clip(x, -1, 2) | [3][1.0, -1.0, 2.0]",
        "relu(x) | [3][1.0, 0.0, 4.0]",
        "sign(x) | [3][1.0, -1.0, 1.0]",
        "abs(x) | [3][1.0, 2.0, 4.0]",
        "floor([1.5, -1.5, 2, -0.5, 1e300]) | [5][1.0, -2.0, 2.0, -1.0, 1.0E300]",
        "x < 1 | [3][0.0, 1.0, 0.0]",
        "x >= 1 | [3][1.0, 0.0, 1.0]",
        "x != 1 | [3][0.0, 1.0, 1.0]",
        "x < 0 or x == 1 | [3][1.0, 1.0, 0.0]",
        "x < 2 and not x == 1 | [3][0.0, 1.0, 0.0]",
        "piecewise(x < 0, 10, x > 2, 20, 30) | [3][30.0, 10.0, 20.0]",
        "fill(a, x) | [3][2.0, 2.0, 2.0]",
        "a^10 | scalar[1024.0]",
        "a^-2 | scalar[0.25]",
        "x^0 | [3][1.0, 1.0, 1.0]",
        "[4, 9]^0.5 | [2][2.0, 3.0]",
        "70 mV | scalar[0.07]",
        "min(a, x) | [3][1.0, -2.0, 2.0]"
      })
  void theLanguageComputes(String text, String value) {
    assertEquals(value, evaluate(ON, text).toString());
  }

  @Test
  void scatteringSumsWhatGatheringTook() {
    IndexMap map = new IndexMap(Shape.of(3), Shape.of(2, 2), new int[] {2, 0, IndexMap.NONE, 2});
    Tensor taken = ON.gather(new Tensor(Shape.of(3), new double[] {1, -2, 4}), map);
    assertEquals("[2, 2][4.0, 1.0, 0.0, 4.0]", taken.toString());
    assertEquals("[3][1.0, 0.0, 8.0]", ON.scatter(taken, map).toString());
  }

  private static Tensor evaluate(PlainArithmetic on, String text) {
    return Evaluation.evaluate(on, Parser.parse(text), name -> AT.get(name.text()));
  }

  @Test
  void wholeExponentsMultiplySquaresOfSquares() {
    double x = 1.1;
    double square = x * x;
    double fourth = square * square;
    Expression power = new Apply(new Power(), List.of(new Name("x"), Literal.of(7)));
    Tensor value = Evaluation.evaluate(ON, power, name -> Tensor.scalar(x));
    assertEquals(x * square * fourth, value.elements()[0]);
  }

  @Test
  void floatResultsAreThoseOfFloatInstructions() {
    long seed = 3;
    RandomExpressions random = new RandomExpressions(seed);
    PlainArithmetic on = PlainArithmetic.FLOAT;
    for (int i = 0; i < 100_000; i++) {
      float a = Float.intBitsToFloat((int) random.bits());
      float b = Float.intBitsToFloat((int) random.bits());
      float c = (float) random.between(-2, 2);
      Tensor x = Tensor.scalar(a);
      Tensor y = Tensor.scalar(b);
      Tensor z = Tensor.scalar(c);
      same(a + b, on.add(x, y));
      same(a - c, on.subtract(x, z));
      same(a * b, on.multiply(x, y));
      same(a / c, on.divide(x, z));
      same(Math.fma(a, b, c), on.fma(x, y, z));
      same((float) Math.sqrt(a), on.squareRoot(x));
    }
  }

  private static void same(float expected, Tensor found) {
    assertEquals((double) expected, found.elements()[0]);
  }

  @Test
  void bitPrimitivesTakeNumbersApartAndBuildPowers() {
    for (PlainArithmetic on : PlainArithmetic.values()) {
      Tensor x = on.constant(-0.0 + 13.25);
      assertEquals(3, on.exponent(x).elements()[0]);
      assertEquals(13.25 / 8, on.mantissa(x).elements()[0]);
      assertEquals(0x1p-100, on.power2(Tensor.scalar(-100)).elements()[0]);
      assertEquals(0x1p127, on.power2(Tensor.scalar(127)).elements()[0]);
    }
    assertEquals(-1023, ON.exponent(Tensor.scalar(0)).elements()[0]);
    assertEquals(1024, ON.exponent(Tensor.scalar(Double.NaN)).elements()[0]);
    assertEquals(0x1p-1022, ON.power2(Tensor.scalar(-1022)).elements()[0]);
  }

  @Test
  void productsAccumulateWithOneFusedRoundingAStep() {
    Tensor a = new Tensor(Shape.of(3), new double[] {0.1, 0.2, 0.3});
    Tensor b = new Tensor(Shape.of(3), new double[] {0.7, -0.3, 1.7});
    double s = Math.fma(0.3, 1.7, Math.fma(0.2, -0.3, Math.fma(0.1, 0.7, 0)));
    assertEquals(s, ON.product(a, b).elements()[0]);
  }

  @Test
  void aSharedSubexpressionIsComputedOnce() {
    Expression e = new Name("x");
    for (int i = 0; i < 100; i++) {
      e = Apply.of(new Multiply(), e, e);
    }
    assertEquals(1, Evaluation.evaluate(ON, e, name -> ON.constant(1)).elements()[0]);
  }
}
