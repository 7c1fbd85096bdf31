package org.homeostat.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DegreeTest {
  private static final Map<String, Integer> XY = Map.of("x", 1, "y", 1);

  private static int degree(String text) {
    return Degree.of(Parser.parse(text), XY);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "3*k + exp(k)                       | 0",
        "(x - friction*y)/mass              | 1",
        "sum(A@x) - dot(b, y) + x[0]        | 1",
        "piecewise(k > 0, x, -x)            | 1",
        "fill(k, x)                         | 0",
        "x*y - 2*x                          | 2",
        "dot(x, Q@x) + sum(y^2)             | 2",
        "(x^2)^3                            | 6",
        "(x + 1)^2 - x^2                    | 2",
      })
  void polynomialsHaveADegree(String text, int degree) {
    assertEquals(degree, degree(text));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sin(x)",
        "1/x",
        "x^-1",
        "x^0.5",
        "2^x",
        "floor(x)",
        "sign(x)",
        "abs(x)",
        "x > 0",
        "piecewise(x > 0, 1, 2)",
        "clip(x, 0, 1)",
        "max(x, y)",
        "norm(x)",
        "x^3000000000",
        "x^k",
      })
  void theOthersHaveNoneAlsoWhereTheirDerivativesVanish(String text) {
    assertEquals(Degree.NONE, degree(text));
  }

  @Test
  void definitionsCountWithTheDegreeOfTheirValue() {
    Map<String, Integer> names = Map.of("x", 1, "force", 2, "wild", Degree.NONE);
    assertEquals(3, Degree.of(Parser.parse("x*force"), names));
    assertEquals(Degree.NONE, Degree.of(Parser.parse("x + wild"), names));
    assertEquals(Degree.NONE, Degree.of(Parser.parse("x*wild"), names));
  }
}
