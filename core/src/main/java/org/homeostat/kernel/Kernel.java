package org.homeostat.kernel;

import java.util.List;
import org.homeostat.expression.Precision;

/// A program made ready to run over lanes.
///
/// ```
/// Kernel kernel = Kernel.of(program, Execution.PLAIN);
/// Memory memory = kernel.memory(64);
/// memory.set("x", 1);                       // inputs
/// memory.set("dt", 0.1);
/// kernel.prepare(memory);                   // once, after the inputs of a run are set
/// for (...) kernel.run(memory, normals, 0); // results named like inputs have moved on
/// ```
///
/// A kernel is immutable and may be shared by threads; a memory belongs to one thread at a time.
public abstract class Kernel {
  private final Program program;
  private final Layout layout;

  Kernel(Program program, Layout layout) {
    this.program = program;
    this.layout = layout;
  }

  /// Makes a kernel of a program. Code is generated from small programs as expanded to scalars; the
  /// bits of the results do not depend on that, nor on the execution.
  public static Kernel of(Program program, Execution execution) {
    if (!execution.available()) {
      throw new IllegalArgumentException(
          "the Vector API is not available: start Java with --add-modules jdk.incubator.vector");
    }
    return switch (execution) {
      case INTERPRETED -> InterpretedKernel.plan(program);
      case PLAIN, VECTOR, NATIVE -> {
        Program fit = Scalars.worthwhile(program) ? Scalars.expand(program) : program;
        yield GeneratedKernel.generate(
            fit, execution == Execution.PLAIN ? execution : Execution.VECTOR);
      }
      case TAPE ->
          program.precision() == Precision.DOUBLE && Scalars.worthwhile(program)
              ? TapeKernel.write(Scalars.expand(program))
              : InterpretedKernel.plan(program);
    };
  }

  /// The program as it is run (expanded to scalars if it was small).
  public Program program() {
    return program;
  }

  Layout layout() {
    return layout;
  }

  /// A memory for so many lanes (rounded up by the caller to what it likes; a multiple of 8 runs
  /// fastest).
  public Memory memory(int lanes) {
    return new Memory(layout, lanes, List.of());
  }

  /// Computes what does not change from step to step. Call after RUN or TRAJECTORY inputs were set.
  public abstract void prepare(Memory memory);

  /// Runs the program once in every lane.
  ///
  /// @param normals standard normal numbers: number `n` of lane `l` is `normals[start + n*lanes +
  ///   l]`
  public abstract void run(Memory memory, double[] normals, int start);
}
