package org.homeostat.array;

import java.util.concurrent.TimeUnit;
import jdk.incubator.vector.FloatVector;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Multiply-adds per second of one core with nothing to load or store: the peak in single
/// precision; in double precision it is half.
@State(Scope.Thread)
@Fork(
    value = 1,
    jvmArgsAppend = {"--add-modules", "jdk.incubator.vector"})
@Warmup(iterations = 10, time = 100, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 40, time = 20, timeUnit = TimeUnit.MILLISECONDS)
public class PeakBenchmark {
  private static final int STEPS = 1000;
  private static final int SUMS = 12;

  private final float[] from = new float[SUMS * FloatVector.SPECIES_PREFERRED.length()];

  /// Multiply-adds of one number in an invocation of [#run], which counts vectors.
  static int width() {
    return FloatVector.SPECIES_PREFERRED.length();
  }

  @Benchmark
  @OperationsPerInvocation(STEPS * SUMS)
  public FloatVector run() {
    FloatVector x = load(0);
    FloatVector y = load(1);
    FloatVector s0 = load(0), s1 = load(1), s2 = load(2), s3 = load(3), s4 = load(4), s5 = load(5);
    FloatVector s6 = load(6), s7 = load(7), s8 = load(8), s9 = load(9), sa = load(10);
    FloatVector sb = load(11);
    for (int i = 0; i < STEPS; i++) {
      s0 = s0.fma(x, y);
      s1 = s1.fma(x, y);
      s2 = s2.fma(x, y);
      s3 = s3.fma(x, y);
      s4 = s4.fma(x, y);
      s5 = s5.fma(x, y);
      s6 = s6.fma(x, y);
      s7 = s7.fma(x, y);
      s8 = s8.fma(x, y);
      s9 = s9.fma(x, y);
      sa = sa.fma(x, y);
      sb = sb.fma(x, y);
    }
    FloatVector first = s0.add(s1).add(s2).add(s3).add(s4).add(s5);
    return first.add(s6).add(s7).add(s8).add(s9).add(sa).add(sb);
  }

  private FloatVector load(int number) {
    return FloatVector.fromArray(FloatVector.SPECIES_PREFERRED, from, number * width());
  }
}
