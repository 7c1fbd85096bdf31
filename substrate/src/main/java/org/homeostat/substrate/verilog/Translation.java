package org.homeostat.substrate.verilog;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.homeostat.substrate.fixed.IntegerInstruction;
import org.homeostat.substrate.fixed.IntegerOperation;
import org.homeostat.substrate.fixed.IntegerOperation.Relation;

/// Integer operations as microcode. A place of memory is used again after the last use of its
/// value.
final class Translation {
  private static final int WORD = 32;

  private final Microcode code;
  private final Memory memory;
  private final int width;
  private final ToIntFunction<IntegerOperation> given;
  private final Memory.Pool pool;

  /// @param width of the format
  /// @param given the addresses of what is read: of elements, normals, arguments
  Translation(Microcode code, Memory memory, int width, ToIntFunction<IntegerOperation> given) {
    this.code = code;
    this.memory = memory;
    this.width = width;
    this.given = given;
    this.pool = memory.pool();
  }

  /// Writes a list.
  ///
  /// @param kept the instructions whose values are used after it
  /// @return the addresses of the values that are kept or given
  int[] write(List<IntegerInstruction> list, Set<Integer> kept) {
    int[] last = lastUses(list, kept);
    int[] at = new int[list.size()];
    for (int i = 0; i < at.length; i++) {
      IntegerInstruction in = list.get(i);
      if (isGiven(in)) {
        at[i] =
            in.operation() instanceof IntegerOperation.Constant(long value)
                ? memory.constant(value)
                : given.applyAsInt(in.operation());
        continue;
      }
      operate(in, in.arguments().stream().mapToInt(argument -> at[argument]).toArray());
      int now = i;
      in.arguments().stream()
          .distinct()
          .filter(argument -> last[argument] == now && !isGiven(list.get(argument)))
          .forEach(argument -> pool.free(at[argument]));
      at[i] = pool.take();
      code.store(store(in.width()), at[i]);
    }
    return at;
  }

  private static int[] lastUses(List<IntegerInstruction> list, Set<Integer> kept) {
    int[] last = new int[list.size()];
    for (int i = 0; i < last.length; i++) {
      for (int argument : list.get(i).arguments()) {
        last[argument] = i;
      }
    }
    kept.forEach(value -> last[value] = Integer.MAX_VALUE);
    return last;
  }

  private static boolean isGiven(IntegerInstruction in) {
    return switch (in.operation()) {
      case IntegerOperation.Constant _, IntegerOperation.Read _ -> true;
      case IntegerOperation.Normal _, IntegerOperation.Argument _ -> true;
      default -> false;
    };
  }

  private MicroOperation store(int bits) {
    if (bits == width) {
      return MicroOperation.STORE;
    }
    if (bits == WORD) {
      return MicroOperation.STORE_LONG;
    }
    throw new IllegalArgumentException("neither the width of the format nor 32: " + bits);
  }

  /// Leaves the value, not yet saturated, in the accumulator.
  private void operate(IntegerInstruction in, int[] a) {
    switch (in.operation()) {
      case IntegerOperation.Add() -> add(a[0], a[1]);
      case IntegerOperation.Subtract() -> {
        code.load(a[0]);
        code.add(MicroOperation.SUBTRACT, a[1]);
      }
      case IntegerOperation.Multiply(int shift) -> multiply(a[0], a[1], shift);
      case IntegerOperation.MultiplyAdd(int up, int down) -> multiplyAdd(a, up, down);
      case IntegerOperation.Divide(int shift) -> {
        code.load(a[0]);
        shift(MicroOperation.LEFT, shift);
        code.add(MicroOperation.DIVIDE, a[1]);
      }
      case IntegerOperation.Floor(int shift) -> {
        code.load(a[0]);
        shift(MicroOperation.FLOOR, shift);
      }
      case IntegerOperation.Fraction(int bits) -> {
        code.load(a[0]);
        code.add(MicroOperation.AND, memory.constant((1L << bits) - 1));
      }
      case IntegerOperation.Scale(int by) -> {
        code.load(a[0]);
        shift(by < 0 ? MicroOperation.RIGHT : MicroOperation.LEFT, Math.min(Math.abs(by), WORD));
      }
      case IntegerOperation.ScaleBy() -> {
        code.load(a[0]);
        code.add(MicroOperation.SCALE, a[1]);
      }
      case IntegerOperation.Leading() -> {
        code.load(a[0]);
        code.add(MicroOperation.LEADING);
      }
      case IntegerOperation.SquareRoot(int shift) -> {
        code.load(a[0]);
        shift(MicroOperation.LEFT, shift);
        code.add(MicroOperation.ROOT);
      }
      case IntegerOperation.Select(var relation) -> select(relation, a);
      case IntegerOperation.Clock(long multiplier, int shift) -> clock(multiplier, shift);
      case IntegerOperation.Call(var function) -> {
        IntStream.range(0, a.length)
            .forEach(i -> code.copy(a[i], Sequence.argument(memory, function, i)));
        code.jump(MicroOperation.CALL, Sequence.label(function));
      }
      case IntegerOperation.Constant _,
          IntegerOperation.Read _,
          IntegerOperation.Normal _,
          IntegerOperation.Argument _ ->
          throw new IllegalStateException("given: " + Arrays.toString(a));
    }
  }

  private void add(int a, int b) {
    boolean exchanged = code.holds(b);
    code.load(exchanged ? b : a);
    code.add(MicroOperation.ADD, exchanged ? a : b);
  }

  private void multiply(int a, int b, int shift) {
    code.add(MicroOperation.TAKE, a);
    code.add(MicroOperation.MULTIPLY, b);
    shift(MicroOperation.RIGHT, shift);
  }

  /// Where c is moved up as far as the sum down, it can be added last: it is a whole number.
  private void multiplyAdd(int[] a, int up, int down) {
    if (up == down) {
      multiply(a[0], a[1], down);
      code.add(MicroOperation.ADD, a[2]);
      return;
    }
    code.load(a[2]);
    shift(MicroOperation.LEFT, up);
    code.add(MicroOperation.TAKE, a[0]);
    code.add(MicroOperation.ACCUMULATE, a[1]);
    shift(MicroOperation.RIGHT, down);
  }

  private void clock(long multiplier, int shift) {
    boolean fits = multiplier <= Integer.MAX_VALUE;
    code.add(MicroOperation.TAKE, Sequence.number(memory));
    code.add(MicroOperation.MULTIPLY, memory.constant(fits ? multiplier : multiplier >> 1));
    shift(MicroOperation.RIGHT, fits ? shift : shift - 1);
  }

  private void select(Relation relation, int[] a) {
    code.load(a[0]);
    code.add(MicroOperation.SUBTRACT, a[1]);
    code.add(
        switch (relation) {
          case LESS -> MicroOperation.LESS;
          case LESS_OR_EQUAL -> MicroOperation.LESS_OR_EQUAL;
          case EQUAL -> MicroOperation.EQUAL;
        });
    code.load(a[3]);
    code.add(MicroOperation.CHOOSE, a[2]);
  }

  private void shift(MicroOperation operation, int by) {
    if (by > 0) {
      code.add(operation, by);
    }
  }
}
