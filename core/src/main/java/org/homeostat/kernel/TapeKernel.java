package org.homeostat.kernel;

import java.util.List;

/// Runs a program from a tape: no code is generated, and what runs it is compiled once for all
/// programs. For programs over scalars in double precision.
final class TapeKernel extends Kernel {
  private static final Walk WALK = Walk.fastest();
  private static final double[] NO_NORMALS = {};

  private final Walk walk;
  private final TapeWriter writer;

  static TapeKernel write(Program program) {
    return write(program, WALK);
  }

  static TapeKernel write(Program program, Walk walk) {
    return new TapeKernel(program, walk, new TapeWriter(program, walk.fuses()));
  }

  private TapeKernel(Program program, Walk walk, TapeWriter writer) {
    super(program, writer.layout());
    this.walk = walk;
    this.writer = writer;
  }

  @Override
  public Memory memory(int lanes) {
    Tape once = writer.tape(writer.once(), walk, lanes);
    Tape step = writer.tape(writer.step(), walk, lanes);
    return new Memory(layout(), lanes, List.of(once, step));
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
