package org.homeostat.kernel;

import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import org.homeostat.elementary.Elementary;
import org.homeostat.expression.Precision;
import org.homeostat.expression.Shape;

/// An elementary function that one [Opcode] computes, found again among the primitives that it was
/// written as.
///
/// A program makes the same assignment only once, and a function is always written as the same
/// primitives. So a value is `f(x)` exactly where its instruction, its arguments, theirs and so on
/// down to x are those of a program for f alone, each at one place.
final class FunctionCall {
  static final int NONE = Fusion.NONE;

  static final List<FunctionCall> ALL =
      List.of(
          new FunctionCall("sine", Opcode.SINE, Elementary::sin),
          new FunctionCall("cosine", Opcode.COSINE, Elementary::cos),
          new FunctionCall("exponential", Opcode.EXPONENTIAL, Elementary::exp),
          new FunctionCall("logarithm", Opcode.LOGARITHM, Elementary::log));

  private final String name;
  private final int opcode;
  private final BiFunction<ProgramBuilder, Value, Value> function;
  private final List<Instruction> parts;
  private final int root;

  private FunctionCall(String name, int opcode, BiFunction<ProgramBuilder, Value, Value> function) {
    this.name = name;
    this.opcode = opcode;
    this.function = function;
    var builder = new ProgramBuilder(Precision.DOUBLE);
    Value x = builder.input("x", Shape.SCALAR, Binding.STEP);
    builder.result("value", write(builder, x));
    Program alone = builder.build();
    this.parts = alone.instructions();
    this.root = alone.results().getFirst().values().getFirst();
  }

  /// Writes the function as primitives.
  Value write(ProgramBuilder on, Value x) {
    return function.apply(on, x);
  }

  int opcode() {
    return opcode;
  }

  /// The x of which a value of a program over scalars is this function, or NONE.
  ///
  /// @param places room for as many numbers as the program has instructions
  int argument(List<Instruction> program, int value, int[] places) {
    Instruction in = program.get(value);
    if (value < root || !in.operation().equals(parts.get(root).operation())) {
      return NONE;
    }
    Arrays.fill(places, 0, parts.size(), NONE);
    return matches(root, program, value, places) ? places[argument()] : NONE;
  }

  private int argument() {
    int read = 0;
    while (parts.get(read).operation().source().isEmpty()) {
      read++;
    }
    return read;
  }

  private boolean matches(int part, List<Instruction> program, int value, int[] places) {
    if (places[part] != NONE) {
      return places[part] == value;
    }
    places[part] = value;
    Instruction own = parts.get(part);
    Instruction other = program.get(value);
    if (own.operation().source().isPresent()) {
      return true;
    }
    if (!own.operation().equals(other.operation())) {
      return false;
    }
    for (int k = 0; k < own.arguments().size(); k++) {
      if (!matches(own.arguments().get(k), program, other.arguments().get(k), places)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public String toString() {
    return name;
  }
}
