package org.homeostat.studio.bench;

import java.util.function.Supplier;

/// Something that is measured, on one core.
///
/// @param name as `bench/RESULTS.md` calls it
/// @param unit of the rates: `lane-steps/s`, the steps of one trajectory in a second
/// @param limitedBy what the limit is, in a few words
/// @param contest makes what is measured and what limits it
public record Benchmark(String name, String unit, String limitedBy, Supplier<Contest> contest) {

  /// The rate that was reached, and the rate that this machine allows.
  public record Outcome(double value, double limit) {}

  /// Measures the two in turn, so that both meet the same moods of the machine; each counts by its
  /// best round.
  public Outcome measure() {
    Contest made = contest.get();
    double value = 0;
    double limit = 0;
    for (int round = 0; round < Contest.ROUNDS; round++) {
      value = Math.max(value, made.subject().rate());
      limit = Math.max(limit, made.bound().rate());
    }
    return new Outcome(value, limit);
  }
}
