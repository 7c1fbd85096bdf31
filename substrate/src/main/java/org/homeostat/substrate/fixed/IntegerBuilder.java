package org.homeostat.substrate.fixed;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.homeostat.substrate.fixed.IntegerOperation.Relation;

/// Builds lists of integer operations; the same assignment is made only once. A value is the number
/// of its instruction.
final class IntegerBuilder {
  /// The width of values inside functions.
  static final int FULL = 32;

  private final int width;
  private final List<IntegerInstruction> instructions = new ArrayList<>();
  private final Map<IntegerInstruction, Integer> known = new HashMap<>();
  private final Map<String, List<Integer>> results = new LinkedHashMap<>();

  /// @param width of values where none is said
  IntegerBuilder(int width) {
    this.width = width;
  }

  int append(int width, IntegerOperation operation, Integer... arguments) {
    var instruction = new IntegerInstruction(operation, List.of(arguments), width);
    return known.computeIfAbsent(
        instruction,
        _ -> {
          instructions.add(instruction);
          return instructions.size() - 1;
        });
  }

  int append(IntegerOperation operation, Integer... arguments) {
    return append(width, operation, arguments);
  }

  int constant(long value) {
    return append(new IntegerOperation.Constant(value));
  }

  int add(int a, int b) {
    return append(new IntegerOperation.Add(), a, b);
  }

  int subtract(int a, int b) {
    return append(new IntegerOperation.Subtract(), a, b);
  }

  int negate(int a) {
    return subtract(constant(0), a);
  }

  int multiply(int a, int b, int shift) {
    return append(new IntegerOperation.Multiply(shift), a, b);
  }

  /// `(a*b + c*2^shift) / 2^shift`
  int fma(int a, int b, int c, int shift) {
    return append(new IntegerOperation.MultiplyAdd(shift, shift), a, b, c);
  }

  int divide(int a, int b, int shift) {
    return append(new IntegerOperation.Divide(shift), a, b);
  }

  int floor(int a, int shift) {
    return append(new IntegerOperation.Floor(shift), a);
  }

  int scale(int a, int by) {
    return by == 0 ? a : append(new IntegerOperation.Scale(by), a);
  }

  int root(int a, int shift) {
    return append(new IntegerOperation.SquareRoot(shift), a);
  }

  int where(Relation relation, int a, int b, int then, int otherwise) {
    if (instructions.get(a).operation() instanceof IntegerOperation.Constant(long x)
        && instructions.get(b).operation() instanceof IntegerOperation.Constant(long y)) {
      return Machine.holds(relation, x, y) ? then : otherwise;
    }
    if (a == b) {
      return relation == Relation.LESS ? otherwise : then;
    }
    return append(new IntegerOperation.Select(relation), a, b, then, otherwise);
  }

  int least(int a, int b) {
    return where(Relation.LESS, a, b, a, b);
  }

  int most(int a, int b) {
    return where(Relation.LESS, a, b, b, a);
  }

  int magnitude(int a) {
    return where(Relation.LESS, a, constant(0), negate(a), a);
  }

  /// `value` with the sign of `of`.
  int signed(int of, int value) {
    return where(Relation.LESS, of, constant(0), negate(value), value);
  }

  /// The polynomial of these coefficients, that of power 0 first, by Horner's rule.
  ///
  /// @param shift the bits of z after its point
  int polynomial(int z, long[] coefficients, int shift) {
    int sum = constant(coefficients[coefficients.length - 1]);
    for (int i = coefficients.length - 2; i >= 0; i--) {
      sum = fma(z, sum, constant(coefficients[i]), shift);
    }
    return sum;
  }

  void result(String name, List<Integer> values) {
    results.put(name, List.copyOf(values));
  }

  int size() {
    return instructions.size();
  }

  IntegerProgram program() {
    return Pruning.of(new IntegerProgram(instructions, results));
  }

  IntegerFunction function(String name, int arguments, int value) {
    var alone = new IntegerProgram(instructions, Map.of(name, List.of(value)));
    IntegerProgram pruned = Pruning.of(alone);
    return new IntegerFunction(
        name, arguments, pruned.instructions(), pruned.result(name).getFirst());
  }
}
