package org.homeostat.noise;

/// Pairs of standard normal numbers, two for each counter.
///
/// Both forms do the same exactly rounded operations in the same order, so their bits are equal.
sealed interface Pairs permits PlainPairs, VectorPairs {

  /// Writes the pair of lane `l`, whose counter is (`index`, `seeds[l]`), to `normals[first + l]`
  /// and `normals[second + l]`.
  void fill(long key, long index, long[] seeds, int lanes, double[] normals, int first, int second);

  /// Writes the pairs of one lane: those of the key `keys[e]` to `normals[first + e]` and
  /// `normals[second + e]`.
  void fillLane(long[] keys, long index, long seed, double[] normals, int first, int second);
}
