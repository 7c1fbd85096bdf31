package org.homeostat.substrate.fixed;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.homeostat.solver.FixedStep;

/// The samples that a delay keeps, the newest in the place of the oldest.
final class IntegerHistory {
  private final FixedStep.Kept kept;
  private final long[][] samples;

  /// @param elements of a sample
  IntegerHistory(FixedStep.Kept kept, int elements) {
    this.kept = kept;
    this.samples = new long[kept.reach() + 1][elements];
  }

  /// The names of the past, with the samples that a step reads.
  void show(long step, Map<String, long[]> values) {
    List<String> past = kept.past();
    for (int tap = 0; tap < past.size(); tap++) {
      values.put(past.get(tap), samples[(int) ((step + tap + 1) % samples.length)]);
    }
  }

  /// What was before the first sample is as that.
  void keep(long step, long[] sample) {
    if (step == 0) {
      Arrays.setAll(samples, _ -> sample);
    }
    samples[(int) (step % samples.length)] = sample;
  }
}
