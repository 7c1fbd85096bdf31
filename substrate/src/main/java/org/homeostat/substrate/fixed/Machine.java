package org.homeostat.substrate.fixed;

import java.util.List;

/// Carries out lists of integer operations.
///
/// @param reads the elements of states and inputs
/// @param normals those of the step
/// @param number of the step, from 0
record Machine(Reads reads, long[] normals, long number) {

  /// Gives an element of a named value.
  interface Reads {
    long element(String name, int element);
  }

  /// The values of all instructions.
  long[] run(List<IntegerInstruction> instructions, long... arguments) {
    long[] values = new long[instructions.size()];
    for (int i = 0; i < values.length; i++) {
      IntegerInstruction in = instructions.get(i);
      values[i] = Arithmetic.saturated(value(in, values, arguments), in.width());
    }
    return values;
  }

  private long value(IntegerInstruction in, long[] values, long[] arguments) {
    long a = argument(in, 0, values);
    long b = argument(in, 1, values);
    long c = argument(in, 2, values);
    long d = argument(in, 3, values);
    return switch (in.operation()) {
      case IntegerOperation.Constant(long value) -> value;
      case IntegerOperation.Read(String name, int element) -> reads.element(name, element);
      case IntegerOperation.Normal(int n) -> normals[n];
      case IntegerOperation.Clock(long by, int shift) -> Arithmetic.clock(number, by, shift);
      case IntegerOperation.Argument(int n) -> arguments[n];
      case IntegerOperation.Add() -> a + b;
      case IntegerOperation.Subtract() -> a - b;
      case IntegerOperation.Multiply(int shift) -> Arithmetic.rounded(a * b, shift);
      case IntegerOperation.MultiplyAdd(int up, int down) ->
          Arithmetic.rounded(a * b + (c << up), down);
      case IntegerOperation.Divide(int shift) -> Arithmetic.quotient(a, b, shift);
      case IntegerOperation.Floor(int shift) -> a >> shift;
      case IntegerOperation.Fraction(int bits) -> a & ((1L << bits) - 1);
      case IntegerOperation.Scale(int by) -> Arithmetic.scaled(a, by);
      case IntegerOperation.ScaleBy() -> Arithmetic.scaled(a, b);
      case IntegerOperation.Leading() -> Arithmetic.leading(a);
      case IntegerOperation.SquareRoot(int shift) -> Arithmetic.root(a << shift);
      case IntegerOperation.Select(var relation) -> holds(relation, a, b) ? c : d;
      case IntegerOperation.Call(var function) -> call(function, in, values);
    };
  }

  private static long argument(IntegerInstruction in, int number, long[] values) {
    return number < in.arguments().size() ? values[in.arguments().get(number)] : 0;
  }

  private long call(IntegerFunction function, IntegerInstruction in, long[] values) {
    long[] arguments = in.arguments().stream().mapToLong(each -> values[each]).toArray();
    return run(function.instructions(), arguments)[function.value()];
  }

  static boolean holds(IntegerOperation.Relation relation, long a, long b) {
    return switch (relation) {
      case LESS -> a < b;
      case LESS_OR_EQUAL -> a <= b;
      case EQUAL -> a == b;
    };
  }
}
