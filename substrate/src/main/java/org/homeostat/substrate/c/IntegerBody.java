package org.homeostat.substrate.c;

import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.homeostat.substrate.fixed.IntegerFunction;
import org.homeostat.substrate.fixed.IntegerInstruction;
import org.homeostat.substrate.fixed.IntegerOperation;
import org.homeostat.substrate.fixed.IntegerOperation.Relation;

/// The expressions that compute a list of integer operations.
final class IntegerBody {
  private final List<IntegerInstruction> instructions;
  private final Function<IntegerOperation.Read, String> reads;
  private final Arithmetic arithmetic;

  /// @param reads the C expression of an element
  /// @param arithmetic that of the source file
  IntegerBody(
      List<IntegerInstruction> instructions,
      Function<IntegerOperation.Read, String> reads,
      Arithmetic arithmetic) {
    this.instructions = instructions;
    this.reads = reads;
    this.arithmetic = arithmetic;
  }

  /// A function as the text of a C function.
  static String function(IntegerFunction function, Arithmetic arithmetic) {
    var body = new IntegerBody(function.instructions(), IntegerOperation.Read::name, arithmetic);
    return "static APART int32_t %s(%s) {\n%s  return %s;\n}\n\n"
        .formatted(
            name(function),
            function.arguments() == 1 ? "int32_t a0" : "int32_t a0, int32_t a1",
            body.statements(),
            body.value(function.value()));
  }

  private static String name(IntegerFunction function) {
    return "our_" + function.name();
  }

  /// All values, one after the other.
  String statements() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < instructions.size(); i++) {
      text.append(statement(i, this::value));
    }
    return text.toString();
  }

  /// The statement that computes a value that stands alone: `v7` is that of instruction 7.
  ///
  /// @param values the C expressions of others
  String statement(int index, IntFunction<String> values) {
    return isInPlace(index)
        ? ""
        : "  const int32_t v%s = %s;\n".formatted("" + index, expression(index, values));
  }

  /// The C expression of a value that stands alone.
  String value(int index) {
    return isInPlace(index) ? expression(index, this::value) : "v" + index;
  }

  private boolean isInPlace(int index) {
    IntegerOperation operation = instructions.get(index).operation();
    return operation instanceof IntegerOperation.Constant
        || operation instanceof IntegerOperation.Argument;
  }

  /// The C expression that computes a value.
  ///
  /// @param values the C expressions of its arguments
  String expression(int index, IntFunction<String> values) {
    IntegerInstruction in = instructions.get(index);
    int width = in.width();
    List<String> a = in.arguments().stream().map(values::apply).toList();
    String list = String.join(", ", a);
    return switch (in.operation()) {
      case IntegerOperation.Constant(long value) -> number(value);
      case IntegerOperation.Argument(int n) -> "a" + n;
      case IntegerOperation.Read read -> reads.apply(read);
      case IntegerOperation.Normal(int n) -> throw new IllegalStateException("normal " + n);
      case IntegerOperation.Clock(long multiplier, int shift) ->
          "clock_time(s->steps, " + multiplier + ", " + shift + ", " + width + ")";
      case IntegerOperation.Add() -> arithmetic.call("add", a, width);
      case IntegerOperation.Subtract() -> arithmetic.call("subtract", a, width);
      case IntegerOperation.Multiply(int shift) -> arithmetic.call("multiply", a, shift, width);
      case IntegerOperation.MultiplyAdd(int up, int down) ->
          arithmetic.call("multiply_add", a, up, down, width);
      case IntegerOperation.Divide(int shift) -> arithmetic.call("divide", a, shift, width);
      case IntegerOperation.Floor(int shift) -> "(int32_t) down(" + list + ", " + shift + ")";
      case IntegerOperation.Fraction(int bits) -> list + " & " + number((1L << bits) - 1);
      case IntegerOperation.Scale(int by) ->
          by == 0 && width == 32 ? list : arithmetic.call("scale", a, by, width);
      case IntegerOperation.ScaleBy() -> arithmetic.call("scale", a, width);
      case IntegerOperation.Leading() -> "leading(" + list + ")";
      case IntegerOperation.SquareRoot(int shift) ->
          arithmetic.call("square_root", a, shift, width);
      case IntegerOperation.Select(var relation) ->
          "%s %s %s ? %s : %s".formatted(a.get(0), sign(relation), a.get(1), a.get(2), a.get(3));
      case IntegerOperation.Call(var function) -> name(function) + "(" + list + ")";
    };
  }

  /// A number as C writes it.
  static String number(long value) {
    if (value == Integer.MIN_VALUE) {
      return "(-2147483647 - 1)";
    }
    return value < 0 ? "(" + value + ")" : "" + value;
  }

  private static String sign(Relation relation) {
    return switch (relation) {
      case LESS -> "<";
      case LESS_OR_EQUAL -> "<=";
      case EQUAL -> "==";
    };
  }
}
