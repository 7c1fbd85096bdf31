package org.homeostat.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnitsAndShapesTest {
  private static final Map<String, Shape> SHAPES =
      Map.of(
          "a", Shape.SCALAR,
          "x", Shape.of(3),
          "y", Shape.of(2),
          "A", Shape.of(2, 3));
  private static final Map<String, Unit> UNITS =
      Map.of(
          "x", Unit.METRE,
          "t", Unit.SECOND,
          "V", Unit.of("mV"),
          "g", Unit.of("nS"),
          "free", Unit.BARE,
          "one", Unit.DIMENSIONLESS,
          "dw", Unit.of("s^(1/2)"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a + x | [3]",
        "A@x | [2]",
        "y@A | [3]",
        "A@A' | [2, 2]",
        "x@x | scalar",
        "dot(x, 2*x) | scalar",
        "A[0,:] | [3]",
        "A[:,1] | [2]",
        "A[0:1,1:] | [1, 2]",
        "x[2] | scalar",
        "[x, x] | [2, 3]",
        "sum(A) | scalar",
        "piecewise(x < 0, 1, a) | [3]",
        "exp(A)*a | [2, 3]",
        "[A, A, A, A] | [4, 2, 3]"
      })
  void shapesFollowFromTheNames(String text, String shape) {
    assertEquals(shape, Shapes.of(parsed(text), SHAPES).toString());
    assertEquals(shape, Shapes.of(Parser.parse(text), SHAPES::get).toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "a*(x + y) | 4 | '+' needs equal shapes or a scalar, found [3] and [2]",
        "x@A | 1 | '@' needs matrices or vectors whose inner lengths agree, found [3] and [2, 3]",
        "a@x | 1 | '@' needs matrices or vectors whose inner lengths agree, found scalar and [3]",
        "dot(x, y) | 1 | 'dot' needs two vectors of one length, found [3] and [2]",
        "x[3] | 1 | [3] reaches outside the shape [3]",
        "A[0] | 1 | an index for each axis is needed, found [0] on the shape [2, 3]",
        "[a, x] | 1 | the parts of '[...]' need equal shapes, found scalar and [3]",
        "[[[[[a]]]]] | 1 | an array has at most 4 axes, found parts [1, 1, 1, 1] of '[...]'",
        "a + bb | 5 | unknown name 'bb'"
      })
  void shapesThatDoNotFitArePlaced(String text, int column, String message) {
    check(problems(text), column, message);
  }

  private static List<Problem> problems(String text) {
    return assertThrows(InputException.class, () -> Shapes.of(parsed(text), SHAPES)).problems();
  }

  @Test
  void everyShapeProblemIsFound() {
    assertEquals(3, problems("(x + y)*(A@y) + z").size());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "x/t | m/s",
        "0.5*x^2 | m^2",
        "0 + x | m",
        "x*t^-1 | m/s",
        "x^(1/2) | m^(1/2)",
        "sqrt(x) | m^(1/2)",
        "x + 3 mm | m",
        "g*(V + 70 mV) | A",
        "exp(x/2 m) | 1",
        "clip(x, 0, 1) | m",
        "x > 2 | 1",
        "atan2(x, 1 m) | 1",
        "sin(90 degree) | 1",
        "dw*dw/t | 1",
        "piecewise(x < 0, 0, x) | m",
        "[x, 0, 2 m] | m",
        "sum([x, x])' | m"
      })
  void unitsFollowFromTheNames(String text, String unit) {
    Unit found = Units.of(parsed(text), UNITS);
    assertEquals(true, found.sameDimension(Unit.of(unit)), found.toString());
  }

  @Test
  void whatDependsOnANameWithoutUnitIsNotChecked() {
    assertEquals(Unit.FREE, Units.of(parsed("free*x"), UNITS));
    assertEquals(Unit.SECOND, Units.of(parsed("free*x + t"), UNITS));
    assertEquals(Unit.BARE, Units.of(parsed("2*3 + 1"), UNITS));
    Units.check(parsed("free*x"), UNITS, Unit.SECOND);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "2*(x + t) | 4 | '+' needs equal units, found m and s",
        "sin(x) | 1 | 'sin' needs a pure number, found m",
        "x < t | 1 | '<' needs equal units, found m and s",
        "2^x | 1 | 'exponent of ^' needs a pure number, found m",
        "x^one | 1 | the exponent of m must be a number, not a quantity",
        "x^0.1234567 | 1 | the exponent of a unit is a simple fraction, found 0.1234567",
        "max(x, one) | 1 | 'max' needs equal units, found m and 1"
      })
  void unitsThatDoNotFitArePlaced(String text, int column, String message) {
    check(unitProblems(text), column, message);
  }

  private static List<Problem> unitProblems(String text) {
    return assertThrows(InputException.class, () -> Units.of(parsed(text), UNITS)).problems();
  }

  @Test
  void theUnitOfAWholeTextCanBeDemanded() {
    InputException e =
        assertThrows(InputException.class, () -> Units.check(parsed("2*x"), UNITS, Unit.of("m/s")));
    check(e.problems(), 1, "expected the unit m/s, found m");
  }

  private static void check(List<Problem> problems, int column, String message) {
    assertEquals(1, problems.size());
    assertEquals(message, problems.getFirst().message());
    assertEquals(column, problems.getFirst().position().column());
  }

  private static Parsed parsed(String text) {
    return Parser.parse(SourceText.of("text", text));
  }
}
