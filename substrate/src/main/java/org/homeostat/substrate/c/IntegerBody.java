package org.homeostat.substrate.c;

import java.util.List;
import java.util.function.Function;
import org.homeostat.substrate.fixed.IntegerFunction;
import org.homeostat.substrate.fixed.IntegerInstruction;
import org.homeostat.substrate.fixed.IntegerOperation;
import org.homeostat.substrate.fixed.IntegerOperation.Relation;

/// The statements that compute a list of integer operations: `v7` is the value of instruction 7.
final class IntegerBody {
  private final List<IntegerInstruction> instructions;
  private final Function<IntegerOperation.Read, String> reads;

  /// @param reads the C expression of an element
  IntegerBody(
      List<IntegerInstruction> instructions, Function<IntegerOperation.Read, String> reads) {
    this.instructions = instructions;
    this.reads = reads;
  }

  /// A function as the text of a C function.
  static String function(IntegerFunction function) {
    var body = new IntegerBody(function.instructions(), IntegerOperation.Read::name);
    return "static int32_t %s(%s) {\n%s  return %s;\n}\n\n"
        .formatted(
            name(function),
            function.arguments() == 1 ? "int32_t a0" : "int32_t a0, int32_t a1",
            body.statements(),
            body.value(function.value()));
  }

  private static String name(IntegerFunction function) {
    return "our_" + function.name();
  }

  String statements() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < instructions.size(); i++) {
      if (!isInPlace(i)) {
        text.append("  const int32_t v%s = %s;\n".formatted("" + i, expression(i)));
      }
    }
    return text.toString();
  }

  /// The C expression of a value.
  String value(int index) {
    return isInPlace(index) ? expression(index) : "v" + index;
  }

  private boolean isInPlace(int index) {
    IntegerOperation operation = instructions.get(index).operation();
    return operation instanceof IntegerOperation.Constant
        || operation instanceof IntegerOperation.Argument;
  }

  private String expression(int index) {
    IntegerInstruction in = instructions.get(index);
    String width = ", " + in.width() + ")";
    List<String> a = in.arguments().stream().map(this::value).toList();
    String list = String.join(", ", a);
    return switch (in.operation()) {
      case IntegerOperation.Constant(long value) -> number(value);
      case IntegerOperation.Argument(int n) -> "a" + n;
      case IntegerOperation.Read read -> reads.apply(read);
      case IntegerOperation.Normal(int n) -> "draw[" + n + "]";
      case IntegerOperation.Clock(long multiplier, int shift) ->
          "clock_time(s->steps, " + multiplier + ", " + shift + width;
      case IntegerOperation.Add() -> "add(" + list + width;
      case IntegerOperation.Subtract() -> "subtract(" + list + width;
      case IntegerOperation.Multiply(int shift) -> "multiply(" + list + ", " + shift + width;
      case IntegerOperation.MultiplyAdd(int up, int down) ->
          "multiply_add(" + list + ", " + up + ", " + down + width;
      case IntegerOperation.Divide(int shift) -> "divide(" + list + ", " + shift + width;
      case IntegerOperation.Floor(int shift) -> "(int32_t) down(" + list + ", " + shift + ")";
      case IntegerOperation.Fraction(int bits) -> list + " & " + number((1L << bits) - 1);
      case IntegerOperation.Scale(int by) -> "scale(" + list + ", " + by + width;
      case IntegerOperation.ScaleBy() -> "scale(" + list + width;
      case IntegerOperation.Leading() -> "leading(" + list + ")";
      case IntegerOperation.SquareRoot(int shift) -> "square_root(" + list + ", " + shift + width;
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
