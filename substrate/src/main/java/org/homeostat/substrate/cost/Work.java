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
  static final Work NONE = new Work(Counts.NONE, Counts.NONE, 0, 0);

  static Work words(long words) {
    return new Work(Counts.NONE, Counts.NONE, words, 0);
  }

  Work plus(Work other) {
    return new Work(
        counts.plus(other.counts),
        within.plus(other.within),
        words + other.words,
        synaptic + other.synaptic);
  }
}
