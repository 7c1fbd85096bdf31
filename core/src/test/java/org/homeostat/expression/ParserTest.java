package org.homeostat.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParserTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "-x^2 | -(x^2)",
        "x^y^z | x^(y^z)",
        "a - b - c | (a - b) - c",
        "a/b*c | (a/b)*c",
        "-a*b | (-a)*b",
        "a^-b | a^(-b)",
        "A@x' | A@(x')",
        "a + b < c | (a + b) < c",
        "not a < b | not (a < b)",
        "a or b and c | a or (b and c)",
        "transpose(A) | A'",
        "pow(a, b) | a^b",
        "x[ 0 : 2 ] | x[0:2]",
        "x[:2] | x[0:2]",
        "2 m^2 | 2 {m^2}",
        "1 / 2 m | 1/(2 m)",
        "3mV | 3 mV",
        "3 > 2 and x | (3 > 2) and x"
      })
  void textIsReadAs(String text, String same) {
    assertEquals(Parser.parse(same), Parser.parse(text));
  }

  @Test
  void numbersAreReadInAllTheirForms() {
    assertEquals(Literal.of(1), Parser.parse("1"));
    assertEquals(Literal.of(0.5), Parser.parse(".5"));
    assertEquals(Literal.of(2), Parser.parse("2."));
    assertEquals(Literal.of(1e-3), Parser.parse("1e-3"));
    assertEquals(Literal.of(1.5e10), Parser.parse("1.5E+10"));
    assertEquals(Literal.of(Math.PI), Parser.parse("pi"));
    assertEquals(Literal.of(-3), Parser.parse("-3"));
    assertEquals(new Literal(9.81, Unit.of("m/s^2")), Parser.parse("9.81 {m/s^2}"));
  }

  @Test
  void quantitiesNeedNoBraces() {
    assertEquals(new Literal(9.81, Unit.of("m/s^2")), quantity("9.81 m/s^2"));
    assertEquals(new Literal(-70, Unit.of("mV")), quantity("-70 mV"));
    assertEquals(Literal.of(3), quantity(" 3 "));
    assertThrows(InputException.class, () -> quantity("m/s"));
    assertThrows(InputException.class, () -> quantity("1e999"));
    assertThrows(InputException.class, () -> quantity("1e308 km"));
    assertThrows(InputException.class, () -> quantity("2 {m^1000*mm^-1000}"));
    assertThrows(InputException.class, () -> quantity(""));
    assertEquals(new Literal(2, Unit.of("m/s")), quantity("2 {m/s}"));
  }

  private static Literal quantity(String text) {
    return Parser.quantity(SourceText.of("quantity", text));
  }

  @Test
  void everyNodeKnowsItsCharacters() {
    String text = "(a + b)*sin(x) - 2 mV";
    Parsed parsed = Parser.parse(SourceText.of("f", text));
    Rewriting.visit(
        parsed.expression(),
        node -> {
          Parsed.Span span = Objects.requireNonNull(parsed.spans().get(node));
          String part = text.substring(span.start(), span.end());
          assertEquals(node, Parser.parse(part), part);
        });
  }

  @Test
  void ownFunctionsStandForTheirBody() {
    NamedFunction rho = new NamedFunction("rho", List.of("s"), Parser.parse("clip(s, 0, 1)"));
    Parsed parsed = Parser.parse(SourceText.of("f", "sum(rho(h + 1))"), Map.of("rho", rho));
    assertEquals(Parser.parse("sum(clip(h + 1, 0, 1))"), parsed.expression());
  }

  @Test
  void ownFunctionsCannotBlowUpTheTree() {
    NamedFunction twice = new NamedFunction("twice", List.of("s"), Parser.parse("s*s"));
    String text = "twice(".repeat(60) + "x" + ")".repeat(60);
    InputException e =
        assertThrows(
            InputException.class,
            () -> Parser.parse(SourceText.of("f", text), Map.of("twice", twice)));
    assertTrue(e.getMessage().contains("more than 20000 parts"), e.getMessage());
  }

  @Test
  void deepAndLargeTextsAreRefusedWithoutOverflowingTheStack() {
    String[] texts = {
      "(".repeat(100_000),
      "-".repeat(100_000) + "x",
      "x" + "^x".repeat(100_000),
      "x" + "+x".repeat(300),
      "sin(".repeat(201) + "x" + ")".repeat(201),
      "[".repeat(100_000),
      "x" + "'".repeat(100_000),
      "not ".repeat(100_000) + "x"
    };
    for (String text : texts) {
      InputException e = assertThrows(InputException.class, () -> Parser.parse(text));
      assertTrue(e.getMessage().contains("nested more than 200 deep"), e.getMessage());
    }
    String wide = "[" + "x,".repeat(20_000) + "x]";
    InputException e = assertThrows(InputException.class, () -> Parser.parse(wide));
    assertTrue(e.getMessage().contains("more than 20000 parts"));
  }

  @Test
  void twoHundredDeepIsAccepted() {
    Parser.parse("x" + "+x".repeat(199));
    Parser.parse("sin(".repeat(199) + "x" + ")".repeat(199));
    Parser.parse("(".repeat(300) + "x" + ")".repeat(300));
    Parser.parse("x+(".repeat(199) + "x" + ")".repeat(199));
    Parser.parse("-(".repeat(199) + "x" + ")".repeat(199));
  }

  /// Any text is either read or refused with placed problems.
  @Test
  void randomTextNeverFailsOtherwise() {
    long seed = 4;
    RandomExpressions random = new RandomExpressions(seed);
    String[] words = {
      "x",
      "plant.y",
      "sin",
      "(",
      ")",
      "[",
      "]",
      ",",
      ":",
      "+",
      "-",
      "*",
      "/",
      "^",
      "@",
      "'",
      "<",
      "<=",
      "==",
      "and",
      "or",
      "not",
      "1",
      "2.5",
      "1e",
      "mV",
      "{m/s}",
      "{",
      "}",
      "τ",
      "=",
      ".",
      "piecewise",
      " ",
      "\n",
      "$",
      "{s^(1/0)}",
      "{m^99999999}",
      "1e999",
      "pi",
      "0",
      "𝛼",
      "clip"
    };
    for (int i = 0; i < RandomExpressions.count(5_000); i++) {
      StringBuilder text = new StringBuilder();
      for (int j = random.below(12); j >= 0; j--) {
        text.append(words[random.below(words.length)]).append(random.below(2) == 0 ? " " : "");
      }
      check(text.toString());
    }
  }

  private static void check(String text) {
    try {
      Parser.parse(text);
    } catch (InputException e) {
      for (Problem problem : e.problems()) {
        assertTrue(problem.position().column() >= 1, text);
        assertTrue(problem.position().column() <= problem.position().text().length() + 1, text);
        assertTrue(problem.length() >= 1, text);
        assertTrue(problem.describe().contains("^"), text);
      }
    } catch (RuntimeException e) {
      throw new AssertionError(text, e);
    }
  }
}
