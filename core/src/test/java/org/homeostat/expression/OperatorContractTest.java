package org.homeostat.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What every function of the language keeps.
class OperatorContractTest {

  static Stream<String> functions() {
    return Operators.functions().stream().sorted();
  }

  private static Apply applied(String function, String argument) {
    Operator operator = Operators.function(function);
    List<Expression> arguments = Collections.nCopies(operator.arity().least(), new Name(argument));
    return new Apply(operator, arguments);
  }

  @ParameterizedTest
  @MethodSource("functions")
  void isAValue(String function) {
    assertEquals(Operators.function(function), Operators.function(function));
    assertEquals(applied(function, "x"), applied(function, "x"));
  }

  @ParameterizedTest
  @MethodSource("functions")
  void printsAsTextThatReadsBack(String function) {
    Apply apply = applied(function, "x");
    assertEquals(apply, Parser.parse(Printer.print(apply)));
    assertFalse(Latex.print(apply).isBlank());
  }

  @ParameterizedTest
  @MethodSource("functions")
  void theValueHasTheShapeThatIsInferred(String function) {
    Apply apply = applied(function, "x");
    Tensor vector = new Tensor(Shape.of(2), new double[] {0.25, 0.75});
    Tensor value = Evaluation.evaluate(PlainArithmetic.DOUBLE, apply, name -> vector);
    assertEquals(Shapes.of(apply, name -> vector.shape()), value.shape());
  }

  @ParameterizedTest
  @MethodSource("functions")
  void numbersWithoutUnitsFit(String function) {
    Apply apply = applied(function, "x");
    List<Unit> bare = Collections.nCopies(apply.arguments().size(), Unit.BARE);
    List<Unit> free = Collections.nCopies(apply.arguments().size(), Unit.FREE);
    assertTrue(apply.operator().unit(apply.arguments(), bare).hasNoDimension());
    assertTrue(apply.operator().unit(apply.arguments(), free).hasNoDimension());
  }

  @ParameterizedTest
  @MethodSource("functions")
  void noArgumentsAreRefused(String function) {
    InputException e = assertThrows(InputException.class, () -> Parser.parse(function + "()"));
    assertEquals(1, e.problems().size());
    assertTrue(e.getMessage().contains("'" + function + "' takes"), e.getMessage());
  }

  @Test
  void everyOperatorThatIsWrittenOtherwiseIsFoundToo() {
    for (String sign : List.of("+", "-", "*", "/", "@", "^", "<", "<=", ">", ">=", "==", "!=")) {
      assertEquals(sign, Operators.infix(sign).orElseThrow().name());
    }
    assertThrows(IllegalArgumentException.class, () -> Operators.function("sine"));
  }
}
