package org.homeostat.substrate.fixed;

import java.util.List;

/// One assignment: an operation on the values of earlier instructions.
///
/// @param arguments the numbers of the instructions whose values are the arguments
/// @param width the bits of the value in two's complement, at most 32, where it saturates
public record IntegerInstruction(IntegerOperation operation, List<Integer> arguments, int width) {
  public IntegerInstruction {
    arguments = List.copyOf(arguments);
  }
}
