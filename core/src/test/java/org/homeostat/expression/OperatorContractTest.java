package org.homeostat.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What every function of the language keeps.
class OperatorContractTest {

  static Stream<String> functions() {
    return Operators.functions().stream().sorted();
  }

  /// The shapes of arguments that functions of arrays can take; others take vectors.
  static List<Shape> shapes(String function) {
    Shape image = Shape.of(2, 3, 2);
    Shape kernel = Shape.of(1, 1, 2, 2);
    Shape one = Shape.of(1, 1, 2);
    return switch (function) {
      case "convolve" -> List.of(image, kernel);
      case "convolve_transposed" -> List.of(one, kernel);
      case "correlate", "pick_max", "place_max" -> List.of(image, image);
      case "spread" -> List.of(one);
      case "average_pool", "max_pool", "channel_sum" -> List.of(image);
      case "delay" -> List.of(Shape.of(2), Shape.SCALAR);
      case "reshape" -> List.of(Shape.of(1));
      case "sum", "norm", "flatten" -> List.of(kernel);
      default -> Collections.nCopies(Operators.function(function).arity().least(), Shape.of(2));
    };
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
    List<Shape> shapes = shapes(function);
    List<Expression> names = new ArrayList<>();
    for (int i = 0; i < shapes.size(); i++) {
      names.add(new Name("x" + i));
    }
    Apply apply = new Apply(Operators.function(function), names);
    Function<String, Shape> of = name -> shapes.get(Integer.parseInt(name.substring(1)));
    Tensor value =
        Evaluation.evaluate(PlainArithmetic.DOUBLE, apply, name -> quarters(of.apply(name.text())));
    assertEquals(Shapes.of(apply, of), value.shape());
  }

  private static Tensor quarters(Shape shape) {
    Tensor tensor = Tensor.zeros(shape);
    Arrays.setAll(tensor.elements(), i -> i % 2 == 0 ? 0.25 : 0.75);
    return tensor;
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
