package org.homeostat.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmoothnessTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "3 | SMOOTH",
        "exp(-x^2)/(1 + sqrt(y)) | SMOOTH",
        "[x, y]@[[1, x], [x, y]] | SMOOTH",
        "x*abs(y) | CONTINUOUS",
        "max(x, 0)^2 | CONTINUOUS",
        "norm([x, y]) | CONTINUOUS",
        "relu(x) + (x > 0) | JUMPING",
        "x*(not y) | JUMPING",
        "x and y | JUMPING",
        "piecewise(x > 0, abs(x), y) | JUMPING"
      })
  void anExpressionIsAsSmoothAsItsLeastSmoothOperator(String text, Smoothness expected) {
    assertEquals(expected, Smoothness.of(Parser.parse(text)));
  }

  @Test
  void theFunctionsThatAreNotSmoothAreThese() {
    assertEquals(
        Set.of("abs", "relu", "min", "max", "clip", "norm", "max_pool"),
        all(Smoothness.CONTINUOUS));
    assertEquals(
        Set.of("sign", "floor", "piecewise", "atan2", "pick_max", "place_max"),
        all(Smoothness.JUMPING));
  }

  private static Set<String> all(Smoothness smoothness) {
    Set<String> found = new TreeSet<>(Operators.functions());
    found.removeIf(name -> Operators.function(name).smoothness() != smoothness);
    return found;
  }
}
