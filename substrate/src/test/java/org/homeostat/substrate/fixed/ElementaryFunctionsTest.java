package org.homeostat.substrate.fixed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.homeostat.expression.Operators;
import org.homeostat.expression.PlainArithmetic;
import org.homeostat.expression.Tensor;
import org.homeostat.noise.Normals;
import org.homeostat.noise.Pairing;
import org.homeostat.noise.Source;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Functions in integers against those of the Java library on the same numbers.
class ElementaryFunctionsTest {

  /// A function, the range of its argument, and its largest error in units of the last place of
  /// q15.16 where it exceeds one.
  record Case(String name, DoubleUnaryOperator function, double from, double to, double units) {
    @Override
    public String toString() {
      return name + " from " + from + " to " + to;
    }
  }

  static Stream<Case> cases() {
    return Stream.of(
        new Case("exp", Math::exp, -20, 4, 1),
        new Case("expm1", Math::expm1, -20, 4, 1),
        new Case("log", Math::log, 1e-3, 1000, 1),
        new Case("log1p", Math::log1p, -0.99, 100, 1),
        new Case("sin", Math::sin, -30, 30, 1),
        new Case("cos", Math::cos, -30, 30, 1),
        new Case("tan", Math::tan, -1.5, 1.5, 4),
        new Case("asin", Math::asin, -0.99, 0.99, 8),
        new Case("acos", Math::acos, -0.99, 0.99, 8),
        new Case("atan", Math::atan, -100, 100, 1),
        new Case("sinh", Math::sinh, -5, 5, 1),
        new Case("cosh", Math::cosh, -5, 5, 1),
        new Case("tanh", Math::tanh, -12, 12, 1),
        new Case("sigmoid", x -> 1 / (1 + Math.exp(-x)), -12, 12, 1),
        new Case("softplus", x -> Math.log1p(Math.exp(x)), -12, 12, 1),
        new Case("floor", Math::floor, -9, 9, 0),
        new Case("sign", Math::signum, -2, 2, 0));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theErrorIsAFewUnitsOfTheLastPlace(Case tried) {
    check(FixedPoint.parse("q15.16"), tried, 1);
    check(FixedPoint.parse("q7.24"), tried, 16);
    check(FixedPoint.parse("q20.8"), tried, 1);
  }

  private static void check(FixedPoint format, Case tried, double share) {
    IntegerFunction function = new ElementaryFunctions(format).of(tried.name());
    Machine machine = new Machine((_, _) -> 0, new long[0], 0);
    double unit = Math.scalb(1.0, -format.fraction());
    for (int i = 0; i <= 2000; i++) {
      long raw = format.raw(tried.from() + (tried.to() - tried.from()) * i / 2000);
      double x = format.value(raw);
      double expected = tried.function().applyAsDouble(x);
      long found = machine.run(function.instructions(), raw)[function.value()];
      // the reduction of an exponential or an angle costs a share of the value
      double allowed = (1.01 + tried.units() * share) * unit + 1e-7 * Math.abs(expected);
      assertEquals(expected, format.value(found), allowed, () -> tried.name() + "(" + x + ")");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"q15.16", "q9.20"})
  void functionsOfTwoArgumentsAreNearTheLibrarys(String text) {
    FixedPoint format = FixedPoint.parse(text);
    compare(format, "atan2", Math::atan2, -3);
    compare(format, "pow", Math::pow, 0.01);
  }

  private static void compare(
      FixedPoint format, String name, DoubleBinaryOperator expected, double from) {
    IntegerFunction function = new ElementaryFunctions(format).of(name);
    Machine machine = new Machine((_, _) -> 0, new long[0], 0);
    for (int i = 0; i < 1600; i++) {
      long x = format.raw(from + (3 - from) * (i % 40) / 39);
      int row = i / 40;
      long y = format.raw(-2.9 + 5.9 * row / 39);
      double value = expected.applyAsDouble(format.value(x), format.value(y));
      if (format.holds(2 * value)) {
        long found = machine.run(function.instructions(), x, y)[function.value()];
        assertEquals(value, format.value(found), 3e-5 + 1e-6 * Math.abs(value), name + " " + i);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"exp", "log", "sqrt", "tanh", "sin", "asin", "erf", "pow"})
  void nothingLeavesTheRangeOfTheFormat(String name) {
    FixedPoint format = FixedPoint.parse("q3.28");
    if (name.equals("sqrt")) {
      assertEquals(0, Arithmetic.root(-1));
      assertEquals(3037000499L, Arithmetic.root(Long.MAX_VALUE));
      return;
    }
    IntegerFunction function = new ElementaryFunctions(format).of(name);
    for (long raw : new long[] {Integer.MIN_VALUE, -1, 0, 1, Integer.MAX_VALUE}) {
      Machine machine = new Machine((_, _) -> 0, new long[0], 0);
      long found = machine.run(function.instructions(), raw, raw)[function.value()];
      assertTrue(Math.abs(found) <= 1L << 31, name + "(" + raw + ")");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"q15.16", "q7.24"})
  void theErrorFunctionHasItsPublishedError(String text) {
    FixedPoint format = FixedPoint.parse(text);
    IntegerFunction function = new ElementaryFunctions(format).of("erf");
    Machine machine = new Machine((_, _) -> 0, new long[0], 0);
    for (int i = -400; i <= 400; i++) {
      long raw = format.raw(i / 100.0);
      double expected =
          Operators.function("erf")
              .value(PlainArithmetic.DOUBLE, List.of(Tensor.scalar(format.value(raw))))
              .elements()[0];
      long found = machine.run(function.instructions(), raw)[function.value()];
      double unit = Math.scalb(1.0, -format.fraction());
      assertEquals(expected, format.value(found), 2e-7 + 3 * unit, "erf " + i / 100.0);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"q15.16", "q7.24"})
  void noiseIsThatOfTheSimulatorInFewerBits(String text) {
    FixedPoint format = FixedPoint.parse(text);
    IntegerProgram program = NormalPair.program(format);
    Source source = new Source("w", 1);
    Normals normals = Normals.plain(List.of(source), Pairing.STEPS);
    double unit = Math.scalb(1.0, -format.fraction());
    for (long step = 0; step < 4000; step++) {
      long[] pair = NormalPair.pair(program, source.key(0), step / 2, 7);
      double expected = normals.normal(7, step, 0);
      assertEquals(expected, format.value(pair[(int) (step % 2)]), 2e-5 + unit, "step " + step);
    }
  }
}
