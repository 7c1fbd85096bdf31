package org.homeostat.kernel;

import java.util.List;
import org.homeostat.expression.Shape;

/// One assignment of a program: an operation on the results of earlier instructions.
///
/// @param arguments the indices of the instructions whose results are the arguments
public record Instruction(
    Operation operation, List<Integer> arguments, Shape shape, Binding binding) {
  public Instruction {
    arguments = List.copyOf(arguments);
  }
}
