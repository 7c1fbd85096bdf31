package org.homeostat.kernel;

import java.util.List;

/// Runs a program from a tape: no code is generated, and what runs it is compiled once for all
/// programs. For programs over scalars in double precision.
final class TapeKernel extends Kernel {
  private static final double[] NO_NORMALS = {};

  private final TapeWriter writer;

  static TapeKernel write(Program program) {
    return new TapeKernel(program, new TapeWriter(program));
  }

  private TapeKernel(Program program, TapeWriter writer) {
    super(program, writer.layout());
    this.writer = writer;
  }

  @Override
  public Memory memory(int lanes) {
    return new Memory(layout(), lanes, List.of(writer.once(lanes), writer.step(lanes)));
  }

  @Override
  public void prepare(Memory memory) {
    memory.code().getFirst().run(memory.lanes(), memory.uniform(), NO_NORMALS, 0);
  }

  @Override
  public void run(Memory memory, double[] normals, int start) {
    memory.code().getLast().run(memory.lanes(), memory.uniform(), normals, start);
  }
}
