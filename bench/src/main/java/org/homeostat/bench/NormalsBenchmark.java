package org.homeostat.bench;

import java.util.List;
import java.util.stream.LongStream;
import org.homeostat.noise.Normals;
import org.homeostat.noise.Pairing;
import org.homeostat.noise.Source;
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

/// Standard normal numbers per second: 32 steps of 64 lanes of one source.
@State(Scope.Thread)
@Fork(
    value = 1,
    jvmArgsAppend = {"--add-modules", "jdk.incubator.vector", "-XX:-DontCompileHugeMethods"})
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class NormalsBenchmark {
  private static final int LANES = 64;
  private static final int STEPS = 32;

  @Param({"plain", "vector"})
  String form = "plain";

  private final double[] buffer = new double[LANES * STEPS];
  private final long[] seeds = LongStream.range(0, LANES).toArray();
  private Normals normals = Normals.plain(List.of(new Source("w", 1)), Pairing.STEPS);

  @Setup(Level.Trial)
  public void choose() {
    List<Source> sources = List.of(new Source("w", 1));
    normals =
        form.equals("vector")
            ? Normals.vector(sources, Pairing.STEPS)
            : Normals.plain(sources, Pairing.STEPS);
  }

  @Benchmark
  @OperationsPerInvocation(LANES * STEPS)
  public double[] fill() {
    normals.fill(buffer, 0, STEPS, seeds, LANES);
    return buffer;
  }
}
