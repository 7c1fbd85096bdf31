package org.homeostat.kernel;

import java.util.EnumSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Runs a program instruction by instruction.
final class InterpretedKernel extends Kernel {
  private final Placement placement;
  private final Interpretation interpretation;
  private final List<Integer> once;
  private final List<Integer> eachStep;

  static InterpretedKernel plan(Program program) {
    var all = IntStream.range(0, program.instructions().size()).boxed().collect(Collectors.toSet());
    return new InterpretedKernel(program, new Placement(program, all));
  }

  private InterpretedKernel(Program program, Placement placement) {
    super(program, placement.layout());
    this.placement = placement;
    this.interpretation = new Interpretation(program, placement);
    this.once = placement.at(EnumSet.of(Binding.CONSTANT, Binding.RUN, Binding.TRAJECTORY));
    this.eachStep = placement.at(EnumSet.of(Binding.CLOCK, Binding.STEP));
    placement.planCopies();
  }

  @Override
  public void prepare(Memory memory) {
    interpretation.run(once, memory.lanes(), memory.uniform(), new double[0], 0, memory.count());
  }

  @Override
  public void run(Memory memory, double[] normals, int start) {
    int count = memory.count();
    interpretation.run(eachStep, memory.lanes(), memory.uniform(), normals, start, count);
    placement.copy(memory.lanes(), memory.uniform(), normals, start, count);
  }
}
