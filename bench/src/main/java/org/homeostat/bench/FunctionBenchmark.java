package org.homeostat.bench;

import java.util.List;
import org.homeostat.expression.Operator;
import org.homeostat.expression.Operators;
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
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Elementary functions per second, as a kernel computes them over 256 lanes.
@State(Scope.Thread)
@Fork(
    value = 1,
    jvmArgsAppend = {"--add-modules", "jdk.incubator.vector", "-XX:-DontCompileHugeMethods"})
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class FunctionBenchmark {
  private static final int LANES = 256;
  private static final double[] NO_NORMALS = new double[0];

  @Param({"exp", "log", "sin", "tanh", "sigmoid", "erf"})
  String function = "exp";

  @Param({"PLAIN", "VECTOR"})
  Execution execution = Execution.PLAIN;

  private Kernel kernel = kernel();
  private Memory memory = kernel.memory(LANES);

  @Setup(Level.Trial)
  public void compile() {
    kernel = kernel();
    memory = kernel.memory(LANES);
    memory.set("x", 0.7);
    kernel.prepare(memory);
  }

  private Kernel kernel() {
    Operator operator = Operators.function(function);
    var b = new ProgramBuilder(Precision.DOUBLE);
    Value x = b.input("x", Shape.SCALAR, Binding.STEP);
    b.result("y", operator.value(b, List.of(x)));
    return Kernel.of(b.build(), execution);
  }

  @Benchmark
  @OperationsPerInvocation(LANES)
  public double[] run() {
    kernel.run(memory, NO_NORMALS, 0);
    return memory.lanes();
  }
}
