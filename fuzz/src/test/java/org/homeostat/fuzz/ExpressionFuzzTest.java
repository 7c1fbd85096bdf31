package org.homeostat.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.homeostat.expression.Expression;
import org.homeostat.expression.InputException;
import org.homeostat.expression.Parser;
import org.homeostat.expression.Printer;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.provider.MethodSource;

class ExpressionFuzzTest {
  @MethodSource
  @Timeout(value = 5, unit = TimeUnit.SECONDS)
  @DictionaryEntries({
    "exp(",
    "piecewise(",
    "clip(",
    "sum(",
    "dot(",
    "not ",
    " and ",
    " or ",
    "<=",
    "==",
    "!=",
    "@",
    "[0:3, 1]",
    "'",
    "^",
    "{m/s^2}",
    " mV",
    "1e308",
    "4.9e-324",
    "plant.x",
    "# "
  })
  @FuzzTest
  void anExpressionIsReadAndPrintedOrRefusedWithItsPlace(byte[] bytes) {
    Expression expression;
    try {
      expression = Parser.parse(Seeds.text("fuzz", bytes)).expression();
    } catch (InputException refused) {
      Refusal.check(refused);
      return;
    }
    assertEquals(expression, Parser.parse(Printer.print(expression)));
  }

  static Stream<byte[]> anExpressionIsReadAndPrintedOrRefusedWithItsPlace() {
    return Seeds.of(
        List.of(
            "(u - friction*v)/mass",
            "exp(tau)*(A@sigmoid(z + b) - z) + tanh(B@y)",
            "-x^2^-3 + 70 mV/(9.81 {m/s^2})",
            "piecewise(x < 1 and not y >= 2, clip(x, 0, 1), sqrt(abs(y)))",
            "[x[0], A'[1:3, 0]]@[1, 2, 3e-4] or a == b",
            "atan2(plant.x, -1) + norm(x) + dot(x, y)*sum(A)",
            "(".repeat(150) + "x" + ")^2".repeat(150),
            "-[exp(x/".repeat(400),
            "-[exp(x/".repeat(100) + "2" + ")]".repeat(100),
            "a - ".repeat(500) + "a"));
  }
}
