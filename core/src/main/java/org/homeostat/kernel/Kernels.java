package org.homeostat.kernel;

/// Chooses how a program is run.
final class Kernels {
  private Kernels() {}

  static Kernel compile(Program program, Execution execution) {
    if (!execution.available()) {
      throw new IllegalArgumentException(
          "the Vector API is not available: start Java with --add-modules jdk.incubator.vector");
    }
    Program fit = Scalars.worthwhile(program) ? Scalars.expand(program) : program;
    return switch (execution) {
      case INTERPRETED -> InterpretedKernel.plan(program);
      case PLAIN, VECTOR -> GeneratedKernel.generate(fit, execution);
    };
  }
}
