package org.homeostat.bench;

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
@Measurement(iterations = 200, time = 5, timeUnit = TimeUnit.MILLISECONDS)
public class PeakBenchmark {
  private static final int STEPS = 1000;
  private static final int SUMS = 12;

  private final float[] to = new float[width()];
  private float factor = 0.9f;
  private float start = 0.1f;

  /// The multiply-adds of one number in an operation of [#run], which is one of vectors.
  static int width() {
    return FloatVector.SPECIES_PREFERRED.length();
  }

  @Benchmark
  @OperationsPerInvocation(STEPS * SUMS)
  public float[] run() {
    FloatVector x = FloatVector.broadcast(FloatVector.SPECIES_PREFERRED, factor);
    FloatVector y = FloatVector.broadcast(FloatVector.SPECIES_PREFERRED, start);
    FloatVector s0 = x, s1 = y, s2 = x, s3 = y, s4 = x, s5 = y;
    FloatVector s6 = x, s7 = y, s8 = x, s9 = y, sa = x, sb = y;
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
    first.add(s6).add(s7).add(s8).add(s9).add(sa).add(sb).intoArray(to, 0);
    return to;
  }
}
