package org.homeostat.evolution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.homeostat.expression.Expression;
import org.homeostat.expression.Parser;
import org.homeostat.expression.Printer;
import org.homeostat.expression.RandomExpressions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CanonicalTest {
  private static final int TREES = RandomExpressions.count(1500);

  private static String of(String text) {
    return Printer.print(Canonical.of(Parser.parse(text)));
  }

  @ParameterizedTest
  @CsvSource({
    "a - a, 0",
    "2*a + 3*a, 5*a",
    "a + a, 2*a",
    "3*a - 3*a + b, b",
    "(a + b)*2, 2*(a + b)",
    "2*a + 2*b, 2*(a + b)",
    "2*a + 2*b + c, 2*(a + b) + c",
    "3*(a + (2*b + c)*d), 3*((2*b + c)*d + a)",
    "(-a - b)*c, -((a + b)*c)",
    "1 - a, 1 - a",
    "b - a, b - a",
    "(b - a)*c, (b - a)*c",
    "-(a - b), b - a",
    "2/a, 2/a",
    "-1/a, -1/a",
    "b - 1/a, b - 1/a",
    "a/b*b, a",
    "a/(a*b), 1/b",
    "(2*a + b)*c, (2*a + b)*c",
    "(2*a + b)*(2*a + b)/(a + 0.5*b), 4*a + 2*b",
    "(a + b)/(b + a), 1",
    "0*sin(a), 0",
    "a*0 + 3 - 1, 2",
    "-a - b, -(a + b)",
    "-(a*-b), a*b",
    "sin(b + a), sin(a + b)",
    "a*(b - b) + c, c",
    "0.1 + 0.2 - 0.3, 0",
    "a^2 + a^2, 2*a^2"
  })
  void isTheSmallFormOfTheSameLaw(String text, String canonical) {
    assertEquals(Printer.print(Parser.parse(canonical)), of(text));
  }

  @Test
  void whatIsNoNumberIsRefused() {
    for (String text : new String[] {"1/0", "a*(1/0)", "(a - a)/(b - b)", "1e300*1e300*a"}) {
      assertThrows(ArithmeticException.class, () -> of(text), text);
    }
  }

  /// Against the bounds that rounding of both forms has.
  @ParameterizedTest
  @CsvSource({"1, false", "2, true"})
  void valuesArePreserved(long seed, boolean functions) {
    Fragment fragment = new Fragment(seed, functions);
    int compared = 0;
    for (int i = 0; i < TREES; i++) {
      Expression e = fragment.tree(6);
      Expression form;
      try {
        form = Canonical.of(e);
      } catch (ArithmeticException notFinite) {
        continue;
      }
      for (int p = 0; p < 5; p++) {
        Map<String, Double> point = fragment.point();
        Fragment.Value before = Fragment.Value.of(e, point);
        Fragment.Value after = Fragment.Value.of(form, point);
        if (before.isSharp() && after.isSharp()) {
          compared++;
          double apart = Math.abs(before.value() - after.value());
          assertTrue(
              apart <= before.error() + after.error(),
              () -> "seed " + seed + ": " + e + " is " + before + ", " + form + " is " + after);
        }
      }
    }
    assertTrue(compared > 3 * TREES, compared + " of " + 5 * TREES);
  }

  @ParameterizedTest
  @CsvSource({"3, false", "4, true"})
  void theCanonicalFormIsItsOwn(long seed, boolean functions) {
    Fragment fragment = new Fragment(seed, functions);
    for (int i = 0; i < TREES; i++) {
      Expression e = fragment.tree(6);
      try {
        String once = Printer.print(Canonical.of(e));
        String twice = Printer.print(Canonical.of(Canonical.of(e)));
        assertEquals(once, twice, () -> "seed " + seed + ": " + Printer.print(e));
      } catch (ArithmeticException notFinite) {
        assertThrows(ArithmeticException.class, () -> Canonical.of(e));
      }
    }
  }

  @Test
  void noFormIsLargerThanWhatWasWritten() {
    Fragment fragment = new Fragment(5, false);
    int smaller = 0;
    for (int i = 0; i < TREES; i++) {
      Expression e = fragment.tree(6);
      try {
        Expression form = Canonical.of(e);
        assertTrue(
            Nodes.count(form) <= Nodes.count(e),
            () -> Printer.print(e) + " -> " + Printer.print(form));
        smaller += Nodes.count(form) < Nodes.count(e) ? 1 : 0;
      } catch (ArithmeticException notFinite) {
        // has no form
      }
    }
    assertTrue(smaller > TREES / 2, smaller + " of " + TREES);
  }

  @Test
  void theOrderOfTermsAndFactorsMakesNoOtherForm() {
    Fragment fragment = new Fragment(6, true);
    int different = 0;
    for (int i = 0; i < TREES; i++) {
      Expression e = fragment.tree(6);
      Expression other = fragment.shuffled(e);
      try {
        assertEquals(
            Printer.print(Canonical.of(e)),
            Printer.print(Canonical.of(other)),
            () -> Printer.print(e));
        different += e.equals(other) ? 0 : 1;
      } catch (ArithmeticException notFinite) {
        assertThrows(ArithmeticException.class, () -> Canonical.of(other));
      }
    }
    assertTrue(different > TREES / 3, different + " of " + TREES);
  }
}
