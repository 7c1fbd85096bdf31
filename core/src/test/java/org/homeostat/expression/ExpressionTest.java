package org.homeostat.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ExpressionTest {

  @Test
  void namesComeInTheOrderOfTheText() {
    Set<String> names = Parser.parse("b*a + sin(plant.x) - b").names();
    assertEquals(List.of("b", "a", "plant.x"), List.copyOf(names));
  }

  @Test
  void namesAreReplacedAllAtOnce() {
    Map<String, Expression> swap = Map.of("a", new Name("b"), "b", new Name("a"));
    assertEquals(Parser.parse("b - 2*a"), Parser.parse("a - 2*b").replace(swap));
  }

  @Test
  void whatReplacesANameStandsWhereTheNameStood() {
    Parsed parsed = Parser.parse(SourceText.of("f", "1 + x*2"));
    Parsed renamed = parsed.replace(Map.of("x", new Name("plant.x")));
    assertEquals(Parser.parse("1 + plant.x*2"), renamed.expression());
    InputException e =
        assertThrows(InputException.class, () -> Shapes.of(renamed, Map.of("x", Shape.SCALAR)));
    assertEquals(5, e.problems().getFirst().position().column());
    assertEquals("unknown name 'plant.x'", e.problems().getFirst().message());
  }

  @Test
  void validNamesAreWordsJoinedByDots() {
    for (String name : List.of("x", "plant.x", "_a1", "g_Na", "sin")) {
      assertTrue(Name.isValid(name), name);
    }
    for (String name : List.of("", "1x", "a.", ".a", "a..b", "a b", "tau\u0301", "and", "pi")) {
      assertFalse(Name.isValid(name), name);
    }
  }

  @Test
  void literalsAreFinite() {
    assertThrows(IllegalArgumentException.class, () -> Literal.of(Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> Literal.of(Double.NEGATIVE_INFINITY));
  }
}
