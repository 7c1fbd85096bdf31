package org.homeostat.bench;

import org.homeostat.expression.Precision;
import org.homeostat.expression.Shape;
import org.homeostat.kernel.Binding;
import org.homeostat.kernel.Execution;
import org.homeostat.kernel.Kernel;
import org.homeostat.kernel.Memory;
import org.homeostat.kernel.ProgramBuilder;
import org.homeostat.kernel.Value;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Products of a 1000 x 1000 matrix, shared by all lanes, with a vector of each lane.
@State(Scope.Thread)
@Fork(
    value = 1,
    jvmArgsAppend = {"--add-modules", "jdk.incubator.vector", "-XX:-DontCompileHugeMethods"})
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class ProductBenchmark {
  private static final int SIZE = 1000;
  private static final double[] NO_NORMALS = new double[0];

  @Param({"1", "64"})
  int lanes = 1;

  @Param({"PLAIN", "VECTOR"})
  Execution execution = Execution.PLAIN;

  private Kernel kernel = kernel();
  private Memory memory = kernel.memory(lanes);

  @Setup(Level.Trial)
  public void compile() {
    kernel = kernel();
    memory = kernel.memory(lanes);
    kernel.prepare(memory);
  }

  private Kernel kernel() {
    var b = new ProgramBuilder(Precision.DOUBLE);
    Value w = b.input("W", Shape.of(SIZE, SIZE), Binding.RUN);
    Value x = b.input("x", Shape.of(SIZE), Binding.STEP);
    b.result("y", b.product(w, x));
    return Kernel.of(b.build(), execution);
  }

  @Benchmark
  public double[] run() {
    kernel.run(memory, NO_NORMALS, 0);
    return memory.lanes();
  }
}
