package org.homeostat.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinearTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "v*dt | v | ",
        "0 | 0 | ",
        "dt | 1 | ",
        "dt*a | a | ",
        "-a*dt | -a | ",
        "-(a*dt) | -a | ",
        "(u - f*v)/m*dt + shake*dw | (u - f*v)/m | shake*dw",
        "(a + b)*dt | a + b | ",
        "a*dt - b*dt + dw | a - b | dw",
        "(a*dt + b*dw)/m | a/m | b*dw/m",
        "2*(a*dt - 3*dw) | 2*a | 2*-(3*dw)",
        "S@dw | 0 | S@dw",
        "A@(x*dt + S@dw) | A@x | A@(S@dw)",
        "dw@S | 0 | dw@S",
        "sum(x*dt) | sum(x) | ",
        "dot(x, y*dt + dw) | dot(x, y) | dot(x, dw)",
        "(x*dt)[0] | x[0] | ",
        "[v*dt, -x*dt + dw] | [v, -x] | [fill(0, dw), dw]",
        "piecewise(x < 0, a*dt, b*dt + dw) | piecewise(x < 0, a, b) | piecewise(x < 0, 0, dw)",
        "dt*x^2/2 | x^2/2 | "
      })
  void isTakenApart(String text, String drift, String term) {
    Linear linear = Linear.split(parsed(text), Set.of("dw"));
    assertEquals(drift, Printer.print(linear.drift()));
    Map<String, String> terms = new TreeMap<>();
    linear.noise().forEach((name, each) -> terms.put(name, Printer.print(each)));
    assertEquals(term == null ? Map.of() : Map.of("dw", term), terms);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "x + dt | 1 | 1 | this term has no differential",
        "dt + 2*x | 6 | 3 | this term has no differential",
        "dt*dt | 1 | 5 | this term is not linear in dt",
        "a*dt + sin(dw) | 8 | 7 | this term is not linear in dw",
        "dt*dw | 1 | 5 | this term is not linear in dt, dw",
        "x/dt | 1 | 4 | this term is not linear in dt",
        "dt^2 | 1 | 4 | this term is not linear in dt",
        "piecewise(dw, dt, dt) | 1 | 21 | this term is not linear in dt, dw",
        "max(dw, 0)*dt | 1 | 13 | this term is not linear in dt, dw"
      })
  void whatIsNotLinearIsNamed(String text, int column, int length, String message) {
    List<Problem> problems = problems(text);
    assertEquals(1, problems.size(), problems::toString);
    assertEquals(message, problems.getFirst().message());
    assertEquals(column, problems.getFirst().position().column());
    assertEquals(length, problems.getFirst().length());
  }

  @Test
  void everyWrongTermIsFound() {
    assertEquals(3, problems("x + dt*dt + a*dt - exp(dw)").size());
  }

  private static List<Problem> problems(String text) {
    return assertThrows(InputException.class, () -> Linear.split(parsed(text), Set.of("dw")))
        .problems();
  }

  private static Parsed parsed(String text) {
    return Parser.parse(SourceText.of("equation", text));
  }
}
