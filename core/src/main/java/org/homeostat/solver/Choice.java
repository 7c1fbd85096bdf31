package org.homeostat.solver;

import org.homeostat.kernel.Execution;
import org.homeostat.kernel.Instruction;
import org.homeostat.kernel.Operation;
import org.homeostat.kernel.Program;

/// Chooses how a kernel runs by the work there is: generated code costs time before it is fast.
final class Choice {
  /// Below so many operations on numbers no class is generated.
  private static final double SMALL = 1e6;

  /// Vector code pays from here on, and later for every instruction more: until the JVM has
  /// compiled it, in milliseconds for each instruction, it is far slower than plain code.
  private static final double LARGE = 2e9;

  private static final double LARGER_BY_INSTRUCTION = 4e7;

  private Choice() {}

  static Execution of(Plan plan, Program program, int trajectories) {
    if (!plan.executions().isEmpty()) {
      return plan.executions().getFirst();
    }
    double work = (double) operations(program) * plan.grid().last() * trajectories;
    if (work < SMALL) {
      return Execution.INTERPRETED;
    }
    double large = LARGE + LARGER_BY_INSTRUCTION * program.instructions().size();
    return work > large && Execution.VECTOR.available() ? Execution.VECTOR : Execution.PLAIN;
  }

  /// The operations on numbers that one step of one trajectory takes.
  static long operations(Program program) {
    long operations = 0;
    for (Instruction instruction : program.instructions()) {
      if (instruction.binding().byStep()) {
        operations += operations(program, instruction);
      }
    }
    return operations;
  }

  private static long operations(Program program, Instruction instruction) {
    long size = instruction.shape().size();
    return switch (instruction.operation()) {
      case Operation.Product _, Operation.ProductOverLanes _ -> {
        var left = program.instructions().get(instruction.arguments().getFirst()).shape();
        yield 2 * size * left.length(left.rank() - 1);
      }
      case Operation.Sum _, Operation.Scatter _, Operation.OverLanes _ ->
          program.instructions().get(instruction.arguments().getFirst()).shape().size();
      case Operation.Elementwise _ -> size;
      case Operation.Constant _,
          Operation.Read _,
          Operation.ReadElement _,
          Operation.Normal _,
          Operation.Transpose _,
          Operation.Slice _,
          Operation.Stack _,
          Operation.Gather _ ->
          0;
    };
  }
}
