package org.homeostat.substrate.fixed;

import java.util.List;

/// A function of integers.
///
/// @param arguments how many it takes
/// @param value the number of the instruction that computes its value
public record IntegerFunction(
    String name, int arguments, List<IntegerInstruction> instructions, int value) {
  public IntegerFunction {
    instructions = List.copyOf(instructions);
  }

  /// The width of its value.
  public int width() {
    return instructions.get(value).width();
  }
}
