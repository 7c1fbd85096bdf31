package org.homeostat.substrate.cost;

/// What a step does.
///
/// @param counts operations, each elementary function as one
/// @param within the operations that those elementary functions are written as
/// @param words numbers read from and written to memory: inputs, states and what is computed once
///   are read once a step, states and sums are written; what is computed on the way stays in
///   registers
/// @param synaptic the mean number of products in matrix products whose factors are not 0
public record Work(Counts counts, Counts within, long words, double synaptic) {
  public static final Work NONE = new Work(Counts.NONE, Counts.NONE, 0, 0);

  static Work words(long words) {
    return new Work(Counts.NONE, Counts.NONE, words, 0);
  }

  /// What this is more than another, at least nothing.
  public Work minus(Work other) {
    return new Work(
        counts.minus(other.counts),
        within.minus(other.within),
        Math.max(0, words - other.words),
        Math.max(0, synaptic - other.synaptic));
  }

  /// The mean of so many steps.
  public Work over(long steps) {
    return new Work(
        counts.times(1.0 / steps),
        within.times(1.0 / steps),
        Math.round((double) words / steps),
        synaptic / steps);
  }

  /// So many multiply-accumulates, with numbers that are at hand.
  public static Work products(double count) {
    return new Work(Counts.of(Kind.MAC, count), Counts.NONE, 0, count);
  }

  public Work plus(Work other) {
    return new Work(
        counts.plus(other.counts),
        within.plus(other.within),
        words + other.words,
        synaptic + other.synaptic);
  }
}
