package org.homeostat.studio.infer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.homeostat.inference.Chain;
import org.homeostat.inference.Chains;
import org.homeostat.inference.Density;
import org.homeostat.inference.Sampling;
import org.homeostat.solver.Progress;
import org.homeostat.solver.Workers;
import org.homeostat.studio.file.Keeping;

/// Runs the chains of a study. Each is kept when it has ended, so that a run that was stopped goes
/// on with those that are missing; its draws are those of its seed and number alone.
record ChainRuns(ChainSettings settings, int threads, Keeping keeping, Progress progress) {
  private static final int TOLD = 1000;

  Chains run(Density density, Sampling sampling) {
    int count = settings.chains();
    Sampling.check(density.size(), count, settings.draws());
    Supplier<Density.Evaluator> evaluators = density.evaluators();
    Chain[] all = new Chain[count];
    List<Integer> missing = new ArrayList<>();
    for (int c = 0; c < count; c++) {
      Optional<Chain> kept = kept(c, density.size());
      if (kept.isPresent()) {
        all[c] = kept.get();
      } else {
        missing.add(c);
      }
    }
    long each = settings.draws() + (long) settings.warmup();
    AtomicLong done = new AtomicLong(each * (count - missing.size()));
    Runnable moved =
        () -> {
          long now = done.incrementAndGet();
          if (now % Math.max(1, each * count / TOLD) == 0) {
            progress.advanced(now, each * count);
          }
        };
    Workers.run(
        threads,
        missing.size(),
        i -> {
          int c = missing.get(i);
          all[c] =
              sampling.chain(
                  evaluators.get(),
                  density.size(),
                  Sampling.numbers(settings.seed(), c),
                  settings.draws(),
                  moved);
          keep(c, all[c]);
        });
    return Chains.of(density.elements(), List.of(all));
  }

  private Optional<Chain> kept(int chain, int size) {
    try {
      int length = Integer.BYTES + settings.draws() * size * Double.BYTES;
      return keeping
          .read(chain)
          .filter(bytes -> bytes.length == length)
          .map(bytes -> read(bytes, size));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private Chain read(byte[] bytes, int size) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    int divergences = buffer.getInt();
    double[][] draws = new double[settings.draws()][size];
    for (double[] draw : draws) {
      Arrays.setAll(draw, i -> buffer.getDouble());
    }
    return new Chain(draws, divergences);
  }

  private void keep(int number, Chain chain) {
    int size = chain.draws()[0].length;
    ByteBuffer bytes =
        ByteBuffer.allocate(Integer.BYTES + chain.draws().length * size * Double.BYTES);
    bytes.putInt(chain.divergences());
    for (double[] draw : chain.draws()) {
      for (double element : draw) {
        bytes.putDouble(element);
      }
    }
    try {
      keeping.write(number, bytes.array());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
