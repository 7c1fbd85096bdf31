package org.homeostat.noise;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;

/// Standard normal numbers for the steps of many trajectories.
///
/// A number depends on the name of its source, its element, the seed of its trajectory, its step
/// and the pairing, and on nothing else: not on the other sources or trajectories, on how steps are
/// cut into chunks, nor on whether it is computed plainly or with vectors.
///
/// Immutable; may be shared by threads.
public final class Normals {
  /// Where the second pairing's counters begin, so that no two pairings share one.
  private static final long AREAS_INDEX = 1L << 62;

  private final Pairs pairs;
  private final Pairing pairing;
  private final long[] keys;

  private Normals(List<Source> sources, Pairing pairing, Pairs pairs) {
    Set<String> names = new HashSet<>();
    for (Source source : sources) {
      if (!names.add(source.name())) {
        throw new IllegalArgumentException("two sources of noise are called " + source.name());
      }
    }
    this.pairs = pairs;
    this.pairing = pairing;
    this.keys =
        sources.stream()
            .flatMapToLong(s -> IntStream.range(0, s.elements()).mapToLong(s::key))
            .toArray();
  }

  /// Numbers computed one lane at a time: best for short runs.
  ///
  /// @throws IllegalArgumentException if two sources have the same name
  public static Normals plain(List<Source> sources, Pairing pairing) {
    return new Normals(sources, pairing, new PlainPairs());
  }

  /// The same numbers, computed with the Vector API: best for long runs, slow during their first
  /// moments. The module `jdk.incubator.vector` must be present.
  ///
  /// @throws IllegalArgumentException if two sources have the same name
  public static Normals vector(List<Source> sources, Pairing pairing) {
    return new Normals(sources, pairing, new VectorPairs());
  }

  /// How many numbers a step of one trajectory takes: one for each element of each source, or two.
  public int perStep() {
    return keys.length * pairing.normals();
  }

  /// Fills the numbers of a chunk of steps. Number `n` of lane `l` in the chunk's step `s` is
  /// `normals[(s*perStep() + n)*lanes + l]`. The numbers of a step are those of the first source's
  /// elements, then of the next source's; with [Pairing#AREAS] each element has its `W`, then its
  /// `H`.
  ///
  /// Allocates nothing, save a row when a chunk begins or ends within a pair of steps.
  ///
  /// @param firstStep the number of the chunk's first step, not negative
  /// @param seeds of the trajectories, one a lane
  /// @param lanes any number; multiples of 8, 64 or more, are quickest
  /// @throws IllegalArgumentException if the first step is negative
  /// @throws IndexOutOfBoundsException if there are fewer seeds than lanes or the array is too
  ///   short
  public void fill(double[] normals, long firstStep, int steps, long[] seeds, int lanes) {
    if (firstStep < 0 || firstStep > AREAS_INDEX - steps) {
      throw new IllegalArgumentException("a step must be from 0 to 2^62, not " + firstStep);
    }
    Objects.checkFromIndexSize(0, lanes, seeds.length);
    Objects.checkFromIndexSize(0L, (long) steps * perStep() * lanes, normals.length);
    switch (pairing) {
      case STEPS -> fillSteps(normals, firstStep, steps, seeds, lanes);
      case AREAS -> fillAreas(normals, firstStep, steps, seeds, lanes);
    }
  }

  /// One number, as [#fill] computes it. For tests and for looking at single values.
  ///
  /// @param n its place within the step, less than [#perStep()]
  public double normal(long seed, long step, int n) {
    double[] normals = new double[perStep()];
    fill(normals, step, 1, new long[] {seed}, 1);
    return normals[n];
  }

  private void fillAreas(double[] normals, long firstStep, int steps, long[] seeds, int lanes) {
    int row = 0;
    for (int step = 0; step < steps; step++) {
      for (long key : keys) {
        pairs.fill(key, AREAS_INDEX + firstStep + step, seeds, lanes, normals, row, row + lanes);
        row += 2 * lanes;
      }
    }
  }

  private void fillSteps(double[] normals, long firstStep, int steps, long[] seeds, int lanes) {
    int width = keys.length * lanes;
    long step = firstStep;
    long end = firstStep + steps;
    int row = 0;
    if (step < end && step % 2 == 1) {
      fillHalf(normals, row, step, seeds, lanes);
      row += width;
      step++;
    }
    for (; step + 1 < end; step += 2, row += 2 * width) {
      fillPair(normals, row, step / 2, seeds, lanes);
    }
    if (step < end) {
      fillHalf(normals, row, step, seeds, lanes);
    }
  }

  /// Fills two steps from the row on.
  private void fillPair(double[] normals, int row, long index, long[] seeds, int lanes) {
    if (lanes == 1) {
      pairs.fillLane(keys, index, seeds[0], normals, row, row + keys.length);
      return;
    }
    int width = keys.length * lanes;
    for (int e = 0; e < keys.length; e++) {
      int first = row + e * lanes;
      pairs.fill(keys[e], index, seeds, lanes, normals, first, first + width);
    }
  }

  /// Fills one step, which shares its counters with a step outside the chunk.
  private void fillHalf(double[] normals, int row, long step, long[] seeds, int lanes) {
    double[] both = new double[2 * lanes];
    int half = (int) (step % 2) * lanes;
    for (int e = 0; e < keys.length; e++) {
      pairs.fill(keys[e], step / 2, seeds, lanes, both, 0, lanes);
      System.arraycopy(both, half, normals, row + e * lanes, lanes);
    }
  }
}
