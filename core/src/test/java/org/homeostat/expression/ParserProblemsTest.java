package org.homeostat.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// One line for each mistake that the parser knows: text, column, length, message, advice.
class ParserProblemsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "2 x | 3 | 1 | expected an operator or a unit, found 'x' | a product is written 2*x",
        "70 mv | 4 | 2 | expected an operator or a unit, found 'mv' | did you mean 'mV', 'MV'? a"
            + " product is written 70*mv",
        "a b | 3 | 1 | expected an operator, found 'b' | a product is written a*b",
        "sin x | 5 | 1 | expected an operator, found 'x' | a function is written sin(...)",
        "(a)(b) | 4 | 1 | expected an operator, found '(' | a product is written a*b",
        "sinn(x) | 1 | 4 | unknown function 'sinn' | did you mean 'sin', 'sinh', 'sign'?",
        "friction(x) | 1 | 8 | unknown function 'friction' | a product is written friction*(...)",
        "sin(x, y) | 1 | 9 | 'sin' takes 1 argument, found 2 | ",
        "clip(x) | 1 | 7 | 'clip' takes 3 arguments, found 1 | ",
        "piecewise(a, b, c, d) | 1 | 21 | 'piecewise' takes at least 3 arguments, found 4 |"
            + " piecewise(condition, value, ..., otherwise)",
        "exp() | 1 | 5 | 'exp' takes 1 argument, found 0 | ",
        "(a + b | 1 | 1 | this '(' is not closed | ",
        "sin(a | 4 | 1 | this '(' is not closed | ",
        "a + b) | 6 | 1 | unexpected ')' | ",
        "a + | 4 | 1 | expected a number, a name or '(', found the end | ",
        "a + * b | 5 | 1 | expected a number, a name or '(', found '*' | ",
        "a + +b | 5 | 1 | there is no sign + | leave it out",
        "a and or b | 7 | 2 | expected a number, a name or '(', found 'or' | ",
        "a < b < c | 7 | 1 | comparisons do not chain | write a < b and b < c",
        "a + not b | 5 | 3 | 'not' needs parentheses here | write (not ...)",
        "τ*x | 1 | 1 | names are written with the letters a-z and A-Z, found 'τ' | write tau",
        "10 µm*x | 4 | 2 | names are written with the letters a-z and A-Z, found 'µm' | write um",
        "3 größe | 3 | 5 | names are written with the letters a-z and A-Z, found 'größe' | ",
        "τ_m + x | 1 | 3 | names are written with the letters a-z and A-Z, found 'τ_m' | write"
            + " tau_m",
        "größe + 1 | 1 | 5 | names are written with the letters a-z and A-Z, found 'größe' | ",
        "a·b | 2 | 1 | unexpected character '·' | write *",
        "a $ b | 3 | 1 | unexpected character '$' | ",
        "a = b | 3 | 1 | unexpected character '=' | write ==",
        "1e999 | 1 | 5 | this number is too large | ",
        "x[a] | 3 | 1 | expected an index, a whole number from 0, found 'a' | ",
        "x[2:1] | 3 | 3 | this range of indices is empty | x[0:3] are three",
        "[] | 1 | 2 | a vector needs at least one element | ",
        "2 {m/q} | 6 | 1 | unknown unit 'q' | ",
        "2 {m | 3 | 1 | this '{' is not closed | a unit is written {m/s^2}",
        "{m} | 1 | 3 | a unit needs a number before it | ",
        "2 m^0.5 | 5 | 3 | the exponent of a unit is a whole number here, found '0.5' | write 2"
            + " {m^...} or (2 m)^...",
        "x[1 | 2 | 1 | this '[' is not closed | "
      })
  void isPlacedAndExplained(String text, int column, int length, String message, String advice) {
    Problem problem = problems(text).getFirst();
    assertEquals(message, problem.message());
    assertEquals(advice == null ? "" : advice, problem.advice());
    assertEquals(column, problem.position().column());
    assertEquals(length, problem.length());
    assertEquals(1, problems(text).size(), () -> "one mistake is one problem: " + problems(text));
  }

  @Test
  void allMistakesAreFoundInTheirOrder() {
    List<String> found =
        problems("sinn(x) + clip(y) + 2 z - (τ + 1").stream().map(Problem::message).toList();
    assertEquals(
        List.of(
            "unknown function 'sinn'",
            "'clip' takes 3 arguments, found 1",
            "expected an operator or a unit, found 'z'",
            "this '(' is not closed",
            "names are written with the letters a-z and A-Z, found 'τ'"),
        found);
  }

  @Test
  void aProblemShowsItsLineWithACaret() {
    InputException e =
        assertThrows(
            InputException.class,
            () -> Parser.parse(SourceText.of("particle.yaml", "a +\n  b + cos2(x)")));
    assertEquals(
        """
        particle.yaml:2:7: unknown function 'cos2'
            b + cos2(x)
                ^^^^
          did you mean 'cos', 'cosh'?\
        """,
        e.getMessage().replace("\r\n", "\n"));
  }

  private static List<Problem> problems(String text) {
    return assertThrows(InputException.class, () -> Parser.parse(text)).problems();
  }
}
